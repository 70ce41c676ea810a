import { setTimeout as wait } from 'node:timers/promises'
import { onMariadb, type TestDatabase } from '../support/databases'
import { queryAt } from '../support/mariadb'
import { type ServerProcess, startServerProcess } from '../support/process'
import { recordFigures, scale, seededRandom } from './support/figures'
import { type Family, findWrongs, makeFamilies, openClasses, rushForSeats, waited } from './support/seatRush'

/** 20,000 people for 1,000 seats over 20 classes, 300 at a time; a fiftieth of them in `npm test`. */
const people = scale(20_000)
const classes = scale(20)
const seats = scale(1_000) / classes
const atOnce = Math.max(60, scale(300))
const kills = scale(10)

onMariadb('Everybody taps at nine', (make) => {
  let database: TestDatabase
  let servers: ServerProcess[]
  let families: Family[]
  beforeAll(async () => {
    database = await make('migrated')
    const first = await startServerProcess(database)
    servers = [first, await startServerProcess(database)]
    families = await makeFamilies(database, people)
  })
  afterAll(async () => {
    for (const server of servers) await server.stop()
    await database.drop()
  })

  async function rush(name: string, from: string, to: string, used: ServerProcess[], isUp?: () => Promise<void>) {
    const classIds = await openClasses(database, { classes, seats, from, to })
    const urlOf = (at: number) => used[at % used.length]!.url
    const isUpNow = isUp ? { isUp } : {}
    const done = await rushForSeats({ families, classIds, urlOf, atOnce, random: seededRandom(), ...isUpNow })
    const { seated, ...wrongs } = await findWrongs(
      (sql) => queryAt(database.env.DATABASE_URL!, sql),
      classIds,
      seats,
      done,
    )
    const { answers, seconds } = done
    recordFigures(`seatRush.${name}`, {
      people,
      seats: seats * classes,
      seated,
      ...wrongs,
      seconds,
      answeredPerSecond: people / seconds,
      p50Seconds: waited(answers, 0.5),
      p99Seconds: waited(answers, 0.99),
      askedAgain: answers.filter(({ tries }) => tries > 1).length,
    })
    expect(wrongs).toEqual({ oversold: 0, twice: 0, torn: 0, lost: 0, unanswered: 0 })
    expect(seated).toBe(seats * classes)
    const codes = new Set(answers.map(({ code }) => code))
    const known = [null, 'classes.full', 'classes.overlap', 'classes.already_booked']
    expect([...codes].filter((code) => !known.includes(code as (typeof known)[number]))).toEqual([])
  }

  it('and every seat is given once, by one server', async () => {
    await rush('oneServer', '2027-07-05', '2027-07-16', servers.slice(0, 1))
  })

  it('and every seat is given once, by two servers on one database', async () => {
    await rush('twoServers', '2027-07-19', '2027-07-30', servers)
  })

  it('and every seat is given once, by a server that is killed and started again in the middle', async () => {
    const [server] = servers as [ServerProcess]
    const random = seededRandom()
    let isUp: Promise<void> = Promise.resolve()
    let isOver = false
    const killing = (async () => {
      for (let killed = 0; killed < kills && !isOver; killed++) {
        await wait(100 + random() * 400)
        isUp = server.kill().then(() => server.start())
        await isUp
      }
    })()
    await rush('killed', '2027-08-02', '2027-08-13', [server], () => isUp)
    isOver = true
    await killing
  })
})
