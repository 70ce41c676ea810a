import type { insurance } from '../../shared/insurance/contract'
import type { Handlers } from '../platform/handlers'

export const routes: Handlers<typeof insurance> = {}
