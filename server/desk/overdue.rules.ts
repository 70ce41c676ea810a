import * as z from 'zod/mini'
import { shanghaiDay, shanghaiInstant, shanghaiTime } from '../../shared/http/time'
import type { RuleKind } from '../platform/rules'
import { addWorkingDays, closingTime, dueAfter, workingDays } from '../platform/workdays'

const overdueSchema = z.object({
  /** Working days before the due time at which the reviewers are reminded. */
  remindBefore: workingDays,
  /** Working days between the reminder that it is late and moving up. */
  moveAfter: workingDays,
  /** Working days a union has for what moves up to it or is handed back to it, not counting the day of moving. */
  above: workingDays,
  /** Wall-clock end of the last one, `HH:mm`. */
  closesAt: closingTime,
  /** Working days between reminders of what has nowhere to move. */
  repeatAfter: workingDays,
})
export type OverdueRule = z.output<typeof overdueSchema>

/** What becomes of a case whose time runs out. */
export const overdueRule: RuleKind<typeof overdueSchema> = { name: 'desk.overdue', schema: overdueSchema }

/** The same time of day `count` working days later. */
export const workingDaysAfter = (at: Date, count: number): Date =>
  shanghaiInstant(addWorkingDays(shanghaiDay(at), count), shanghaiTime(at))

/** Until when a union has a case that is given to it at `now`. */
export const dueInNext = ({ above, closesAt }: OverdueRule, now: Date): Date =>
  dueAfter({ workingDays: above, closesAt }, now)
