import type { insuranceFigures } from '../../shared/insurance/figures.contract'
import type { Handlers } from '../platform/handlers'

export const figuresRoutes: Handlers<typeof insuranceFigures> = {}
