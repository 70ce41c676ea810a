import type { learning } from '../../shared/learning/contract'
import type { Handlers } from '../platform/handlers'

export const routes: Handlers<typeof learning> = {}
