import type { benefits } from '../../shared/benefits/contract'
import type { Handlers } from '../platform/handlers'

export const routes: Handlers<typeof benefits> = {}
