import type { PaperState } from './papers'

export interface PaperFacts {
  state: PaperState
  opensAt: Date
  closesAt: Date
  attempts: number
  /** Attempts the person has begun, lessons still to be watched. */
  begun: number
  unwatched: number
}

/** Why nobody can begin this paper at `now`, or null. */
export function windowBlocker(
  { state, opensAt, closesAt }: Pick<PaperFacts, 'state' | 'opensAt' | 'closesAt'>,
  now: Date,
) {
  if (state !== 'published') return 'learning.paper_stopped' as const
  if (now < opensAt) return 'learning.paper_not_yet_open' as const
  return now >= closesAt ? ('learning.paper_over' as const) : null
}

/** Why this person can begin no attempt at `now`, or null; one that is under way goes on all the same. */
export function attemptBlocker(facts: PaperFacts, now: Date) {
  const closed = windowBlocker(facts, now)
  if (closed) return closed
  if (facts.begun >= facts.attempts) return 'learning.attempts_over' as const
  return facts.unwatched > 0 ? ('learning.lessons_due' as const) : null
}

export type AttemptBlocker = NonNullable<ReturnType<typeof attemptBlocker>>
export const attemptBlockers = [
  'learning.paper_stopped',
  'learning.paper_not_yet_open',
  'learning.paper_over',
  'learning.attempts_over',
  'learning.lessons_due',
] as const satisfies readonly AttemptBlocker[]

/** Until when an attempt begun at `now` is taken. */
export const dueAtOf = (minutes: number, closesAt: Date, now: Date): Date =>
  new Date(Math.min(now.getTime() + minutes * 60_000, closesAt.getTime()))
