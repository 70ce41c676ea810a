import type { membershipDesk } from '../../shared/membership/desk.contract'
import type { Handlers } from '../platform/handlers'
import * as cases from './cases.service'
import * as decisions from './decisions.service'

export const deskRoutes: Handlers<typeof membershipDesk> = {
  getCase: ({ db, actor, params, now }) => cases.viewCase(db, actor, params.applicationId, now),
  revealApplicant: ({ db, actor, params }) => cases.reveal(db, actor, params.applicationId),
  decideApplication: ({ db, actor, params, body, ports, now }) =>
    decisions.decide(db, actor, params.applicationId, body, ports.random, now),
}
