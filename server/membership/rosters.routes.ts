import type { membershipRosters } from '../../shared/membership/rosters.contract'
import { type Handlers, noTransaction } from '../platform/handlers'
import * as report from './rosters.report'
import * as rosters from './rosters.service'

export const rosterRoutes: Handlers<typeof membershipRosters> = {
  listRosters: ({ db, actor, query }) => rosters.list(db, actor, query),
  listRosterUnions: ({ db, actor, query }) => rosters.listUnions(db, actor, query),
  uploadRoster: noTransaction(rosters.upload),
  getRosterTemplate: ({ locale }) => report.template(locale),
  getRoster: ({ db, actor, params }) => rosters.get(db, actor, params.rosterId),
  listRosterRows: ({ db, actor, params, query }) => report.listRows(db, actor, params.rosterId, query),
  getRosterReport: ({ db, actor, params, locale }) => report.report(db, actor, params.rosterId, locale),
  importRoster: ({ db, actor, params, body, now }) => rosters.startImport(db, actor, params.rosterId, body, now),
  undoRoster: ({ db, actor, params, body, now }) => rosters.startUndo(db, actor, params.rosterId, body, now),
}
