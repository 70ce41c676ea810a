import { shanghaiDay } from '../../shared/http/time'
import type { Decision } from '../../shared/membership/decisions'
import type { Application } from './entities'

type Marks = Pick<Application, 'filedOn' | 'returnedOn' | 'closedOn' | 'inTime' | 'minutesTaken'>
type Marked = Pick<Application, keyof Marks | 'submittedAt' | 'dueAt'>

/** It is handed in: what comes back after it was returned was filed on the first day, and counts once. */
export const markFiled = ({ filedOn }: Marked, now: Date): Marks => ({ filedOn: filedOn ?? shanghaiDay(now) })

/** It is taken back; a draft was never there. */
export const markWithdrawn = ({ filedOn }: Marked, now: Date): Marks => (filedOn ? { closedOn: shanghaiDay(now) } : {})

/** It is decided, and its due time is forgotten with that: whether it was kept is written down here. */
export function markDecided(
  { returnedOn, submittedAt, dueAt }: Marked,
  decision: Decision['decision'],
  now: Date,
): Marks {
  const today = shanghaiDay(now)
  if (decision === 'return') return { returnedOn: returnedOn ?? today }
  const taken = now.getTime() - (submittedAt ?? now).getTime()
  return { closedOn: today, inTime: dueAt === null || now <= dueAt, minutesTaken: Math.floor(taken / 60_000) }
}
