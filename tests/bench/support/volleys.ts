import { isFullScale, recordFigures } from '../../faults/support/figures'
import { percentile } from '../../support/crowd'
import { type Contestant, fire, type Shot, type Volley } from './contest'

/** Ours, the same act in one transaction for each request, and a route that does nothing. */
export const contestants = ['ours', 'plain', 'bare'] as const
export type Name = (typeof contestants)[number]

export const runs = isFullScale ? 5 : 1

/** What is asked of ours at full numbers, as a multiple of one transaction for each request. */
export const bars: Record<number, number> = { 64: 4, 256: 6 }

/** Runs them in turn, again and again, each with shots of its own. */
export async function compete(
  by: Record<Name, Contestant>,
  connections: number,
  shotsOf: (name: Name) => Promise<Shot[]>,
): Promise<Record<Name, Volley[]>> {
  const volleys: Record<Name, Volley[]> = { ours: [], plain: [], bare: [] }
  // The first one warms up, and is not counted.
  for (let run = isFullScale ? -1 : 0; run < runs; run++) {
    for (const name of contestants) {
      const volley = await fire(by[name].url, connections, await shotsOf(name))
      if (run >= 0) volleys[name].push(volley)
    }
  }
  return volleys
}

const medianOf = (volleys: Volley[], of: (one: Volley) => number) => percentile(volleys.map(of), 0.5)

export function recordVolleys(name: string, { ours, plain, bare }: Record<Name, Volley[]>, bar: number): void {
  const [mine, theirs, most] = [ours, plain, bare].map((volleys) => medianOf(volleys, (one) => one.perSecond))
  const ratio = mine! / theirs!
  const figures = { ratio, ofBare: mine! / most!, oursPerSecond: mine!, plainPerSecond: theirs!, barePerSecond: most! }
  const times = { oursP50Ms: medianOf(ours, (one) => one.p50Ms), oursP99Ms: medianOf(ours, (one) => one.p99Ms) }
  recordFigures(name, { ...figures, ...times, plainP50Ms: medianOf(plain, (one) => one.p50Ms) }, 'bench')
  // A short run on a machine that does other things besides says that it works, not how fast.
  expect(ratio).toBeGreaterThanOrEqual(isFullScale ? bar : 0.1)
}
