import type { benefitRisk } from '../../shared/benefits/risk.contract'
import { type Handlers, noTransaction } from '../platform/handlers'
import * as reviews from './reviews.service'
import * as risk from './risk.service'

export const riskRoutes: Handlers<typeof benefitRisk> = {
  checkClaimer: noTransaction(({ actor: { personId }, ...call }) => risk.check({ ...call, personId })),
  answerChallenge: noTransaction(({ actor: { personId }, body, ...call }) =>
    risk.answer({ ...call, personId }, body.answer),
  ),
  getReview: ({ db, actor, params, now }) => reviews.get(db, actor, params.reviewId, now),
  decideReview: ({ db, actor, params, body, now }) => reviews.decide(db, actor, params.reviewId, body, now),
}
