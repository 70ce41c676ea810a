import { setTimeout as wait } from 'node:timers/promises'
import type { SeededPerson } from '../../server/seeds/people'
import { percentile } from '../support/crowd'
import { onMariadb, type TestDatabase } from '../support/databases'
import { queryAt } from '../support/mariadb'
import { type ServerProcess, startServerProcess } from '../support/process'
import { recordFigures, scale, seededRandom } from './support/figures'
import { findWrongs, handIn, makePeople, openQuiz } from './support/quizRush'

/** 2,000 people hand in a paper of 150 marks, 500 pass, there are 80 coupons; a fiftieth of them in `npm test`. */
const count = scale(2_000)
const qualify = Math.max(8, scale(500))
const coupons = Math.max(3, scale(80))
const atOnce = Math.max(40, scale(300))
const kills = Math.max(2, scale(10))

onMariadb('Everybody hands in at once', (make) => {
  let database: TestDatabase
  let servers: ServerProcess[]
  let people: SeededPerson[]
  beforeAll(async () => {
    database = await make('migrated')
    const first = await startServerProcess(database)
    servers = [first, await startServerProcess(database)]
    people = await makePeople(database, count)
  })
  afterAll(async () => {
    for (const server of servers) await server.stop()
    await database.drop()
  })

  async function rush(name: string, used: ServerProcess[], isUp?: () => Promise<void>) {
    const quiz = await openQuiz(database, { people, qualify, coupons })
    const urlOf = (at: number) => used[at % used.length]!.url
    const done = await handIn({ examinees: quiz.examinees, urlOf, atOnce, ...(isUp ? { isUp } : {}) })
    const query = (sql: string) => queryAt(database.env.DATABASE_URL!, sql)
    const { granted, acts, wrongs } = await findWrongs(query, quiz, done.told)
    const seconds = (share: number) =>
      percentile(
        done.told.map(({ ms }) => ms),
        share,
      ) / 1000
    recordFigures(`quizRush.${name}`, {
      ...{ people: count, qualify: acts, coupons, granted, ...wrongs, seconds: done.seconds },
      ...{ perSecond: count / done.seconds, p50Seconds: seconds(0.5), p99Seconds: seconds(0.99) },
      askedAgain: done.told.filter(({ tries }) => tries > 1).length,
    })
    expect(wrongs).toEqual({ untrue: 0, twice: 0, sameOrder: 0, outOfOrder: 0, leftOpen: 0 })
    expect({ granted, acts, told: done.told.length }).toEqual({ granted: coupons, acts: qualify, told: count })
  }

  it('and the coupons go to the first who pass, by the recorded order', async () => {
    await rush('oneServer', servers.slice(0, 1))
  })

  it('and so they do by two servers on one database', async () => {
    await rush('twoServers', servers)
  })

  it('and so they do by a server that is killed and started again in the middle', async () => {
    const [server] = servers as [ServerProcess]
    const random = seededRandom()
    let isUp: Promise<void> = Promise.resolve()
    let isOver = false
    const killing = (async () => {
      for (let killed = 0; killed < kills && !isOver; killed++) {
        await wait(30 + random() * 200)
        isUp = server.kill().then(() => server.start())
        await isUp
      }
    })()
    await rush('killed', [server], () => isUp)
    isOver = true
    await killing
  })
})
