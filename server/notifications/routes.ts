import type { notifications } from '../../shared/notifications/contract'
import type { Handlers } from '../platform/handlers'
import * as service from './service'
import * as subscriptions from './subscriptions.service'

export const routes: Handlers<typeof notifications> = {
  listMessages: ({ db, actor, query, locale }) => service.listMessages(db, actor.personId, query.cursor, locale),
  readMessages: ({ db, actor, body, now }) => service.readMessages(db, actor.personId, body, now),
  listSubscriptions: ({ ports }) => subscriptions.listSubscriptions(ports.config),
  answerSubscriptions: ({ db, actor, body, now }) =>
    subscriptions.answerSubscriptions(db, actor.personId, body.answers, now),
}
