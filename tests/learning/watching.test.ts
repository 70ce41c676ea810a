import fc from 'fast-check'
import { advance, type Watch, type WatchingRule } from '../../shared/learning/watching'

const rule: WatchingRule = { sharePercent: 90, gapSeconds: 30, slackSeconds: 4 }

describe('What a ping adds', () => {
  it('is what was played, for as long as the clock went on', () => {
    const start = { reachedMs: 0, positionMs: 0 }
    const first = advance(start, { positionMs: 10_000, elapsedMs: 10_000 }, rule)
    expect(first).toEqual({ reachedMs: 10_000, positionMs: 10_000 })
    expect(advance(first, { positionMs: 20_000, elapsedMs: 9_000 }, rule)).toEqual({
      reachedMs: 19_000,
      positionMs: 19_000,
    })
  })

  it('is nothing after a jump ahead, until the player is back where the person was', () => {
    const start = { reachedMs: 10_000, positionMs: 10_000 }
    const jumped = advance(start, { positionMs: 50_000, elapsedMs: 10_000 }, rule)
    expect(jumped).toEqual({ reachedMs: 10_000, positionMs: 50_000 })
    const on = advance(jumped, { positionMs: 60_000, elapsedMs: 10_000 }, rule)
    expect(on.reachedMs).toBe(10_000)
    const back = advance(on, { positionMs: 10_000, elapsedMs: 1_000 }, rule)
    expect(advance(back, { positionMs: 20_000, elapsedMs: 10_000 }, rule).reachedMs).toBe(20_000)
  })

  it('is nothing for what was seen before', () => {
    const rewound = advance({ reachedMs: 30_000, positionMs: 30_000 }, { positionMs: 5_000, elapsedMs: 500 }, rule)
    expect(advance(rewound, { positionMs: 15_000, elapsedMs: 10_000 }, rule).reachedMs).toBe(30_000)
  })

  it('never makes more than the clock, whatever a player says, and never less than there was', () => {
    const pings = fc.array(
      fc.record({ positionMs: fc.nat(600_000), elapsedMs: fc.integer({ min: -5_000, max: 60_000 }) }),
    )
    fc.assert(
      fc.property(pings, (said) => {
        let watch: Watch = { reachedMs: 0, positionMs: 0 }
        let clockMs = 0
        for (const ping of said) {
          const after = advance(watch, ping, rule)
          clockMs += Math.min(Math.max(0, ping.elapsedMs), 30_000)
          expect(after.reachedMs).toBeGreaterThanOrEqual(watch.reachedMs)
          expect(after.reachedMs).toBeLessThanOrEqual(clockMs)
          watch = after
        }
      }),
    )
  })
})
