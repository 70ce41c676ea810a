import type { classBookings } from '../../shared/classes/bookings.contract'
import type { Handlers } from '../platform/handlers'

export const bookingRoutes: Handlers<typeof classBookings> = {}
