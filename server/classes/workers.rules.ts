import * as z from 'zod/mini'
import type { RuleKind } from '../platform/rules'

const checksSchema = z.object({
  /** For how many days after it was made a record check is good. */
  validDays: z.int().check(z.minimum(1), z.maximum(3_650)),
  /** How many days before its last one it is warned of. */
  warnDays: z.int().check(z.minimum(1), z.maximum(365)),
})

/** The yearly statutory record check (违法犯罪记录查询) of everybody in contact with children. */
export const checksRule: RuleKind<typeof checksSchema> = { name: 'classes.checks', schema: checksSchema }
