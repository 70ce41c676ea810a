import { resolve } from 'node:path'
import { isFullScale } from '../faults/support/figures'
import { onMariadb, type TestDatabase } from '../support/databases'
import { type Contestant, startContestant } from './support/contest'
import { buildPoolServer } from './support/pools'
import { openSeats } from './support/seats'
import { bars, compete, type Name, recordVolleys } from './support/volleys'

const people = isFullScale ? 6_144 : 256
/** Of a class: everybody asks for one of them at a time. */
const seats = isFullScale ? 1_024 : 64
/** About three seconds of each. */
const shots = isFullScale ? { ours: 6_144, plain: 3_072, bare: 32_768 } : { ours: 256, plain: 256, bare: 512 }

onMariadb('Booking beside one transaction for each request', (make) => {
  let database: TestDatabase
  let contestants: Record<Name, Contestant>
  let classes: Awaited<ReturnType<typeof openSeats>>
  beforeAll(async () => {
    database = await make('migrated')
    const ours = await startContestant(buildPoolServer(), database.env)
    classes = await openSeats(database, people)
    contestants = {
      ours,
      plain: await startContestant(resolve('tests/bench/servers/handwritten/main.mjs'), database.env),
      bare: await startContestant(resolve('tests/bench/servers/bare.mjs'), { BODY: JSON.stringify(answer) }),
    }
  })
  afterAll(async () => {
    for (const one of Object.values(contestants)) await one.stop()
    await classes.close()
    await database.drop()
  })

  it.each([64, 256])('takes seats over %i connections', async (connections) => {
    const volleys = await compete(contestants, connections, (name) => classes.shotsAt(shots[name], seats))
    for (const name of ['ours', 'plain'] as const) {
      expect(volleys[name].map(({ taken }) => taken)).toEqual(volleys[name].map(() => shots[name]))
    }
    recordVolleys(`booking${connections}`, volleys, bars[connections]!)
  })

  it('tells those who come too late, over 256 connections', async () => {
    const many = { ...shots, ours: 4 * shots.ours }
    const volleys = await compete(contestants, 256, (name) => classes.shotsAt(many[name], 0))
    expect(volleys.ours.concat(volleys.plain).map(({ taken }) => taken)).not.toContain(1)
    expect(await classes.countSeats()).toBe(0)
    recordVolleys('bookingSoldOut256', volleys, bars[256]!)
  })
})

const id = '01936f5e-0000-7000-8000-000000000061'
const answer = {
  ...{ id, state: 'held', seats: 1, order: 1, expiresAt: '2026-11-23T02:30:00.000Z' },
  places: [{ childId: id, classId: id, order: 1, ahead: null }],
}
