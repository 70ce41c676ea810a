import type { classAfterDesk } from '../../shared/classes/after.desk.contract'
import type { Handlers } from '../platform/handlers'

export const afterDeskRoutes: Handlers<typeof classAfterDesk> = {}
