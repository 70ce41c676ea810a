import fc from 'fast-check'
import { refundOf } from '../../shared/classes/fees'

const steps = [
  { daysBefore: 7, percent: 100 },
  { daysBefore: 1, percent: 50 },
]

describe('What goes back of a fee', () => {
  it.each([
    ['no', 30, 0],
    ['byUs', -5, 300_01],
    ['byGuardian', 7, 300_01],
    ['byGuardian', 6, 150_00],
    ['byGuardian', 1, 150_00],
    ['byGuardian', 0, 0],
  ] as const)('is, leaving %s %d days before, %d fen', (over, daysBefore, fen) => {
    expect(refundOf({ paidFen: 300_01, over, daysBefore }, steps)).toBe(fen)
  })

  it('never is more than was paid, and never more for leaving later', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_00 }), fc.integer({ min: -60, max: 60 }), (paidFen, daysBefore) => {
        const now = refundOf({ paidFen, over: 'byGuardian', daysBefore }, steps)
        expect(now).toBeLessThanOrEqual(paidFen)
        expect(refundOf({ paidFen, over: 'byGuardian', daysBefore: daysBefore - 1 }, steps)).toBeLessThanOrEqual(now)
      }),
    )
  })
})
