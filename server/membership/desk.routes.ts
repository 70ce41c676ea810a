import type { membershipBulk } from '../../shared/membership/bulk.contract'
import type { membershipDesk } from '../../shared/membership/desk.contract'
import { type Handlers, noTransaction } from '../platform/handlers'
import * as bulk from './bulk.service'
import * as cases from './cases.service'
import * as decisions from './decisions.service'

export const deskRoutes: Handlers<typeof membershipDesk> = {
  getCase: ({ db, actor, params, now }) => cases.viewCase(db, actor, params.applicationId, now),
  revealApplicant: ({ db, actor, params }) => cases.reveal(db, actor, params.applicationId),
  decideApplication: ({ db, actor, params, body, ports, now }) =>
    decisions.decide(db, actor, params.applicationId, body, ports.random, now),
}

export const bulkRoutes: Handlers<typeof membershipBulk> = {
  decideApplications: noTransaction(bulk.decideAll),
}
