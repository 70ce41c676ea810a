import * as z from 'zod/mini'
import { shanghaiDay, shanghaiInstant } from '../../shared/http/time'
import type { Db } from '../platform/db'
import { type RuleKind, ruleAt } from '../platform/rules'
import { addWorkingDays } from '../platform/workdays'

const answerSchema = z.object({
  /** Working days the union has, not counting the day it was written. */
  workingDays: z.int().check(z.minimum(1), z.maximum(60)),
  /** Wall-clock end of the last one, `HH:mm`. */
  closesAt: z.string().check(z.regex(/^\d\d:\d\d$/)),
})

/** How long a union may take to answer. */
export const answerRule: RuleKind<typeof answerSchema> = { name: 'complaints.answer', schema: answerSchema }

export async function findAnswerDue(db: Db, now: Date): Promise<Date> {
  const { workingDays, closesAt } = await ruleAt(db, answerRule, now)
  return shanghaiInstant(addWorkingDays(shanghaiDay(now), workingDays), closesAt)
}
