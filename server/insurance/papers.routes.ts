import type { insurancePapers } from '../../shared/insurance/papers.contract'
import type { Handlers } from '../platform/handlers'

export const paperRoutes: Handlers<typeof insurancePapers> = {}
