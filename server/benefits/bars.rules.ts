import * as z from 'zod/mini'
import type { RuleKind } from '../platform/rules'
import { closingTime, workingDays } from '../platform/workdays'

const noShowsSchema = z.object({
  /** Who lets a coupon expire unused claims nothing for so many days. */
  barDays: z.int().check(z.minimum(1), z.maximum(365)),
  /** After a bar was told. */
  appealDays: z.int().check(z.minimum(1), z.maximum(365)),
  /** A union answers an appeal within so many. */
  workingDays,
  closesAt: closingTime,
})
export type NoShowsRule = z.output<typeof noShowsSchema>

/** What follows from a coupon that was let expire unused, where its campaign says so. */
export const noShowsRule: RuleKind<typeof noShowsSchema> = { name: 'benefits.noShows', schema: noShowsSchema }
