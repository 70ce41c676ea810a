import type { insurancePlansDesk } from '../../shared/insurance/plans.desk.contract'
import type { Handlers } from '../platform/handlers'

export const planDeskRoutes: Handlers<typeof insurancePlansDesk> = {}
