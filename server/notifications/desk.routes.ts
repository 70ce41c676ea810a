import type { notificationsDesk } from '../../shared/notifications/desk.contract'
import type { Handlers } from '../platform/handlers'
import * as service from './deliveries.service'

export const deskRoutes: Handlers<typeof notificationsDesk> = {
  listDeliveries: ({ db, actor, query, locale }) => service.listDeliveries(db, actor, query, locale),
  settleDelivery: ({ db, actor, params, body, locale, now }) =>
    service.settleDelivery(db, actor, params.deliveryId, body.decision, locale, now),
}
