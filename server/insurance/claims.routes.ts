import type { insuranceClaims } from '../../shared/insurance/claims.contract'
import type { Handlers } from '../platform/handlers'

export const claimRoutes: Handlers<typeof insuranceClaims> = {}
