import type { notifications } from '../../shared/notifications/contract'
import type { Handlers } from '../platform/handlers'
import * as service from './service'

export const routes: Handlers<typeof notifications> = {
  listMessages: ({ db, actor, query, locale }) => service.listMessages(db, actor.personId, query.cursor, locale),
  readMessages: ({ db, actor, body, now }) => service.readMessages(db, actor.personId, body.upTo, now),
}
