import { setTimeout as wait } from 'node:timers/promises'
import { onEveryDatabase, type TestDatabase } from '../support/databases'
import { type ServerProcess, startServerProcess } from '../support/process'
import { recordFigures, scale, seededRandom } from './support/figures'
import { createJoiners, type Joined } from './support/joiner'

/** At full numbers 100 kills among 400 riders; `npm test` runs a fiftieth. */
const kills = scale(100)
const riders = scale(400)

onEveryDatabase('A server that is killed again and again while riders join', (make) => {
  let database: TestDatabase
  let server: ServerProcess
  let isUp: Promise<void> = Promise.resolve()
  beforeAll(async () => {
    database = await make('migrated')
    server = await startServerProcess(database)
  })
  afterAll(async () => {
    await server.stop()
    await database.drop()
  })

  it('loses nothing it has acknowledged, and does nothing twice', async () => {
    const random = seededRandom()
    const from = Date.now()
    let isDone = false
    let killed = 0
    const killing = (async () => {
      while (killed < kills && !isDone) {
        await wait(30 + random() * 250)
        isUp = server.kill().then(() => server.start())
        await isUp
        killed += 1
      }
    })()
    const crowd = createJoiners(server, { isUp: () => isUp })
    const joined: Joined[] = []
    let next = 0
    // As many phones as a small crowd, each taking the next rider when it is done with one.
    const phones = Array.from({ length: 8 }, async () => {
      while (next < riders) joined.push(await crowd.join({ name: `骑手${next++}` }))
    })
    await Promise.all(phones).finally(() => {
      isDone = true
      return killing
    })

    expect(new Set(joined.map(({ id }) => id)).size).toBe(riders)
    const { problems, lost, doubled } = await crowd.findProblems(joined)
    const reviewer = await server.as('reviewer')
    expect((await reviewer.desk.listWorkItems({ query: {} })).counts.open).toBe(riders)
    expect(problems).toEqual([])
    recordFigures(`killed.${database.kind}`, { riders, killed, lost, doubled, seconds: (Date.now() - from) / 1000 })
  })
})
