import * as z from 'zod/mini'
import { shanghaiDay, shanghaiInstant, shanghaiTime } from '../../shared/http/time'
import type { RuleKind } from '../platform/rules'
import { addWorkingDays } from '../platform/workdays'

const days = z.int().check(z.minimum(1), z.maximum(60))

const overdueSchema = z.object({
  /** Working days before the due time at which the reviewers are reminded. */
  remindBefore: days,
  /** Working days between the reminder that it is late and moving up. */
  moveAfter: days,
  /** Working days the union above has, not counting the day of moving. */
  above: days,
  /** Wall-clock end of the last one, `HH:mm`. */
  closesAt: z.string().check(z.regex(/^\d\d:\d\d$/)),
  /** Working days between reminders of what has nowhere to move. */
  repeatAfter: days,
})
export type OverdueRule = z.output<typeof overdueSchema>

/** What becomes of a case whose time runs out. */
export const overdueRule: RuleKind<typeof overdueSchema> = { name: 'desk.overdue', schema: overdueSchema }

/** The same time of day `count` working days later. */
export const workingDaysAfter = (at: Date, count: number): Date =>
  shanghaiInstant(addWorkingDays(shanghaiDay(at), count), shanghaiTime(at))

/** Until when the union above has a case that moves to it at `now`. */
export const dueAbove = ({ above, closesAt }: OverdueRule, now: Date): Date =>
  shanghaiInstant(addWorkingDays(shanghaiDay(now), above), closesAt)
