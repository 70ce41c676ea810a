import type { classDays } from '../../shared/classes/days.contract'
import type { Handlers } from '../platform/handlers'

export const dayRoutes: Handlers<typeof classDays> = {}
