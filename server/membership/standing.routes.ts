import type { membersDesk } from '../../shared/membership/members.contract'
import type { membershipStanding } from '../../shared/membership/standing.contract'
import type { Handlers } from '../platform/handlers'
import * as leaving from './leaving.service'
import * as decisions from './members.decisions.service'
import * as members from './members.service'
import * as cases from './transfers.desk.service'
import * as transfers from './transfers.service'

export const standingRoutes: Handlers<typeof membershipStanding> = {
  getStanding: ({ db, actor, query, now }) => leaving.getStanding(db, actor.personId, query.to, now),
  askTransfer: ({ db, actor, body, ports, now }) => transfers.askTransfer(db, actor.personId, body, ports.random, now),
  listTransfers: ({ db, actor, query }) => transfers.listTransfers(db, actor.personId, query.cursor),
  getTransfer: ({ db, actor, params }) => transfers.getTransfer(db, actor.personId, params.transferId),
  withdrawTransfer: ({ db, actor, params, now }) =>
    transfers.withdrawTransfer(db, actor.personId, params.transferId, now),
  leave: ({ db, actor, body, now }) => leaving.leave(db, actor.personId, body, now),
  takeBackLeaving: ({ db, actor, now }) => leaving.takeBackLeaving(db, actor.personId, now),
  answerLapse: ({ db, actor, now }) => leaving.answerLapse(db, actor.personId, now),
}

export const membersRoutes: Handlers<typeof membersDesk> = {
  listMembers: ({ db, actor, query }) => members.listMembers(db, actor, query),
  getMember: ({ db, actor, params }) => members.viewMember(db, actor, params.membershipId),
  revealMember: ({ db, actor, params }) => members.revealMember(db, actor, params.membershipId),
  decideMember: ({ db, actor, params, body, now }) => decisions.decideMember(db, actor, params.membershipId, body, now),
  getTransferCase: ({ db, actor, params }) => cases.viewTransferCase(db, actor, params.transferId),
  revealTransferMember: ({ db, actor, params }) => cases.revealTransferMember(db, actor, params.transferId),
  decideTransfer: ({ db, actor, params, body, ports, now }) =>
    cases.decideTransfer(db, actor, params.transferId, body, ports.random, now),
}
