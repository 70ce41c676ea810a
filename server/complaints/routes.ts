import type { complaints } from '../../shared/complaints/contract'
import type { complaintsDesk } from '../../shared/complaints/desk.contract'
import { guarded, type Handlers } from '../platform/handlers'
import * as cases from './cases.service'
import * as service from './service'

export const routes: Handlers<typeof complaints> = {
  openComplaint: ({ db, actor, now }) => service.openForm(db, actor.personId, now),
  fileComplaint: guarded(service.takeOne, ({ db, actor, body, ports, now }) =>
    service.file(db, actor.personId, body, ports.random, now),
  ),
  listMyComplaints: ({ db, actor, query }) => service.listOwn(db, actor.personId, query.cursor),
  getComplaint: ({ db, actor, params }) => service.getOwn(db, actor.personId, params.complaintId),
  askAgain: ({ db, actor, params, body, now }) => service.askAgain(db, actor.personId, params.complaintId, body, now),
}

export const deskRoutes: Handlers<typeof complaintsDesk> = {
  getComplaintCase: ({ db, actor, params, now }) => cases.viewCase(db, actor, params.complaintId, now),
  decideComplaint: ({ db, actor, params, body, now }) => cases.decide(db, actor, params.complaintId, body, now),
  listComplaintUnions: ({ db, actor, query }) => cases.listUnions(db, actor, query),
}
