import type { membershipFigures } from '../../shared/membership/figures.contract'
import type { Handlers } from '../platform/handlers'
import { exportFigures, exportFiled } from './figures.export'
import { viewFigures } from './figures.service'

export const figuresRoutes: Handlers<typeof membershipFigures> = {
  getFigures: ({ db, actor, query, now }) => viewFigures(db, actor, query, now),
  exportFigures: ({ db, actor, query, locale, now }) => exportFigures(db, actor, query, locale, now),
  exportFiled: ({ db, actor, query, locale, now }) => exportFiled(db, actor, query, locale, now),
}
