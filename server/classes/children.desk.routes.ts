import type { classChildrenDesk } from '../../shared/classes/children.desk.contract'
import type { Handlers } from '../platform/handlers'

export const childrenDeskRoutes: Handlers<typeof classChildrenDesk> = {}
