import * as z from 'zod/mini'
import type { Db } from '../platform/db'
import { type RuleKind, ruleAt } from '../platform/rules'
import { closingTime, dueAfter, workingDays } from '../platform/workdays'

const refundsSchema = z.object({
  /** Working days for each step, the day it begins on not counted. */
  approve: workingDays,
  pay: workingDays,
  closesAt: closingTime,
})

/** How long staff may take over a refund. */
export const refundsRule: RuleKind<typeof refundsSchema> = { name: 'classes.refunds', schema: refundsSchema }

export async function findRefundDueAt(db: Db, step: 'approve' | 'pay', now: Date): Promise<Date> {
  const { closesAt, ...days } = await ruleAt(db, refundsRule, now)
  return dueAfter({ workingDays: days[step], closesAt }, now)
}
