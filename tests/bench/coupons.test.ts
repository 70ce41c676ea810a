import { resolve } from 'node:path'
import { isFullScale } from '../faults/support/figures'
import { onMariadb, type TestDatabase } from '../support/databases'
import { type Contestant, startContestant } from './support/contest'
import { openCoupons } from './support/coupons'
import { buildPoolServer } from './support/pools'
import { bars, compete, type Name, recordVolleys } from './support/volleys'

const people = isFullScale ? 6_144 : 256
/** About three seconds of each. */
const shots = isFullScale ? { ours: 6_144, plain: 3_072, bare: 32_768 } : { ours: 256, plain: 256, bare: 512 }

onMariadb('Claiming a coupon beside one transaction for each request', (make) => {
  let database: TestDatabase
  let contestants: Record<Name, Contestant>
  let campaigns: Awaited<ReturnType<typeof openCoupons>>
  beforeAll(async () => {
    database = await make('migrated')
    const ours = await startContestant(buildPoolServer(), database.env)
    campaigns = await openCoupons(database, people)
    contestants = {
      ours,
      plain: await startContestant(resolve('tests/bench/servers/handwritten/main.mjs'), database.env),
      bare: await startContestant(resolve('tests/bench/servers/bare.mjs'), { BODY: JSON.stringify(answer) }),
    }
  })
  afterAll(async () => {
    for (const one of Object.values(contestants)) await one.stop()
    await campaigns.close()
    await database.drop()
  })

  it.each([64, 256])('gives coupons over %i connections', async (connections) => {
    const volleys = await compete(contestants, connections, (name) => campaigns.shotsAt(shots[name], people))
    for (const name of ['ours', 'plain'] as const) {
      expect(volleys[name].map(({ taken }) => taken)).toEqual(volleys[name].map(() => shots[name]))
    }
    recordVolleys(`coupon${connections}`, volleys, bars[connections]!)
  })

  it('tells those who come too late, over 256 connections', async () => {
    const before = await campaigns.countCoupons()
    const many = { ...shots, ours: 4 * shots.ours }
    const volleys = await compete(contestants, 256, (name) => campaigns.shotsAt(many[name], 0))
    expect(volleys.ours.concat(volleys.plain).map(({ taken }) => taken)).not.toContain(1)
    expect(await campaigns.countCoupons()).toBe(before)
    recordVolleys('couponSoldOut256', volleys, bars[256]!)
  })
})

const id = '01936f5e-0000-7000-8000-000000000061'
const coupon = { id, order: 1, state: 'usable', validUntil: '2026-12-22T16:00:00.000Z' }
const answer = { order: 1, remaining: 6_143, coupon }
