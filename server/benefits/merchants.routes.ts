import type { benefitMerchants } from '../../shared/benefits/merchants.contract'
import { guarded, type Handlers, noTransaction } from '../platform/handlers'
import * as redemptions from './redemptions.service'
import { getOwn } from './settlements.service'

export const merchantRoutes: Handlers<typeof benefitMerchants> = {
  listMerchants: ({ db, params }) => redemptions.listMerchants(db, params.campaignId),
  // No answer of a command is kept: the code is nowhere but on the screen.
  showCode: noTransaction(({ database, actor, params, ports, now }) =>
    redemptions.showCode(database, actor.personId, params.couponId, ports, now),
  ),
  getTill: ({ db, actor, ports, now }) =>
    redemptions.getTill(db, actor.personId, ports.config.redemptionUndoSeconds, now),
  redeem: guarded(redemptions.takeTry, ({ db, actor, body, ports, now }) =>
    redemptions.redeem(db, actor.personId, body, ports.config.redemptionUndoSeconds, now),
  ),
  undoRedemption: ({ db, actor, params, ports, now }) =>
    redemptions.undo(db, actor.personId, params.redemptionId, ports.config.redemptionUndoSeconds, now),
  getSettlement: ({ db, actor, query }) => getOwn(db, actor.personId, query.merchantId, query.month),
}
