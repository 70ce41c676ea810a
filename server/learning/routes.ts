import type { learning } from '../../shared/learning/contract'
import { type Handlers, rush } from '../platform/handlers'
import * as attempts from './attempts.service'
import { poolOf, submitAttempts } from './attempts.submission'
import * as papers from './papers.service'
import { getPicture } from './pictures.service'

export const routes: Handlers<typeof learning> = {
  listPapers: ({ db, query, now }) => papers.list(db, query.cursor, now),
  getPaper: ({ db, actor, params, now }) => papers.get(db, actor, params.paperId, now),
  startAttempt: ({ db, actor, params, ports, now }) =>
    attempts.start(db, actor.personId, params.paperId, ports.random, now),
  getAttempt: ({ db, actor, params, now }) => attempts.get(db, actor.personId, params.attemptId, now),
  getQuestionPicture: ({ db, actor, params, ports, now }) => getPicture(db, ports, actor, params.token, now),
  saveAnswers: ({ db, actor, params, body, ports, now }) =>
    attempts.saveAnswers(db, actor.personId, params.attemptId, body, ports.config.quizGraceSeconds, now),
  submitAttempt: rush((call) => poolOf(call.db, call), submitAttempts),
}
