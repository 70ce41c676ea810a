import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, multilineText, organisationRef, text, version } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { classStates, placeEnds, placeStates } from './states'

/** Who has a seat or an offer, who waits or is to be drawn, and what is over. */
export const queueTabs = ['seated', 'waiting', 'over'] as const
export type QueueTab = (typeof queueTabs)[number]

const rowActs = ['moveUp', 'withdraw'] as const
export const classActs = ['cancel', 'merge', 'close'] as const
export type ClassAct = (typeof classActs)[number]

export const queueRow = z.object({
  id,
  bookingId: id,
  child: z.object({ id, name: z.string(), grade: z.int() }),
  /** Null where the reader may not know who it is. */
  guardian: z.nullable(z.string()),
  state: z.enum(placeStates),
  order: z.int(),
  /** Children of the same booking: they come together or not at all. */
  together: z.int(),
  expiresAt: z.nullable(instant),
  endReason: z.nullable(z.enum(placeEnds)),
  /** Why staff moved it up. */
  movedReason: z.nullable(z.string()),
  actions: z.array(z.enum(rowActs)),
})
export type QueueRow = z.output<typeof queueRow>

export const queueView = z.extend(pageOf(queueRow), {
  class: z.object({
    id,
    name: z.string(),
    organisation: organisationRef,
    state: z.enum(classStates),
    version,
    seats: z.int(),
    held: z.int(),
    offered: z.int(),
    confirmed: z.int(),
    waiting: z.int(),
    entered: z.int(),
    minimum: z.int(),
  }),
  /** Classes that this one can be merged into. */
  others: z.array(z.object({ id, name: z.string(), free: z.int() })),
  actions: z.array(z.enum(classActs)),
})
export type QueueView = z.output<typeof queueView>

const reason = text(200)
const classId = z.object({ classId: id })
const bookingId = z.object({ bookingId: id })
const done = z.object({ id })
const ended = z.object({
  id,
  state: z.enum(classStates),
  version,
  /** Bookings whose guardians were told. */
  told: z.int(),
})

/** Who is in a class and who waits, and what staff may change of it. */
export const classQueueDesk = defineContract({
  getQueue: {
    method: 'GET',
    path: '/desk/classes/:classId/places',
    summary: 'Who has a seat in a class, and who waits for one, each in turn.',
    access: 'staff:classManager',
    effect: 'auditedRead',
    audit: 'classes.queue_viewed',
    params: classId,
    query: z.extend(pageQuery, { tab: z._default(z.enum(queueTabs), 'seated') }),
    returns: queueView,
    errors: ['classes.class_not_found'],
  },
  moveUp: {
    method: 'POST',
    path: '/desk/class-bookings/:bookingId/move',
    summary: 'Moves a booking to the head of the queues it waits in, with a written reason that is kept.',
    access: 'staff:classManager',
    effect: 'command',
    audit: 'classes.moved_up',
    params: bookingId,
    body: z.object({ reason }),
    returns: done,
    errors: ['classes.booking_not_found', 'classes.booking_unavailable'],
  },
  withdrawBooking: {
    method: 'POST',
    path: '/desk/class-bookings/:bookingId/withdrawal',
    summary: 'Ends a booking for its guardian, who is told why; the seats are offered to who waits.',
    access: 'staff:classManager',
    effect: 'command',
    audit: 'classes.booking_withdrawn',
    params: bookingId,
    body: z.object({ reason }),
    returns: done,
    errors: ['classes.booking_not_found', 'classes.booking_unavailable'],
  },
  cancelClass: {
    method: 'POST',
    path: '/desk/classes/:classId/cancellation',
    summary: 'Cancels a class; everybody who has a seat or waits is told.',
    access: 'staff:classManager',
    effect: 'command',
    audit: 'classes.class_cancelled',
    params: classId,
    body: z.object({ version, reason: multilineText(200) }),
    returns: ended,
    errors: ['classes.class_not_found', 'classes.class_changed', 'classes.class_over'],
  },
  mergeClass: {
    method: 'POST',
    path: '/desk/classes/:classId/merger',
    summary:
      'Merges a class into another of its term that has seats for all; seats and queue go along, everybody is told.',
    access: 'staff:classManager',
    effect: 'command',
    audit: 'classes.class_merged',
    params: classId,
    body: z.object({ version, into: id, reason: multilineText(200) }),
    returns: ended,
    errors: [
      'classes.class_not_found',
      'classes.class_changed',
      'classes.class_over',
      'classes.no_room',
      'classes.merge_overlaps',
    ],
  },
  closeClass: {
    method: 'POST',
    path: '/desk/classes/:classId/closure',
    summary: 'Closes a class after its last day; who still waited is told.',
    access: 'staff:classManager',
    effect: 'command',
    audit: 'classes.class_closed',
    params: classId,
    body: z.object({ version }),
    returns: ended,
    errors: ['classes.class_not_found', 'classes.class_changed', 'classes.class_over', 'classes.still_running'],
  },
})
