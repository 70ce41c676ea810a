import type { benefitMerchantsDesk } from '../../shared/benefits/merchants.desk.contract'
import type { Handlers } from '../platform/handlers'
import { placedAt } from '../platform/positions'
import * as merchants from './merchants.desk.service'
import * as settlements from './settlements.service'

export const merchantDeskRoutes: Handlers<typeof benefitMerchantsDesk> = {
  listDeskMerchants: ({ db, actor, query }) => merchants.list(db, actor, query.cursor),
  addMerchant: ({ db, actor, body, now }) => merchants.add(db, actor, body, now),
  getDeskMerchant: ({ db, actor, params }) => merchants.get(db, actor, params.merchantId),
  editMerchant: ({ db, actor, params, body: { version, content, position } }) =>
    merchants.change(db, actor, { id: params.merchantId, version }, { content, ...placedAt(position) }),
  closeMerchant: ({ db, actor, params, body: { version }, now }) =>
    merchants.change(db, actor, { id: params.merchantId, version }, { closedAt: now }),
  addClerk: ({ db, actor, params, body, now }) => merchants.addClerk(db, actor, params.merchantId, body, now),
  endClerk: ({ db, actor, params, now }) => merchants.endClerk(db, actor, params, now),
  getCampaignMerchants: ({ db, actor, params }) => merchants.getCampaignMerchants(db, actor, params.campaignId),
  chooseMerchants: ({ db, actor, params, body }) =>
    merchants.chooseMerchants(db, actor, params.campaignId, body.merchantIds),
  listSettlements: ({ db, actor, query }) => settlements.list(db, actor, query.month),
  getDeskSettlement: ({ db, actor, params, query }) => settlements.getAtDesk(db, actor, params.merchantId, query.month),
  exportSettlement: ({ db, actor, params, query, locale, now }) =>
    settlements.exportMonth(db, actor, { merchantId: params.merchantId, month: query.month, locale }, now),
}
