import type { privacyDesk } from '../../shared/privacy/desk.contract'
import type { Handlers } from '../platform/handlers'
import * as service from './corrections.desk.service'
import { listDeletions } from './retention'

export const deskRoutes: Handlers<typeof privacyDesk> = {
  getCorrection: ({ db, actor, params, now }) => service.getCorrection(db, actor, params.correctionId, now),
  revealCorrection: ({ db, actor, params }) => service.revealCorrection(db, actor, params.correctionId),
  decideCorrection: ({ db, actor, params, body, now }) =>
    service.decideCorrection(db, actor, params.correctionId, body, now),
  listDeletions: ({ db, query }) => listDeletions(db, query.cursor),
}
