import { setTimeout as wait } from 'node:timers/promises'
import { readServerConfig } from '../../config/server'
import { setKeys } from '../../server/platform/crypto'
import { openDatabase } from '../../server/platform/db'
import { schema } from '../../server/schema'
import { addJoiningEvent } from '../../server/seeds/membership'
import { addOrganisation } from '../../server/seeds/organisations'
import { percentile } from '../support/crowd'
import { onMariadb, type TestDatabase } from '../support/databases'
import { queryAt } from '../support/mariadb'
import { startServerProcess } from '../support/process'
import { recordFigures, scale, seededRandom } from './support/figures'
import { createJoiners, type Joined } from './support/joiner'

/** 300 people a second for 20 seconds, at 350 places: a day on which a whole city joins. */
const places = scale(350)
const aSecond = scale(300)
const seconds = 20
const people = aSecond * seconds

async function addEvents(database: TestDatabase): Promise<string[]> {
  const config = readServerConfig({ NODE_ENV: 'test', ...database.env })
  setKeys(config.keys)
  const opened = await openDatabase(config, schema)
  const now = new Date()
  const codes = await opened.transaction(async (db) => {
    const made: string[] = []
    for (let at = 1; at <= places; at++) {
      const union = await addOrganisation(db, { name: `第${at}联合工会`, kind: 'street' }, null, now)
      const event = { organisationId: union.id, name: '全市集中入会', place: `第${at}站` }
      made.push((await addJoiningEvent(db, event, 1, now)).code)
    }
    return made
  })
  await opened.close()
  return codes
}

onMariadb('The joining day', (make) => {
  it('loses nobody and takes nobody twice, though the server is killed in the middle of it', async () => {
    const database = await make('migrated')
    const codes = await addEvents(database)
    const server = await startServerProcess(database)
    const random = seededRandom()
    let isUp: Promise<void> = Promise.resolve()
    const crowd = createJoiners(server, { isUp: () => isUp, pauseMs: 500 })

    const from = performance.now()
    const times: number[] = []
    const joins: Promise<Joined>[] = []
    const joinOne = async (at: number): Promise<Joined> => {
      const began = performance.now()
      const eventCode = codes[Math.floor(random() * codes.length)]!
      const joined = await crowd.join({ name: `骑手${at}`, eventCode })
      times.push(performance.now() - began)
      return joined
    }
    for (let second = 0; second < seconds; second++) {
      const next = from + (second + 1) * 1000
      for (let at = 0; at < aSecond; at++) joins.push(joinOne(joins.length))
      if (second === seconds / 2) isUp = server.kill().then(() => server.start())
      await wait(Math.max(0, next - performance.now()))
    }
    const joined = await Promise.all(joins)
    const took = (performance.now() - from) / 1000

    const { problems, lost, doubled } = await crowd.findProblems(joined)
    const count = async (sql: string) =>
      Number(((await queryAt(database.env.DATABASE_URL!, sql)) as { count: number }[])[0]!.count)
    const applications = await count("SELECT COUNT(*) AS count FROM applications WHERE state = 'submitted'")
    const items = await count('SELECT COUNT(*) AS count FROM work_items WHERE is_open = 1')
    recordFigures('joiningDay.mariadb', {
      places,
      people,
      offeredPerSecond: aSecond,
      joinedPerSecond: people / took,
      seconds: took,
      p50Seconds: percentile(times, 0.5) / 1000,
      p99Seconds: percentile(times, 0.99) / 1000,
      lost,
      doubled,
    })
    expect(problems).toEqual([])
    expect([new Set(joined.map(({ id }) => id)).size, applications, items]).toEqual([people, people, people])
    await server.stop()
    await database.drop()
  })
})
