import { In } from 'typeorm'
import type { CouponState } from '../../shared/benefits/campaigns'
import type { Organisation } from '../organisations'
import type { Db } from '../platform/db'
import { findOldest } from '../platform/oldest'
import { lockPools } from '../platform/pools'
import type { PersonalPart } from '../privacy'
import { Campaign, Coupon, CouponAct } from './entities'
import { noteHolders } from './soldOut'
import { voidCoupons } from './voiding'

/** More than this nobody has. */
const mostRows = 500

/** Codes that mean a coupon wherever the words of all features meet. */
const stateWords: Record<CouponState, string> = {
  held: 'couponHeld',
  usable: 'couponUsable',
  used: 'couponUsed',
  expired: 'couponExpired',
  void: 'couponVoid',
}

/** The coupons a person was given, and the acts by which they took part, the newest first. */
export async function describeCoupons(db: Db, personId: string): Promise<PersonalPart[]> {
  const find = { where: { personId }, relations: { campaign: true }, order: { id: 'DESC' }, take: mostRows } as const
  const coupons = await db.find(Coupon, find)
  const acts = await db.find(CouponAct, find)
  const parts = [
    {
      part: 'coupons',
      rows: coupons.map(({ campaign, state, order, validUntil, usedAt, givenAt }) => ({
        ...{ coupon: campaign!.content.name, state: stateWords[state], order },
        ...{ createdAt: givenAt, usedAt, validUntil },
      })),
    },
    {
      part: 'couponActs',
      rows: acts.map(({ campaign, order, at }) => ({ coupon: campaign!.content.name, order, at })),
    },
  ]
  return parts.filter(({ rows }) => rows.length > 0)
}

/** Two accounts turned out to be one person's: of two coupons of a campaign the used one stays, or the one they keep. */
export async function moveCoupons(db: Db, fromId: string, toId: string): Promise<void> {
  const found = await db.find(Coupon, { where: { personId: In([fromId, toId]) }, select: { id: true } })
  // Held by now: none of them is used while it is decided which one stays.
  const ids = found.map(({ id }) => id)
  const coupons = [...(await lockPools(db, Coupon, ids)).values()]
  const kept = new Map(coupons.filter(({ personId }) => personId === toId).map((coupon) => [coupon.campaignId, coupon]))
  const doubles: Coupon[] = []
  for (const coupon of coupons.filter(({ personId }) => personId === fromId)) {
    const { id, campaignId, state } = coupon
    const other = kept.get(campaignId)
    if (other) doubles.push(state === 'used' ? other : coupon)
    else await db.update(Coupon, { id }, { personId: toId })
    noteHolders(campaignId, [toId])
  }
  await voidCoupons(db, doubles, isReturned)
  await db.update(CouponAct, { personId: fromId }, { personId: toId })
}

/** The account is closed: what was not used is nobody's any more. */
export const eraseCoupons = async (db: Db, personId: string): Promise<void> =>
  voidCoupons(db, await db.findBy(Coupon, { personId }), isReturned)

/** What was still held was never its person's to use. */
const isReturned = ({ state }: Coupon, { content }: Campaign): boolean => state === 'held' || content.returnsToStock

/** Coupons and acts of long ago. */
export async function deleteOldCoupons(db: Db, before: Date, limit: number): Promise<number> {
  const coupons = await findOldest(db, Coupon, ({ givenAt }) => givenAt, { before, limit })
  if (coupons.length > 0) await db.delete(Coupon, { id: In(coupons.map(({ id }) => id)) })
  const acts = await findOldest(db, CouponAct, ({ at }) => at, { before, limit: limit - coupons.length })
  if (acts.length > 0) await db.delete(CouponAct, { id: In(acts.map(({ id }) => id)) })
  return coupons.length + acts.length
}

/** A union becomes part of another, with what it gives. */
export async function followMerger(db: Db, from: Organisation, to: Organisation): Promise<void> {
  await db.update(Campaign, { organisationId: from.id }, { organisationId: to.id })
  const narrowed = await db
    .createQueryBuilder(Campaign, 'campaign')
    .where("campaign.state <> 'ended' AND campaign.content LIKE :id", { id: `%${from.id}%` })
    .getMany()
  for (const { id, content } of narrowed) {
    const unionIds = [...new Set(content.eligible.unionIds.map((one) => (one === from.id ? to.id : one)))]
    await db.update(Campaign, { id }, { content: { ...content, eligible: { ...content.eligible, unionIds } } })
  }
}
