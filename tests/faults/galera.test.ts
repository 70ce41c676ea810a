import { setTimeout as wait } from 'node:timers/promises'
import { ApiError } from '../../shared/http/client'
import { addDays } from '../../shared/http/time'
import { makeEmbedded, onMariadb, type TestDatabase } from '../support/databases'
import { type Galera, startGalera } from '../support/galera'
import { newPhone } from '../support/people'
import { type ServerProcess, startServerProcess } from '../support/process'
import { within } from '../support/waiting'
import { isFullScale, recordFigures, scale, seededRandom } from './support/figures'
import { createJoiners, type Joined } from './support/joiner'
import { findWrongs, makeFamilies, openClasses, rushForSeats } from './support/seatRush'

const rounds = isFullScale ? 5 : 1
/** For whom there is a seat each four. */
const people = scale(8_000)
const loadMs = isFullScale ? 5_000 : 1_500

/** Three databases and a server start before it. */
const patienceMs = 180_000

onMariadb('A cluster of three databases whose writer is killed under load', () => {
  let galera: Galera
  let server: ServerProcess
  let database: TestDatabase
  beforeAll(async () => {
    galera = await startGalera()
    await galera.nodes[0]!.query('CREATE DATABASE joining CHARACTER SET utf8mb4')
    const folder = await makeEmbedded()
    const hosts = galera.nodes.map(({ host }) => host).join(',')
    const env = { ...folder.env, DATABASE_URL: `mysql://root:@${hosts}/joining` }
    database = { kind: 'mariadb', env, drop: folder.drop }
    server = await startServerProcess(database)
  }, patienceMs)
  afterAll(async () => {
    await server?.stop()
    await galera?.stop()
    await database?.drop()
  }, patienceMs)

  /** The node that holds the server's connections. */
  async function findWriter() {
    const sql = "SELECT COUNT(*) AS count FROM information_schema.processlist WHERE db = 'joining'"
    const counts = await Promise.all(
      galera.nodes.map(async (node) => Number(((await node.query(sql)) as [{ count: number }])[0].count)),
    )
    return galera.nodes[counts.indexOf(Math.max(...counts))]!
  }

  /** The longest time without a write that came through, in seconds. */
  function watchWrites() {
    let isOver = false
    let longest = 0
    let last = performance.now()
    const watching = (async () => {
      while (!isOver) {
        await server.anonymous.identity.requestSmsCode({ body: { phone: newPhone() } }).then(
          () => {
            longest = Math.max(longest, performance.now() - last)
            last = performance.now()
          },
          () => wait(20),
        )
      }
    })()
    return async () => {
      isOver = true
      await watching
      return longest / 1000
    }
  }

  it('loses nothing it has acknowledged, and goes on without a restart of ours', async () => {
    const crowd = createJoiners(server, { pauseMs: 100 })
    const reviewer = await server.as('reviewer')
    const member = await server.as('driver')
    const { pid } = server
    const joined: Joined[] = []
    const decided: string[] = []
    const gaps: number[] = []
    let isOver = false

    const join = async () => {
      while (!isOver) {
        const one = await crowd.join({})
        joined.push(one)
        if (joined.length % 2 === 0) decided.push(await approve(one.id))
      }
    }
    /** A decision whose answer was lost finds its own trace when it is taken again. */
    const approve = async (applicationId: string): Promise<string> => {
      const params = { applicationId }
      const body = { decision: 'approve' as const, version: 2, assurance: 'seenByStaff' as const }
      await crowd.persist((options) => reviewer.membershipDesk.decideApplication({ params, body }, options))
      return applicationId
    }
    const read = async () => {
      while (!isOver) {
        await Promise.all([server.anonymous.home.getHome(), member.membership.getCard()]).catch((error) => {
          if (!(error instanceof ApiError) || error.status < 500) return
        })
        await wait(10)
      }
    }
    const load = Promise.all([join(), join(), join(), join(), read()])
    for (let round = 0; round < rounds; round++) {
      await wait(loadMs)
      const writer = await findWriter()
      const stopWatching = watchWrites()
      await wait(300)
      await writer.kill()
      await wait(loadMs)
      await within(60, async () => (await fetch(`${server.url}/readyz`)).ok)
      gaps.push(await stopWatching())
      await writer.start()
    }
    isOver = true
    await load

    const { problems, lost, doubled } = await crowd.findProblems(joined)
    const undecided: string[] = []
    for (const applicationId of decided) {
      const { state } = await reviewer.membershipDesk.getCase({ params: { applicationId } })
      if (state !== 'approved') undecided.push(applicationId)
    }
    recordFigures('galera', {
      rounds,
      joined: joined.length,
      decided: decided.length,
      lost,
      doubled,
      undecided: undecided.length,
      secondsWithoutWritesMax: Math.max(...gaps),
      secondsWithoutWritesMean: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
    })
    expect(problems).toEqual([])
    expect(undecided).toEqual([])
    expect(server.pid).toBe(pid)
    expect(Math.max(...gaps)).toBeLessThan(30)
  }, 1_800_000)

  it('gives every seat once, though its writer is killed while everybody taps', async () => {
    const families = await makeFamilies(database, people)
    const [classes, seats] = [4, people / 16]
    const { pid } = server
    for (let round = 0; round < rounds; round++) {
      const from = addDays('2027-07-05', 7 * round)
      const classIds = await openClasses(database, { classes, seats, from, to: addDays(from, 4) })
      const urlOf = () => server.url
      const rush = rushForSeats({ families, classIds, urlOf, atOnce: 100, random: seededRandom() })
      await wait(300)
      const writer = await findWriter()
      await writer.kill()
      const done = await rush
      await writer.start()
      const { seated, ...wrongs } = await findWrongs(
        (sql) => writer.query(sql.replace('FROM class_places', 'FROM joining.class_places')),
        classIds,
        seats,
        done,
      )
      recordFigures(`galera.seatRush${round + 1}`, { people, seated, ...wrongs, seconds: done.seconds })
      expect([seated, wrongs]).toEqual([classes * seats, { oversold: 0, twice: 0, torn: 0, lost: 0, unanswered: 0 }])
    }
    expect(server.pid).toBe(pid)
  })
})
