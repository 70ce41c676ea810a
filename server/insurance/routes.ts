import type { insurance } from '../../shared/insurance/contract'
import type { Handlers } from '../platform/handlers'
import * as covers from './covers.service'

export const routes: Handlers<typeof insurance> = {
  listCovers: ({ db, actor, now }) => covers.listOwn(db, actor.personId, now),
  listPlans: ({ db, actor, now }) => covers.listPlans(db, actor.personId, now),
  estimate: ({ db, actor, body, now }) => covers.estimate(db, actor.personId, body, now),
}
