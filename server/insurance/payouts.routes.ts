import type { insurancePayouts } from '../../shared/insurance/payouts.contract'
import type { Handlers } from '../platform/handlers'

export const payoutRoutes: Handlers<typeof insurancePayouts> = {}
