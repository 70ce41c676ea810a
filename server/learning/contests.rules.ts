import * as z from 'zod/mini'
import { tieBreaks } from '../../shared/learning/contestRules'
import type { RuleKind } from '../platform/rules'

const scoringSchema = z.object({
  /** From so many judges on, one highest and one lowest are left out. */
  trimFrom: z.int().check(z.minimum(3), z.maximum(100)),
  /** What sets equal marks apart, in this order; who entered first, where all else is equal. */
  ties: z.array(z.enum(tieBreaks)),
})

/** How what judges give is counted. */
export const scoringRule: RuleKind<typeof scoringSchema> = { name: 'learning.contest_scoring', schema: scoringSchema }
