import * as z from 'zod/mini'
import type { RuleKind } from '../platform/rules'

const daysSchema = z.object({
  /** For how many days afterwards a day can still be written down, or corrected. */
  lateDays: z.int().check(z.minimum(0), z.maximum(60)),
  /** How often guardians are asked about others for one child and day. */
  mostPickups: z.int().check(z.minimum(1), z.maximum(50)),
})

export const daysRule: RuleKind<typeof daysSchema> = { name: 'classes.days', schema: daysSchema }
