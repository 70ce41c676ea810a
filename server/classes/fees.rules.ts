import * as z from 'zod/mini'
import type { RuleKind } from '../platform/rules'

const feesSchema = z.object({
  refunds: z.array(
    z.object({
      daysBefore: z.int().check(z.minimum(0), z.maximum(365)),
      percent: z.int().check(z.minimum(0), z.maximum(100)),
    }),
  ),
})

/** What goes back to who leaves a class. */
export const feesRule: RuleKind<typeof feesSchema> = { name: 'classes.fees', schema: feesSchema }
