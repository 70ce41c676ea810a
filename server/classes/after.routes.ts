import type { classAfter } from '../../shared/classes/after.contract'
import type { Handlers } from '../platform/handlers'
import * as after from './after.service'

export const afterRoutes: Handlers<typeof classAfter> = {
  getRecords: ({ db, actor, now }) => after.getRecords(db, actor.personId, now),
  appealBar: ({ db, actor, params, body, now }) => after.appealBar(db, actor.personId, params.barId, body.words, now),
  rateClass: ({ db, actor, params, body, now }) => after.rateClass(db, actor.personId, params.classId, body, now),
  checkCertificate: ({ db, params }) => after.checkCertificate(db, params.certificateCode),
}
