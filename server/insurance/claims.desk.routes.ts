import type { insuranceClaimsDesk } from '../../shared/insurance/claims.desk.contract'
import type { Handlers } from '../platform/handlers'

export const claimDeskRoutes: Handlers<typeof insuranceClaimsDesk> = {}
