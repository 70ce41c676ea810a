import { lastDayOf } from '../../shared/benefits/rules'
import { notifyAll } from '../notifications'
import type { Db } from '../platform/db'
import type { Campaign, Coupon } from './entities'

export type CouponNotice = 'first' | 'gift' | 'giftHeld' | 'released' | 'ends'

export const linkTo = ({ id }: Pick<Coupon, 'id'>): string => `/benefits/coupon?id=${id}`

/** Tells who have these coupons of a campaign, each thing once. */
export async function tellGiven(
  db: Db,
  { content, organisationId }: Pick<Campaign, 'content' | 'organisationId'>,
  coupons: readonly Pick<Coupon, 'id' | 'personId' | 'order' | 'validUntil'>[],
  notice: CouponNotice,
  now: Date,
): Promise<void> {
  const notices = coupons.map((coupon) => ({
    personId: coupon.personId,
    template: `benefits.${notice}`,
    params: { name: content.name, order: String(coupon.order), until: lastDayOf(coupon.validUntil) },
    link: linkTo(coupon),
    dedupeKey: `${coupon.id} ${notice}`,
    organisationId,
    ...(notice === 'first' ? { isActing: true as const } : {}),
  }))
  await notifyAll(db, notices, now)
}
