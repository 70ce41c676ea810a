import * as z from 'zod/mini'
import type { Db } from '../platform/db'
import { type RuleKind, ruleAt } from '../platform/rules'
import { closingTime, dueAfter, workingDays } from '../platform/workdays'
import type { Claim } from './claims.entities'

const clocksSchema = z.object({
  /** Working days for each step, the day it begins on not counted. */
  assess: workingDays,
  approve: workingDays,
  pay: workingDays,
  /** Working days from handing in to the money being there. */
  whole: workingDays,
  closesAt: closingTime,
})

/** How long staff may take over a claim: over each step, and over all of it. */
export const clocksRule: RuleKind<typeof clocksSchema> = { name: 'insurance.clocks', schema: clocksSchema }

/** When a step that begins at `now` is due. */
export async function findStepDueAt(db: Db, step: 'assess' | 'approve' | 'pay' | 'whole', now: Date): Promise<Date> {
  const { closesAt, ...days } = await ruleAt(db, clocksRule, now)
  return dueAfter({ workingDays: days[step], closesAt }, now)
}

/** What the desk's queue goes by: the nearer of the two clocks. */
export function itemDueAt({ stepDueAt, dueAt }: Pick<Claim, 'stepDueAt' | 'dueAt'>): Date | null {
  if (!stepDueAt || !dueAt) return stepDueAt ?? dueAt
  return stepDueAt < dueAt ? stepDueAt : dueAt
}
