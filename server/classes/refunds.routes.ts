import type { classRefunds } from '../../shared/classes/refunds.contract'
import type { Handlers } from '../platform/handlers'
import * as refunds from './refunds.service'

export const refundRoutes: Handlers<typeof classRefunds> = {
  getRefund: ({ db, actor, params }) => refunds.getRefund(db, actor.personId, params.refundId),
  giveRefundAccount: ({ db, actor, params, body, now }) =>
    refunds.giveAccount(db, actor.personId, params.refundId, body, now),
}
