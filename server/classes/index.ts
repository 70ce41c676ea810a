import { registerAfter } from './after.hooks'
import { registerBookings } from './bookings.hooks'
import { registerChildren } from './children.hooks'
import { registerDays } from './days.hooks'
import { registerDraws } from './draws.hooks'
import { registerPlans } from './plans.hooks'
import { registerRefunds } from './refunds.hooks'

export { afterDeskRoutes } from './after.desk.routes'
export { ClassBar, ClassCertificate, ClassFee, ClassRating } from './after.entities'
export { afterRoutes } from './after.routes'
export { afterRule } from './after.rules'
export { Booking, Place } from './bookings.entities'
export { bookingRoutes } from './bookings.routes'
export { placesRule } from './bookings.rules'
export { childrenDeskRoutes } from './children.desk.routes'
export { Child, ChildPicture, Collector, Guardianship, PriorityClaim } from './children.entities'
export { childrenRoutes } from './children.routes'
export { childrenRule, reviewRule as guardianReviewRule } from './children.rules'
export { writeTold } from './children.told'
export { dayDeskRoutes } from './days.desk.routes'
export { ClassAttendance, ClassLog, HandOver, PickupRequest } from './days.entities'
export { dayRoutes } from './days.routes'
export { daysRule } from './days.rules'
export { drawDeskRoutes } from './draws.desk.routes'
export { drawRoutes } from './draws.routes'
export { drawsRule } from './draws.rules'
export { promiseDraw } from './draws.service'
export { CourseClass, contentColumns, Site, Term } from './entities'
export { feesDeskRoutes } from './fees.desk.routes'
export { feesRule } from './fees.rules'
export { plansDeskRoutes } from './plans.desk.routes'
export { queueDeskRoutes } from './queue.desk.routes'
export { refundDeskRoutes } from './refunds.desk.routes'
export { ClassRefund } from './refunds.entities'
export { printOf as printOfRefund } from './refunds.queries'
export { refundRoutes } from './refunds.routes'
export { refundsRule } from './refunds.rules'
export { routes } from './routes'
export { workersDeskRoutes } from './workers.desk.routes'
export { CareWorker, ClassDuty } from './workers.entities'
export { checksRule } from './workers.rules'

export function registerHooks(): void {
  registerPlans()
  registerChildren()
  registerBookings()
  registerDays()
  registerDraws()
  registerAfter()
  registerRefunds()
}
