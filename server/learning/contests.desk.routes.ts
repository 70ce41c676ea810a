import type { learningContestsDesk } from '../../shared/learning/contests.desk.contract'
import type { Handlers } from '../platform/handlers'
import * as contests from './contests.desk.service'
import { listEntries } from './contests.entrants'
import * as judges from './contests.judges'
import * as results from './contests.results'
import * as stages from './contests.stages'
import { stop } from './contests.stopping'

export const contestDeskRoutes: Handlers<typeof learningContestsDesk> = {
  listDeskContests: ({ db, actor, query }) => contests.list(db, actor, query.cursor),
  addContest: ({ db, actor, body, now }) => contests.add(db, actor, body, now),
  getDeskContest: ({ db, actor, params, now }) => contests.get(db, actor, params.contestId, now),
  editContest: ({ db, actor, params, body, now }) => contests.edit(db, actor, params.contestId, body, now),
  discardContest: ({ db, actor, params }) => contests.discard(db, actor, params.contestId),
  publishContest: ({ db, actor, params, body, now }) =>
    contests.publish(db, actor, params.contestId, body.version, now),
  stopContest: ({ db, actor, params, body, now }) => stop(db, actor, params.contestId, body, now),
  listEntries: ({ db, actor, params, query }) => listEntries(db, actor, params.contestId, query.cursor),
  nameJudge: ({ db, actor, params, body, now }) => judges.name(db, actor, params.contestId, body, now),
  removeJudge: ({ db, actor, params, now }) => judges.remove(db, actor, params, now),
  startStage: ({ db, actor, params, body, now }) => stages.start(db, actor, params, body.version, now),
  listPerformances: ({ db, actor, params, query }) => stages.listPerformances(db, actor, params, query.cursor),
  markAbsent: ({ db, actor, params, body }) => stages.markAbsent(db, actor, params, body.isAbsent),
  closeStage: ({ db, actor, params, body, now }) => results.closeStage(db, actor, params, body.version, now),
  decideResults: ({ db, actor, params, body, now }) => results.decide(db, actor, params.contestId, body, now),
}
