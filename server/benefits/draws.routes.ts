import type { benefitDraws } from '../../shared/benefits/draws.contract'
import type { Handlers } from '../platform/handlers'
import * as desk from './draws.desk.service'
import * as draws from './draws.service'

export const benefitDrawRoutes: Handlers<typeof benefitDraws> = {
  getDraw: ({ db, actor, params, now }) => draws.getDraw(db, actor, params.campaignId, now),
  enterDraw: ({ db, actor, params, now }) => draws.enter(db, actor, params.campaignId, now),
  getDeskDraw: ({ db, actor, params, now }) => desk.get(db, actor, params.campaignId, now),
  prepareDraw: ({ db, actor, params, body, now }) => desk.prepareDraw(db, actor, params.campaignId, body.source, now),
  drawLots: ({ db, actor, params, body, now }) => desk.drawLots(db, actor, params.campaignId, body.publicValue, now),
}
