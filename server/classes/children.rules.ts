import * as z from 'zod/mini'
import type { RuleKind } from '../platform/rules'
import { answerTime } from '../platform/workdays'

/** How long a union may take to look at a guardianship, or at a priority. */
export const reviewRule: RuleKind<typeof answerTime> = { name: 'classes.review', schema: answerTime }

const schema = z.object({
  mostChildren: z.int().check(z.minimum(1), z.maximum(50)),
  /** Of one child. */
  mostCollectors: z.int().check(z.minimum(1), z.maximum(20)),
})

export const childrenRule: RuleKind<typeof schema> = { name: 'classes.children', schema }
