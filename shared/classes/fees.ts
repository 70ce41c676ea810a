import type { RefundCause } from './refunds'

/** So much of what was paid goes back to who leaves so many days, or more, before the first one. */
export interface RefundStep {
  daysBefore: number
  percent: number
}

export interface PaidFacts {
  paidFen: number
  /** A class that does not take place gives everything back; who is in it still, nothing. */
  over: RefundCause
  /** Days from leaving to the first day; below 0 after it. */
  daysBefore: number
}

/** What goes back, in fen, by the union's steps; rounded down. */
export function refundOf({ paidFen, over, daysBefore }: PaidFacts, steps: readonly RefundStep[]): number {
  if (over === 'no') return 0
  if (over === 'byUs') return paidFen
  const fitting = steps.filter((step) => daysBefore >= step.daysBefore).map(({ percent }) => percent)
  return Math.floor((paidFen * Math.max(0, ...fitting)) / 100)
}
