import * as z from 'zod/mini'
import type { RuleKind } from '../platform/rules'

const drawsSchema = z.object({
  /** The public value that is taken where staff name no other. */
  source: z.string(),
})

/** How coupons are drawn. */
export const benefitDrawsRule: RuleKind<typeof drawsSchema> = { name: 'benefits.draws', schema: drawsSchema }
