import type { Examples } from '../http/contract'
import type { classBookings } from './bookings.contract'

const bookingId = '01936f5e-0000-7000-8000-000000000061'
const childId = '01936f5e-0000-7000-8000-000000000062'
const classId = '01936f5e-0000-7000-8000-000000000063'
const body = { items: [{ childId, classId }] }

export const classBookingsExamples: Examples<typeof classBookings> = {
  listBookings: { query: {} },
  getBookingForm: { params: { classId } },
  getBooking: { params: { bookingId } },
  book: { body },
  joinQueue: { body },
  confirmBooking: { params: { bookingId } },
  acceptOffer: { params: { bookingId } },
  cancelBooking: { params: { bookingId }, query: { placeId: '01936f5e-0000-7000-8000-000000000064' } },
}
