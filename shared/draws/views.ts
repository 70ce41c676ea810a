import * as z from 'zod/mini'
import { instant } from '../http/fields'
import { drawProblems } from './rules'

/** 已承诺, 名单已封存, 已抽签. */
export const drawStates = ['promised', 'frozen', 'drawn'] as const
export type DrawState = (typeof drawStates)[number]

/** All that was published of a draw, so that anybody can work it out again; who draws adds what is drawn for. */
export const publishedDraw = z.object({
  state: z.enum(drawStates),
  /** What was drawn for, in seats or coupons; what there is of them until then. */
  seats: z.int(),
  secretHash: z.string(),
  /** Which public value is taken, as it was told beforehand. */
  source: z.string(),
  promisedAt: instant,
  listHash: z.nullable(z.string()),
  frozenAt: z.nullable(instant),
  /** The frozen list, byte by byte: SHA-256 of it is `listHash`. */
  list: z.nullable(z.string()),
  publicValue: z.nullable(z.string()),
  drawnAt: z.nullable(instant),
  /** Told with the result only. */
  secret: z.nullable(z.string()),
  /** Seats given back between list and draw, by the number in the list. */
  withdrawn: z.array(z.object({ number: z.int(), seats: z.int() })),
  /** Draws before this one that did not count, and why. */
  voided: z.array(z.object({ secretHash: z.string(), listHash: z.nullable(z.string()), reason: z.enum(drawProblems) })),
})
export type PublishedDraw = z.output<typeof publishedDraw>
