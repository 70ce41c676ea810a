import type { membership } from '../../shared/membership/contract'
import { guarded, type Handlers, noTransaction } from '../platform/handlers'
import * as card from './card.service'
import * as events from './events.service'
import * as join from './join.service'
import * as places from './places.service'
import * as service from './service'
import * as submission from './submission.service'

export const routes: Handlers<typeof membership> = {
  getJoin: noTransaction(join.openJoin),
  listPlaces: ({ db, query }) => places.listPlaces(db, query),
  getEvent: noTransaction(join.openEvent),
  getEventCounter: ({ db, params, now }) => events.getEventCounter(db, params.code, now),
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
