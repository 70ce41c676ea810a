import type { membershipReleases } from '../../shared/membership/releases.contract'
import type { membershipReleasesDesk } from '../../shared/membership/releases.desk.contract'
import { guarded, type Handlers } from '../platform/handlers'
import * as desk from './releases.desk.service'
import * as service from './releases.service'

export const releaseRoutes: Handlers<typeof membershipReleases> = {
  openRelease: guarded(service.takePhoneTry, ({ db, actor, body, ports, now }) =>
    service.open(db, actor.personId, body, ports.random, now),
  ),
  listMyReleases: ({ db, actor }) => service.listOwn(db, actor.personId),
  getRelease: ({ db, actor, params }) => service.getOwn(db, actor.personId, params.releaseId),
  answerRelease: ({ db, actor, params, body, now }) => service.answer(db, actor.personId, params.releaseId, body, now),
}

export const releaseDeskRoutes: Handlers<typeof membershipReleasesDesk> = {
  getReleaseCase: ({ db, actor, params, now }) => desk.viewCase(db, actor, params.releaseId, now),
  revealRelease: ({ db, actor, params }) => desk.reveal(db, actor, params.releaseId),
  decideRelease: ({ db, actor, params, body, now }) => desk.decide(db, actor, params.releaseId, body, now),
  openDocumentRelease: ({ db, actor, params, ports, now }) =>
    desk.openForApplicant(db, actor, params.applicationId, ports.random, now),
}
