import * as z from 'zod/mini'
import type { RuleKind } from '../platform/rules'
import { closingTime, workingDays } from '../platform/workdays'

const afterSchema = z.object({
  /** Who was there on less of the days not excused is barred. */
  askedPercent: z.int().check(z.minimum(1), z.maximum(100)),
  /** So many days after the term. */
  barDays: z.int().check(z.minimum(1), z.maximum(1_000)),
  /** After a bar was told. */
  appealDays: z.int().check(z.minimum(1), z.maximum(365)),
  /** A union answers an appeal within so many. */
  workingDays,
  closesAt: closingTime,
})
export type AfterRule = z.output<typeof afterSchema>

/** What follows from how much of a term a child was there. */
export const afterRule: RuleKind<typeof afterSchema> = { name: 'classes.after', schema: afterSchema }
