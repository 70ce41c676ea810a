import * as z from 'zod/mini'
import type { RuleKind } from '../platform/rules'

const coversSchema = z.object({
  /** How many days before its last one the holder is told that a cover ends. */
  remindDays: z.int().check(z.minimum(1), z.maximum(180)),
})

export const coversRule: RuleKind<typeof coversSchema> = { name: 'insurance.covers', schema: coversSchema }
