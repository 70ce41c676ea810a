import type { classChildren } from '../../shared/classes/children.contract'
import type { Handlers } from '../platform/handlers'

export const childrenRoutes: Handlers<typeof classChildren> = {}
