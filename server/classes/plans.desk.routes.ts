import type { classPlansDesk } from '../../shared/classes/plans.desk.contract'
import type { Handlers } from '../platform/handlers'

export const plansDeskRoutes: Handlers<typeof classPlansDesk> = {}
