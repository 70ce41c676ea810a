import type { organisationsDesk } from '../../shared/organisations/desk.contract'
import type { staffDesk } from '../../shared/organisations/staff.contract'
import { guarded, type Handlers, noTransaction } from '../platform/handlers'
import * as granting from './granting.service'
import * as importing from './importing.service'
import * as shape from './shape.service'
import * as staff from './staff.service'
import * as tree from './tree.service'

export const deskRoutes: Handlers<typeof organisationsDesk> = {
  listNodes: ({ db, actor, query }) => tree.listNodes(db, actor, query),
  getNode: ({ db, actor, params, now }) => tree.getNode(db, actor, params.organisationId, now),
  addNode: ({ db, actor, body, ports, now }) => shape.addNode(db, actor, body, ports.random, now),
  editNode: ({ db, actor, params, body, now }) => shape.editNode(db, actor, params.organisationId, body, now),
  moveNode: ({ db, actor, params, body, now }) => shape.moveNode(db, actor, params.organisationId, body, now),
  mergeNode: ({ db, actor, params, body, now }) => shape.mergeNode(db, actor, params.organisationId, body, now),
  closeNode: ({ db, actor, params, body, now }) => shape.closeNode(db, actor, params.organisationId, body, now),
  getImportTemplate: importing.makeTemplate,
  checkImport: noTransaction(importing.check),
  importNodes: noTransaction(importing.run),
}

export const staffRoutes: Handlers<typeof staffDesk> = {
  listStaff: ({ db, actor, query }) => staff.listStaff(db, actor, query),
  listInvitations: ({ db, actor, query, now }) => staff.listInvitations(db, actor, query, now),
  grantRole: guarded(granting.takeGrantTry, granting.grantRole),
  endGrant: ({ db, actor, params, now }) => staff.endGrant(db, actor, params.grantId, now),
  withdrawInvitation: ({ db, actor, params, now }) => staff.withdrawInvitation(db, actor, params.invitationId, now),
  disableAccount: ({ db, actor, params, now }) => staff.disableAccount(db, actor, params.personId, now),
  enableAccount: ({ db, actor, params, now }) => staff.enableAccount(db, actor, params.personId, now),
  resetSecondFactor: ({ db, actor, params, now }) => staff.resetSecondFactor(db, actor, params.personId, now),
}
