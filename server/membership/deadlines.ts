import { isWorkday } from 'chinese-days'
import * as z from 'zod/mini'
import { nextDay, shanghaiDay, shanghaiInstant } from '../../shared/http/time'
import type { Db } from '../platform/db'
import { type RuleKind, ruleAt } from '../platform/rules'

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

/** The day `count` working days after `day`, both `YYYY-MM-DD`. */
export function addWorkingDays(day: string, count: number): string {
  let at = day
  for (let left = count; left > 0; ) {
    at = nextDay(at)
    if (isWorkday(at)) left -= 1
  }
  return at
}
