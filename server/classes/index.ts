import { registerDays } from './days.hooks'

export { afterDeskRoutes } from './after.desk.routes'
export { ClassBar, ClassCertificate, ClassFee, ClassRating } from './after.entities'
export { afterRoutes } from './after.routes'
export { Booking, ClassDraw, DrawTicket, Place } from './bookings.entities'
export { bookingRoutes } from './bookings.routes'
export { childrenDeskRoutes } from './children.desk.routes'
export { Child, Collector, Guardianship, PriorityClaim } from './children.entities'
export { childrenRoutes } from './children.routes'
export { dayDeskRoutes } from './days.desk.routes'
export { ClassAttendance, ClassLog, HandOver, PickupRequest } from './days.entities'
export { dayRoutes } from './days.routes'
export { daysRule } from './days.rules'
export { CourseClass, Site, Term } from './entities'
export { plansDeskRoutes } from './plans.desk.routes'
export { queueDeskRoutes } from './queue.desk.routes'
export { routes } from './routes'
export { workersDeskRoutes } from './workers.desk.routes'
export { CareWorker, ClassDuty } from './workers.entities'

export function registerHooks(): void {
  registerDays()
}
