import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant } from '../http/fields'
import { drawProblems } from './draws'
import { placeStates } from './states'

/** 已承诺, 名单已封存, 已抽签. */
export const drawStates = ['promised', 'frozen', 'drawn'] as const
export type DrawState = (typeof drawStates)[number]

/** All that was published of a draw, so that anybody can work it out again. */
export const drawView = z.object({
  class: z.object({ id, name: z.string(), opensAt: instant, closesAt: instant }),
  state: z.enum(drawStates),
  /** Seats that were drawn for; those of the class until then. */
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
  /** Tickets of the caller's. */
  own: z.array(z.object({ ticket: z.string(), seats: z.int(), bookingId: id, state: z.enum(placeStates) })),
})
export type DrawView = z.output<typeof drawView>

/** What everybody sees of a draw. */
export const classDraws = defineContract({
  getDraw: {
    method: 'GET',
    path: '/classes/:classId/draw',
    summary: 'A draw: what was promised, the frozen list, and with the result all that it takes to work it out again.',
    access: 'public',
    sameForVisitors: true,
    params: z.object({ classId: id }),
    returns: drawView,
    errors: ['classes.class_not_found', 'classes.draw_not_found'],
  },
})
