import type { learningContests } from '../../shared/learning/contests.contract'
import type { learningJudging } from '../../shared/learning/judging.contract'
import { guarded, type Handlers, noTransaction } from '../platform/handlers'
import { checkCertificate } from './certificates.service'
import * as entering from './contests.entering'
import * as contests from './contests.service'
import * as judging from './judging.service'

export const contestRoutes: Handlers<typeof learningContests> = {
  listContests: ({ db, actor, query }) => contests.list(db, actor.personId, query.cursor),
  getContest: ({ db, actor, params, now }) => contests.get(db, actor.personId, params.contestId, now),
  enterContest: ({ db, actor, params, body, now }) => entering.enter(db, actor.personId, params.contestId, body, now),
  joinTeam: guarded(entering.takeCodeTry, ({ db, actor, params, body, now }) =>
    entering.join(db, actor.personId, params.contestId, body.code, now),
  ),
  leaveContest: ({ db, actor, params, now }) => entering.leave(db, actor.personId, params.contestId, now),
  removeFromTeam: ({ db, actor, params, now }) => entering.removeMember(db, actor.personId, params, now),
  checkCertificate: noTransaction(checkCertificate),
}

export const judgingRoutes: Handlers<typeof learningJudging> = {
  getJudging: ({ db, actor }) => judging.getJudging(db, actor),
  scorePerformance: ({ db, actor, params, body, now }) => judging.score(db, actor, params.performanceId, body, now),
}
