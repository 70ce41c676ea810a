import * as z from 'zod/mini'
import { publishedDraw } from '../draws/views'
import { defineContract } from '../http/contract'
import { id, instant } from '../http/fields'
import { placeStates } from './states'

/** The draw of a class, with the caller's tickets. */
export const drawView = z.extend(publishedDraw, {
  class: z.object({ id, name: z.string(), opensAt: instant, closesAt: instant }),
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
    errors: ['classes.class_not_found', 'draws.not_found'],
  },
})
