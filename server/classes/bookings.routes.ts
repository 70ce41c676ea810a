import type { classBookings } from '../../shared/classes/bookings.contract'
import { type Handlers, rush } from '../platform/handlers'
import { acceptOffers, cancelBookings, classesOf, confirmBookings } from './bookings.acting'
import { bookSeats, joinQueues } from './bookings.asking'
import * as bookings from './bookings.service'
import { refuseSoldOut } from './bookings.soldOut'

interface Asking {
  body: { items: readonly { classId: string }[] }
}

const classesIn = ({ body }: Asking): string[] => [...new Set(body.items.map(({ classId }) => classId))]

export const bookingRoutes: Handlers<typeof classBookings> = {
  listBookings: ({ db, actor, query, now }) => bookings.listBookings(db, actor.personId, query.cursor, now),
  getBookingForm: ({ db, actor, params, now }) => bookings.getForm(db, actor.personId, params.classId, now),
  getBooking: ({ db, actor, params, now }) => bookings.getBooking(db, actor.personId, params.bookingId, now),
  book: rush(classesIn, bookSeats, { refuse: refuseSoldOut }),
  joinQueue: rush(classesIn, joinQueues),
  confirmBooking: rush((call) => classesOf(call.db, call), confirmBookings),
  acceptOffer: rush((call) => classesOf(call.db, call), acceptOffers),
  cancelBooking: rush((call) => classesOf(call.db, call), cancelBookings),
}
