import type { benefitsDesk } from '../../shared/benefits/desk.contract'
import type { Handlers } from '../platform/handlers'

export const deskRoutes: Handlers<typeof benefitsDesk> = {}
