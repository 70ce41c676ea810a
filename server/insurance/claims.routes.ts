import type { insuranceClaims } from '../../shared/insurance/claims.contract'
import { guarded, type Handlers } from '../platform/handlers'
import * as appeals from './claims.appeals'
import * as budgets from './claims.budgets'
import * as service from './claims.service'
import * as submission from './claims.submission'

export const claimRoutes: Handlers<typeof insuranceClaims> = {
  draftClaim: guarded(budgets.takeForDraft, ({ db, actor, body, ports, now }) =>
    service.draft(db, actor.personId, body, ports, now),
  ),
  editClaim: ({ db, actor, params, body, now }) => service.edit(db, actor.personId, params.claimId, body, now),
  getClaim: ({ db, actor, params, now }) => service.getOwn(db, actor.personId, params.claimId, now),
  openClaimForm: ({ db, actor, params, now }) => service.openForm(db, actor.personId, params.claimId, now),
  listMyClaims: ({ db, actor, query }) => service.listOwn(db, actor.personId, query.cursor),
  submitClaim: ({ db, actor, params, body, now }) =>
    submission.submit(db, actor.personId, params.claimId, body.version, now),
  withdrawClaim: ({ db, actor, params, body, now }) =>
    submission.withdraw(db, actor.personId, params.claimId, body.version, now),
  appealClaim: guarded(budgets.takeForAppeal, ({ db, actor, params, body, ports, now }) =>
    appeals.appeal(db, actor.personId, params.claimId, body, ports.random, now),
  ),
  giveAccount: ({ db, actor, params, body, now }) => appeals.giveAccount(db, actor.personId, params.claimId, body, now),
}
