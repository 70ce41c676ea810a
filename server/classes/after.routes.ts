import type { classAfter } from '../../shared/classes/after.contract'
import type { Handlers } from '../platform/handlers'

export const afterRoutes: Handlers<typeof classAfter> = {}
