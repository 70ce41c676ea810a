import type { benefits } from '../../shared/benefits/contract'
import { type Handlers, rush } from '../platform/handlers'
import { claimCoupons } from './claiming'
import { refuseTooMany } from './claimLimit'
import * as service from './service'
import { refuseSoldOut } from './soldOut'

export const routes: Handlers<typeof benefits> = {
  listCampaigns: ({ db, actor, query, now }) => service.list(db, actor, query.cursor, now),
  getCampaign: ({ db, actor, params, now }) => service.get(db, actor, params.campaignId, now),
  getCounter: ({ db, params }) => service.getCounter(db, params.campaignId),
  claimCoupon: rush(({ params }) => params.campaignId, claimCoupons, {
    refuse: async (call) => (await refuseTooMany(call.actor.personId, call.ports)) ?? refuseSoldOut(call),
  }),
  listMyCoupons: ({ db, actor, query, now }) => service.listCoupons(db, actor.personId, query, now),
  getCoupon: ({ db, actor, params, now }) => service.getCoupon(db, actor.personId, params.couponId, now),
}
