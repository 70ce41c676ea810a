import * as z from 'zod/mini'
import { tieBreaks } from '../../shared/learning/contestRules'
import type { RuleKind } from '../platform/rules'
import { closingTime, workingDays } from '../platform/workdays'

const scoringSchema = z.object({
  /** From so many judges on, one highest and one lowest are left out. */
  trimFrom: z.int().check(z.minimum(3), z.maximum(100)),
  /** What sets equal marks apart, in this order; who entered first, where all else is equal. */
  ties: z.array(z.enum(tieBreaks)),
})

/** How what judges give is counted. */
export const scoringRule: RuleKind<typeof scoringSchema> = { name: 'learning.contest_scoring', schema: scoringSchema }

const clocksSchema = z.object({
  /** Working days for looking a result over, the day it begins on not counted. */
  review: workingDays,
  /** Working days from the end of the last stage to the result being out. */
  whole: workingDays,
  closesAt: closingTime,
})

/** How long staff may take over a result: over each review, and over all of it. */
export const clocksRule: RuleKind<typeof clocksSchema> = { name: 'learning.contest_clocks', schema: clocksSchema }
