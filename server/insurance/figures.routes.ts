import type { insuranceFigures } from '../../shared/insurance/figures.contract'
import type { Handlers } from '../platform/handlers'
import { exportFigures } from './figures.export'
import { viewFigures } from './figures.service'

export const figuresRoutes: Handlers<typeof insuranceFigures> = {
  getClaimFigures: ({ db, actor, query }) => viewFigures(db, actor, query),
  exportClaimFigures: ({ db, actor, query, locale, now }) => exportFigures(db, actor, query, locale, now),
}
