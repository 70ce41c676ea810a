import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { Campaign, Coupon } from './entities'
import { noteFreed } from './soldOut'

/** These coupons are nobody's to use any more, but for those that were used; `goesBack` says which can be given again. */
export async function voidCoupons(
  db: Db,
  coupons: readonly Coupon[],
  goesBack: (coupon: Coupon, campaign: Campaign) => boolean,
): Promise<void> {
  const unused = coupons.filter(({ state }) => state === 'usable' || state === 'held')
  if (unused.length === 0) return
  const campaigns = await lockPools(
    db,
    Campaign,
    unused.map(({ campaignId }) => campaignId),
  )
  noteFreed(db, [...campaigns.keys()])
  for (const coupon of unused) {
    const { id, campaignId, state } = coupon
    const { affected } = await db.update(Coupon, { id, state }, { state: 'void', holdReason: null })
    const isBack = affected === 1 && goesBack(coupon, campaigns.get(campaignId)!)
    if (isBack) await db.decrement(Campaign, { id: campaignId }, 'granted', 1)
  }
}
