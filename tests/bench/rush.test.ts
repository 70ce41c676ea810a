import { resolve } from 'node:path'
import { isFullScale } from '../faults/support/figures'
import { onMariadb, type TestDatabase } from '../support/databases'
import { type Contestant, startContestant } from './support/contest'
import { buildPoolServer, openPools } from './support/pools'
import { bars, compete, type Name, recordVolleys, runs } from './support/volleys'

const people = isFullScale ? 2_048 : 256
/** About three seconds of each. */
const shots = isFullScale ? { ours: 18_432, plain: 4_096, bare: 32_768 } : { ours: 512, plain: 256, bare: 512 }

onMariadb('A hot pool beside one transaction for each request', (make) => {
  let database: TestDatabase
  let contestants: Record<Name, Contestant>
  let pools: Awaited<ReturnType<typeof openPools>>
  beforeAll(async () => {
    database = await make('migrated')
    const ours = await startContestant(buildPoolServer(), database.env)
    pools = await openPools(database, people)
    const answer = JSON.stringify({ poolId: 'a', place: 1, left: 1 })
    contestants = {
      ours,
      plain: await startContestant(resolve('tests/bench/servers/handwritten/main.mjs'), database.env),
      bare: await startContestant(resolve('tests/bench/servers/bare.mjs'), { BODY: answer }),
    }
  })
  afterAll(async () => {
    for (const one of Object.values(contestants)) await one.stop()
    await pools.close()
    await database.drop()
  })
  /** Pools of its own for each volley. */
  const competeFor = (stock: number, connections: number) =>
    compete(contestants, connections, (name) => pools.shotsAt(shots[name], stock))

  it.each([64, 256])('takes places over %i connections', async (connections) => {
    const before = await pools.countPlaces()
    const volleys = await competeFor(people, connections)
    recordVolleys(`rush${connections}`, volleys, bars[connections]!)
    const counted = isFullScale ? runs + 1 : runs
    expect(await pools.countPlaces()).toBe(before + counted * (shots.ours + shots.plain))
  })

  it('tells those who come too late, over 256 connections', async () => {
    recordVolleys('rushSoldOut256', await competeFor(0, 256), bars[256]!)
  })
})
