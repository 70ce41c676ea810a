import * as z from 'zod/mini'
import { shanghaiDay, shanghaiInstant } from '../../shared/http/time'
import type { Db } from '../platform/db'
import { type RuleKind, ruleAt } from '../platform/rules'
import { addWorkingDays } from '../platform/workdays'

export { addWorkingDays }

const reviewSchema = z.object({
  /** Working days the union has, not counting the day of submission. */
  workingDays: z.int().check(z.minimum(1), z.maximum(60)),
  /** Wall-clock end of the last one, `HH:mm`. */
  closesAt: z.string().check(z.regex(/^\d\d:\d\d$/)),
})

/** How long a union may take over an application. */
export const reviewRule: RuleKind<typeof reviewSchema> = { name: 'membership.review', schema: reviewSchema }

/** When an application handed in at `now` is due, by the State Council's calendar of working days. */
export async function findDueAt(db: Db, now: Date): Promise<Date> {
  const { workingDays, closesAt } = await ruleAt(db, reviewRule, now)
  return shanghaiInstant(addWorkingDays(shanghaiDay(now), workingDays), closesAt)
}
