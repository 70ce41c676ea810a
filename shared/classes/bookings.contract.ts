import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import type { ErrorCode } from '../http/errors'
import { day, id, instant } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { classContent } from './plans'
import { refundStates } from './refunds'
import { allocations, placeEnds, placeStates } from './states'

/** Children of one booking at most. */
const mostItems = 6

const items = z.array(z.object({ childId: id, classId: id })).check(
  z.minLength(1),
  z.maxLength(mostItems),
  // A child has one seat in a class.
  z.refine((all) => new Set(all.map(({ childId, classId }) => `${childId} ${classId}`)).size === all.length),
)
const state = z.enum(placeStates)

/** Given under the lock of the class; what was answered is never changed. */
const order = z.int()
/** How many children wait before this one; null where it does not wait. */
const ahead = z.nullable(z.int())

/** What came of asking: all places are in the same state. */
export const placed = z.object({
  id,
  state,
  seats: z.int(),
  places: z.array(z.object({ childId: id, classId: id, order, ahead })),
  order,
  /** Until when a hold is to be confirmed or an offer accepted. */
  expiresAt: z.nullable(instant),
})
export type Placed = z.output<typeof placed>

export const bookingActs = ['confirm', 'accept', 'cancel'] as const
export type BookingAct = (typeof bookingActs)[number]

const { name, kind, room, sessions, feeFen, mealFeeFen } = classContent.shape

export const bookedClass = z.object({ id, name, kind, site: z.string(), room, sessions, feeFen, mealFeeFen })

export const bookingView = z.object({
  id,
  state,
  places: z.array(
    z.object({
      id,
      child: z.object({ id, name: z.string() }),
      class: bookedClass,
      state,
      order,
      ahead,
      endReason: z.nullable(z.enum(placeEnds)),
      /** What goes back of its fee, told to who booked it. */
      refund: z.nullable(z.object({ id, state: z.enum(refundStates), amountFen: z.int() })),
      /** Given back without the others of its booking. */
      actions: z.array(z.enum(['cancel'])),
    }),
  ),
  expiresAt: z.nullable(instant),
  createdAt: instant,
  actions: z.array(z.enum(bookingActs)),
})
export type BookingView = z.output<typeof bookingView>

/** Why a child cannot be booked for a class, and what the words need to say so. */
const blocker = z.object({ code: z.string(), until: z.nullable(day) })

export const bookingForm = z.object({
  /** The class asked for first, then the others of its term that can be booked. */
  classes: z.array(
    z.extend(bookedClass, {
      allocation: z.enum(allocations),
      opensAt: instant,
      closesAt: instant,
      /** Why nobody can book it now. */
      blocker: z.nullable(z.string()),
      /** Every seat is taken: who comes now joins the queue. */
      isFull: z.boolean(),
      waiting: z.int(),
    }),
  ),
  children: z.array(
    z.object({
      id,
      name: z.string(),
      options: z.array(z.object({ classId: id, blocker: z.nullable(blocker) })),
    }),
  ),
  /** By the server's clock. */
  now: instant,
})
export type BookingForm = z.output<typeof bookingForm>

const askErrors = [
  'classes.class_not_found',
  'classes.child_not_found',
  'classes.guardian_unconfirmed',
  'classes.not_open',
  'classes.not_yet_open',
  'classes.window_closed',
  'classes.other_grade',
  'classes.too_young',
  'classes.too_old',
  'classes.barred',
  'classes.overlap',
  'classes.already_booked',
  'classes.not_together',
] as const satisfies readonly ErrorCode[]

const bookingId = z.object({ bookingId: id })

/** Guardians book seats, wait for them, confirm, accept and give them back. */
export const classBookings = defineContract({
  listBookings: {
    method: 'GET',
    path: '/class-bookings',
    summary: 'Places and waits of the children whose guardian the signed-in person is, the newest first.',
    access: 'person',
    query: pageQuery,
    returns: pageOf(bookingView),
  },
  getBookingForm: {
    method: 'GET',
    path: '/classes/:classId/booking-form',
    summary: 'What a booking page draws: a class, the others of its term, and for each own child why not.',
    access: 'person',
    params: z.object({ classId: id }),
    returns: bookingForm,
    errors: ['classes.class_not_found'],
  },
  getBooking: {
    method: 'GET',
    path: '/class-bookings/:bookingId',
    summary: 'One booking, with the place in each queue.',
    access: 'person',
    params: bookingId,
    returns: bookingView,
    errors: ['classes.booking_not_found'],
  },
  book: {
    method: 'POST',
    path: '/class-bookings',
    summary:
      'Takes a seat for each child, all of them or none; held until it is confirmed, or entered where seats are drawn.',
    access: 'person',
    audit: 'classes.booked',
    body: z.object({ items }),
    returns: placed,
    errors: [...askErrors, 'classes.full'],
  },
  joinQueue: {
    method: 'POST',
    path: '/class-waitings',
    summary: 'Waits for a seat for each child, all of them or none; where seats are free they are offered at once.',
    access: 'person',
    audit: 'classes.queue_joined',
    body: z.object({ items }),
    returns: placed,
    errors: askErrors,
  },
  confirmBooking: {
    method: 'POST',
    path: '/class-bookings/:bookingId/confirmation',
    summary: 'Confirms held seats; they are the children’s from then on.',
    access: 'person',
    audit: 'classes.booking_confirmed',
    params: bookingId,
    returns: placed,
    errors: ['classes.booking_not_found', 'classes.hold_expired', 'classes.booking_unavailable'],
  },
  acceptOffer: {
    method: 'POST',
    path: '/class-offers/:bookingId/acceptance',
    summary: 'Accepts seats that became free for a booking that waited.',
    access: 'person',
    audit: 'classes.offer_accepted',
    params: bookingId,
    returns: placed,
    errors: ['classes.booking_not_found', 'classes.offer_expired', 'classes.booking_unavailable'],
  },
  cancelBooking: {
    method: 'DELETE',
    path: '/class-bookings/:bookingId',
    summary: 'Gives seats back, or leaves the queue: all places of a booking or one; who waits next is offered them.',
    access: 'person',
    audit: 'classes.booking_cancelled',
    params: bookingId,
    query: z.object({ placeId: z.optional(id) }),
    returns: placed,
    errors: ['classes.booking_not_found', 'classes.cancel_over', 'classes.booking_unavailable'],
  },
})
