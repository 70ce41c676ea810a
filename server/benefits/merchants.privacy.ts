import { In, IsNull } from 'typeorm'
import type { Organisation } from '../organisations'
import type { Db } from '../platform/db'
import { findOldest } from '../platform/oldest'
import type { PersonalPart } from '../privacy'
import { Coupon } from './entities'
import { CouponCode, Merchant, MerchantClerk, Redemption } from './merchants.entities'

/** More than this nobody has. */
const mostRows = 500

/** Where a person redeems for a merchant, and where their own coupons were used; the newest first. */
export async function describeRedeeming(db: Db, personId: string): Promise<PersonalPart[]> {
  const clerkships = await db.find(MerchantClerk, {
    where: { personId },
    relations: { merchant: true },
    order: { id: 'DESC' },
    take: mostRows,
  })
  const redeemed = await db
    .createQueryBuilder(Redemption, 'redemption')
    .innerJoinAndSelect('redemption.merchant', 'merchant')
    .innerJoinAndSelect('redemption.campaign', 'campaign')
    .innerJoin('redemption.coupon', 'coupon')
    .where('coupon.personId = :personId', { personId })
    .orderBy('redemption.id', 'DESC')
    .limit(mostRows)
    .getMany()
  const parts = [
    {
      part: 'clerkships',
      rows: clerkships.map(({ merchant, name, addedAt, endedAt }) => ({
        ...{ merchant: merchant!.content.name, name, createdAt: addedAt, endedAt },
      })),
    },
    {
      part: 'redemptions',
      rows: redeemed.map(({ campaign, merchant, redeemedAt, undoneAt }) => ({
        ...{ coupon: campaign!.content.name, merchant: merchant!.content.name, at: redeemedAt, undoneAt },
      })),
    },
  ]
  return parts.filter(({ rows }) => rows.length > 0)
}

/** Two accounts turned out to be one person's: they redeem where either did, once. */
export async function moveClerk(db: Db, fromId: string, toId: string): Promise<void> {
  for (const { id, merchantId } of await db.findBy(MerchantClerk, { personId: fromId, endedAt: IsNull() })) {
    const liveKey = `${merchantId} ${toId}`
    const isThere = await db.existsBy(MerchantClerk, { liveKey })
    await db.update(MerchantClerk, { id }, isThere ? { liveKey: null } : { liveKey })
  }
  await db.update(MerchantClerk, { personId: fromId }, { personId: toId })
  await db.update(Redemption, { clerkId: fromId }, { clerkId: toId })
}

/** The account is closed: it redeems nothing more; what was redeemed is still settled, and says of nobody whose. */
export async function eraseClerk(db: Db, personId: string, now: Date): Promise<void> {
  await db.update(MerchantClerk, { personId, endedAt: IsNull() }, { endedAt: now, liveKey: null })
  await db.update(MerchantClerk, { personId }, { name: null })
  const coupons = await db.find(Coupon, { where: { personId }, select: { id: true } })
  await db.delete(CouponCode, { couponId: In(coupons.map(({ id }) => id)) })
}

/** What was redeemed and settled long ago. */
export async function deleteOldRedemptions(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await findOldest(db, Redemption, ({ redeemedAt }) => redeemedAt, { before, limit })
  if (rows.length > 0) await db.delete(Redemption, { id: In(rows.map(({ id }) => id)) })
  return rows.length
}

/** A union becomes part of another, with its merchants. */
export async function moveMerchants(db: Db, from: Organisation, to: Organisation): Promise<void> {
  await db.update(Merchant, { organisationId: from.id }, { organisationId: to.id })
}
