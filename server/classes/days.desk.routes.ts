import type { classDaysDesk } from '../../shared/classes/days.desk.contract'
import type { Handlers } from '../platform/handlers'

export const dayDeskRoutes: Handlers<typeof classDaysDesk> = {}
