import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, text } from '../http/fields'
import { drawView } from './draws.contract'
import { classStates } from './states'

export const deskDraw = z.object({
  class: z.object({ id, name: z.string(), state: z.enum(classStates), seats: z.int() }),
  draw: z.nullable(drawView),
  /** What is entered now. */
  tickets: z.int(),
  children: z.int(),
  /** What stands for the public value where nobody names another. */
  usualSource: z.string(),
  actions: z.array(z.enum(['prepare', 'draw'])),
})
export type DeskDraw = z.output<typeof deskDraw>

const classId = z.object({ classId: id })
const staff = { access: 'staff:classManager' } as const

/** Draws at the desk. */
export const classDrawsDesk = defineContract({
  getDeskDraw: {
    method: 'GET',
    path: '/desk/classes/:classId/draw',
    summary: 'The draw of a class as staff see it: never its secret before the result.',
    ...staff,
    effect: 'auditedRead',
    audit: 'classes.draw_viewed',
    params: classId,
    returns: deskDraw,
    errors: ['classes.class_not_found', 'classes.not_drawn'],
  },
  prepareDraw: {
    method: 'POST',
    path: '/desk/classes/:classId/draws',
    summary: 'Promises a draw before its list opens: makes the secret, publishes its hash, names the public value.',
    ...staff,
    effect: 'command',
    audit: 'classes.draw_prepared',
    params: classId,
    body: z.object({ source: text(200) }),
    returns: deskDraw,
    errors: ['classes.class_not_found', 'classes.not_drawn', 'classes.not_open', 'draws.late'],
  },
  drawLots: {
    method: 'POST',
    path: '/desk/classes/:classId/drawing',
    summary:
      'Draws with the public value told after the list was frozen; void where list or secret are not what was published.',
    ...staff,
    effect: 'command',
    audit: 'classes.lots_drawn',
    params: classId,
    body: z.object({ publicValue: text(200) }),
    returns: deskDraw,
    errors: [
      'classes.class_not_found',
      'classes.not_drawn',
      'classes.not_open',
      'draws.not_frozen',
      'draws.value_invalid',
      'draws.done',
    ],
  },
})
