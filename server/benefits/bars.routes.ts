import type { benefitBars } from '../../shared/benefits/bars.contract'
import type { Handlers } from '../platform/handlers'
import * as desk from './bars.desk.service'
import * as bars from './bars.service'

export const barRoutes: Handlers<typeof benefitBars> = {
  listMyBars: ({ db, actor, now }) => bars.listMine(db, actor.personId, now),
  appealBar: ({ db, actor, params, body, now }) =>
    bars.appeal(db, actor.personId, params.benefitBarId, body.words, now),
  getBar: ({ db, actor, params, now }) => desk.get(db, actor, params.benefitBarId, now),
  decideBar: ({ db, actor, params, body, now }) => desk.decide(db, actor, params.benefitBarId, body, now),
}
