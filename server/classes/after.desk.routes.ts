import type { classAfterDesk } from '../../shared/classes/after.desk.contract'
import type { Handlers } from '../platform/handlers'
import { closeTerm } from './after.closing'
import { decideBar, getBar } from './after.desk.service'
import { viewReport } from './after.report'

export const afterDeskRoutes: Handlers<typeof classAfterDesk> = {
  getTermReport: ({ db, actor, params, now }) => viewReport(db, actor, params.termId, now),
  closeTerm: ({ db, actor, params, body, now }) => closeTerm(db, actor, params.termId, body.version, now),
  getBar: ({ db, actor, params, now }) => getBar(db, actor, params.barId, now),
  decideBar: ({ db, actor, params, body, now }) => decideBar(db, actor, params.barId, body, now),
}
