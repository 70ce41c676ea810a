import * as z from 'zod/mini'
import type { RuleKind } from '../platform/rules'
import { closingTime, workingDays } from '../platform/workdays'

const rank = z.int().check(z.minimum(1), z.maximum(5))

const riskSchema = z.object({
  /** From this rank of WeChat's (0 to 4) a claim waits for the answer to a question; 5 asks nobody. */
  askFrom: rank,
  /** From this rank it is held until staff have looked at it. */
  holdFrom: rank,
  /** What was found counts for so long. */
  goodMinutes: z.int().check(z.minimum(1), z.maximum(10_080)),
  /** A union decides on a held claim within so many. */
  workingDays,
  closesAt: closingTime,
})
export type RiskRule = z.output<typeof riskSchema>

/** What follows from the risk of a claim. */
export const riskRule: RuleKind<typeof riskSchema> = { name: 'benefits.risk', schema: riskSchema }
