import type { classDrawsDesk } from '../../shared/classes/draws.desk.contract'
import type { Handlers } from '../platform/handlers'
import * as draws from './draws.desk.service'

export const drawDeskRoutes: Handlers<typeof classDrawsDesk> = {
  getDeskDraw: ({ db, actor, params, now }) => draws.getDeskDraw(db, actor, params.classId, now),
  prepareDraw: ({ db, actor, params, body, now }) => draws.prepareDraw(db, actor, params.classId, body.source, now),
  drawLots: ({ db, actor, params, body, now }) => draws.drawLots(db, actor, params.classId, body.publicValue, now),
}
