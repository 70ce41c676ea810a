import type { insuranceClaimsDesk } from '../../shared/insurance/claims.desk.contract'
import type { Handlers } from '../platform/handlers'
import { fileFor, submitFor } from './cases.filing'
import { viewPapers } from './cases.papers'
import * as cases from './cases.service'
import { tryAssessment } from './decisions.assessing'
import { decide } from './decisions.service'

export const claimDeskRoutes: Handlers<typeof insuranceClaimsDesk> = {
  fileClaimFor: ({ db, actor, body, ports, now }) => fileFor(db, actor, body, ports.random, now),
  submitClaimFor: ({ db, actor, params, body, now }) => submitFor(db, actor, params.claimId, body.version, now),
  getClaimCase: ({ db, actor, params, now }) => cases.viewCase(db, actor, params.claimId, now),
  getClaimPapers: ({ db, actor, params, now }) => viewPapers(db, actor, params.claimId, now),
  tryAssessment: ({ db, actor, params, body, now }) => tryAssessment(db, actor, params.claimId, body, now),
  decideClaim: ({ db, actor, params, body, now }) => decide(db, actor, params.claimId, body, now),
  revealAccount: ({ db, actor, params }) => cases.revealAccount(db, actor, params.claimId),
}
