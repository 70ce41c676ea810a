import type { membership } from '../../shared/membership/contract'
import { guarded, type Handlers } from '../platform/handlers'
import * as card from './card.service'
import * as events from './events.service'
import * as join from './join.service'
import * as places from './places.service'
import * as service from './service'
import * as submission from './submission.service'

export const routes: Handlers<typeof membership> = {
  getJoin: ({ db, actor, query, ports, now }) =>
    join.getJoin(db, actor?.personId ?? null, query, ports.config.publicUrl, now),
  listPlaces: ({ db, query }) => places.listPlaces(db, query),
  getEvent: ({ db, params, ports, now }) => events.getEvent(db, params.code, ports.config.publicUrl, now),
  draftApplication: ({ db, actor, body, now }) => service.draft(db, actor.personId, body, now),
  editApplication: ({ db, actor, params, body, now }) =>
    service.edit(db, actor.personId, params.applicationId, body, now),
  submitApplication: ({ db, actor, params, body, ports, now }) =>
    submission.submit(db, actor.personId, params.applicationId, body?.version, ports.random, now),
  withdrawApplication: ({ db, actor, params, body, now }) =>
    submission.withdraw(db, actor.personId, params.applicationId, body?.version, now),
  getApplication: ({ db, actor, params }) => service.getOwn(db, actor.personId, params.applicationId),
  listMyApplications: ({ db, actor, query }) => service.listOwn(db, actor.personId, query.cursor),
  getCard: ({ db, actor, ports, now }) => card.getCard(db, actor.personId, ports.config.cardQrSeconds, now),
  checkCard: guarded(card.takeCheck, ({ db, body, now }) => card.checkCard(db, body.qr, now)),
}
