import type { classDays } from '../../shared/classes/days.contract'
import type { Handlers } from '../platform/handlers'
import { answerPickup, viewPickup } from './days.pickups'
import { excuse, listPast, viewToday } from './days.service'

export const dayRoutes: Handlers<typeof classDays> = {
  getToday: ({ db, actor, now }) => viewToday(db, actor, now),
  listChildDays: ({ db, actor, params, query }) => listPast(db, actor, params.childId, query.cursor),
  excuseChild: ({ db, actor, params, body, now }) => excuse(db, actor, params, body.reason, now),
  getPickup: ({ db, actor, params, now }) => viewPickup(db, actor, params.requestId, now),
  answerPickup: ({ db, actor, params, body, now }) => answerPickup(db, actor, params.requestId, body.allow, now),
}
