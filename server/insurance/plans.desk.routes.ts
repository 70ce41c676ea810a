import type { insurancePlansDesk } from '../../shared/insurance/plans.desk.contract'
import { type Handlers, noTransaction } from '../platform/handlers'
import * as roster from './covers.roster'
import * as plans from './plans.service'

export const planDeskRoutes: Handlers<typeof insurancePlansDesk> = {
  listDeskPlans: ({ db, actor, query }) => plans.list(db, actor, query.cursor),
  getDeskPlan: ({ db, actor, params }) => plans.get(db, actor, params.planId),
  draftPlan: ({ db, actor, body, now }) => plans.draft(db, actor, body, now),
  editPlan: ({ db, actor, params, body }) => plans.edit(db, actor, params.planId, body),
  publishPlan: ({ db, actor, params, body, now }) => plans.publish(db, actor, params.planId, body, now),
  closePlan: ({ db, actor, params, body, now }) => plans.close(db, actor, params.planId, body, now),
  getCoverRosterTemplate: roster.makeTemplate,
  checkCoverRoster: noTransaction(roster.check),
  grantCovers: noTransaction(roster.grant),
}
