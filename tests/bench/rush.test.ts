import { resolve } from 'node:path'
import { isFullScale, recordFigures } from '../faults/support/figures'
import { percentile } from '../support/crowd'
import { onMariadb, type TestDatabase } from '../support/databases'
import { type Contestant, fire, startContestant, type Volley } from './support/contest'
import { buildPoolServer, openPools } from './support/pools'

const people = isFullScale ? 2_048 : 256
const runs = isFullScale ? 5 : 1
/** About three seconds of each. */
const shots = isFullScale ? { ours: 18_432, plain: 4_096, bare: 32_768 } : { ours: 512, plain: 256, bare: 512 }
type Name = keyof typeof shots

/** What is asked of ours at full numbers, as a multiple of one transaction for each request. */
const bars: Record<number, number> = { 64: 4, 256: 6 }

const medianOf = (volleys: Volley[], of: (one: Volley) => number) => percentile(volleys.map(of), 0.5)

onMariadb('A hot pool beside one transaction for each request', (make) => {
  let database: TestDatabase
  let contestants: Record<Name, Contestant>
  let pools: Awaited<ReturnType<typeof openPools>>
  beforeAll(async () => {
    database = await make()
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

  /** Runs them in turn, again and again, each with pools of its own. */
  async function compete(connections: number, stock: number): Promise<Record<Name, Volley[]>> {
    const volleys: Record<Name, Volley[]> = { ours: [], plain: [], bare: [] }
    // The first one warms up, and is not counted.
    for (let run = isFullScale ? -1 : 0; run < runs; run++) {
      for (const name of ['ours', 'plain', 'bare'] as const) {
        const volley = await fire(contestants[name].url, connections, await pools.shotsAt(shots[name], stock))
        if (run >= 0) volleys[name].push(volley)
      }
    }
    return volleys
  }

  function record(name: string, { ours, plain, bare }: Record<Name, Volley[]>, bar: number): void {
    const [mine, theirs, most] = [ours, plain, bare].map((volleys) => medianOf(volleys, (one) => one.perSecond))
    const ratio = mine! / theirs!
    const figures = {
      ratio,
      ofBare: mine! / most!,
      oursPerSecond: mine!,
      plainPerSecond: theirs!,
      barePerSecond: most!,
    }
    const times = { oursP50Ms: medianOf(ours, (one) => one.p50Ms), oursP99Ms: medianOf(ours, (one) => one.p99Ms) }
    recordFigures(name, { ...figures, ...times, plainP50Ms: medianOf(plain, (one) => one.p50Ms) }, 'bench')
    // A short run on a machine that does other things besides says that it works, not how fast.
    expect(ratio).toBeGreaterThanOrEqual(isFullScale ? bar : 0.1)
  }

  it.each([64, 256])('takes places over %i connections', async (connections) => {
    const before = await pools.countPlaces()
    const volleys = await compete(connections, people)
    record(`rush${connections}`, volleys, bars[connections]!)
    const counted = isFullScale ? runs + 1 : runs
    expect(await pools.countPlaces()).toBe(before + counted * (shots.ours + shots.plain))
  })

  it('tells those who come too late, over 256 connections', async () => {
    record('rushSoldOut256', await compete(256, 0), bars[256]!)
  })
})
