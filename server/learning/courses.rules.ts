import * as z from 'zod/mini'
import type { RuleKind } from '../platform/rules'

const seconds = z.int().check(z.minimum(1), z.maximum(600))

const watchingSchema = z.object({
  /** Of a lesson, what has to be seen. */
  sharePercent: z.int().check(z.minimum(1), z.maximum(100)),
  /** Between two pings no more than this counts. */
  gapSeconds: seconds,
  /** How far a player may run ahead of the server's clock before it counts as skipping. */
  slackSeconds: seconds,
  /** How often a player says where it is. */
  pingSeconds: seconds,
  /** How fast an article is read. */
  charactersPerMinute: z.int().check(z.minimum(50), z.maximum(5_000)),
})
export type WatchingFigures = z.output<typeof watchingSchema>

/** What counts as having learnt a lesson. */
export const watchingRule: RuleKind<typeof watchingSchema> = { name: 'learning.watching', schema: watchingSchema }
