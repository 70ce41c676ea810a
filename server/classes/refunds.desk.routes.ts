import type { classRefundsDesk } from '../../shared/classes/refunds.desk.contract'
import type { Handlers } from '../platform/handlers'
import { decideRefund, getRefundCase } from './refunds.desk.service'

export const refundDeskRoutes: Handlers<typeof classRefundsDesk> = {
  getRefundCase: ({ db, actor, params, now }) => getRefundCase(db, actor, params.refundId, now),
  decideRefund: ({ db, actor, params, body, now }) => decideRefund(db, actor, params.refundId, body, now),
}
