import type { MerchantsView, RedemptionView, ShownCode, TillView } from '../../shared/benefits/merchants.contract'
import { couponStateAt } from '../../shared/benefits/rules'
import { AppError, type ErrorCode } from '../../shared/http/errors'
import { shanghaiDay, shanghaiInstant } from '../../shared/http/time'
import { notify } from '../notifications'
import { spend } from '../platform/budgets'
import type { Database, Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import type { Ports } from '../platform/ports'
import { newId, unmistakable } from '../platform/random'
import { insertRows } from '../platform/raw'
import { type Campaign, Coupon } from './entities'
import { CouponCode, type Merchant, Redemption } from './merchants.entities'
import { findMerchantsOf, findMerchantsOfClerk, findTaking } from './merchants.queries'
import { drawMerchant, drawRedemption, undoUntil } from './merchants.views'
import { findCampaign, findOwnCoupon } from './queries'
import { countSince, findCode, findLast, findRedemption, hashOfCode } from './redemptions.queries'

export async function listMerchants(db: Db, campaignId: string): Promise<MerchantsView> {
  const campaign = await findCampaign(db, campaignId)
  if (!campaign || campaign.state === 'draft') throw new AppError('benefits.campaign_not_found')
  const merchants = await findMerchantsOf(db, campaignId)
  return { campaign: { id: campaignId, name: campaign.content.name }, merchants: merchants.map(drawMerchant) }
}

/** Why a coupon is not redeemed at `now`, whatever the code; null when it is. */
function couponRefusal(coupon: Coupon, now: Date): ErrorCode | null {
  const state = couponStateAt(coupon, now)
  if (state === 'usable') return null
  if (state === 'used') return 'benefits.coupon_used'
  return state === 'held' ? 'benefits.coupon_held' : 'benefits.coupon_expired'
}

/** Makes a code that is shown once: the answer alone has it. */
export async function showCode(
  database: Database,
  personId: string,
  couponId: string,
  { config, random }: Ports,
  now: Date,
): Promise<ShownCode> {
  const coupon = await findOwnCoupon(database.reader, personId, couponId)
  if (!coupon) throw new AppError('benefits.coupon_not_found')
  const refusal = couponRefusal(coupon, now)
  if (refusal) throw new AppError(refusal)
  await spend(database, config, now, [{ limit: 'couponCodesPerPersonHour', subject: personId, windowSeconds: 3600 }])
  const code = random.pick(unmistakable, 12)
  const expiresAt = new Date(now.getTime() + config.couponCodeSeconds * 1000)
  await database.transaction((db) =>
    insertRows(db, CouponCode, { id: newId(), couponId, codeHash: hashOfCode(code), expiresAt }),
  )
  return { code, expiresAt: expiresAt.toISOString(), serverTime: now.toISOString() }
}

/** So many of the last ones a clerk is shown. */
const shownMost = 20

export async function getTill(db: Db, personId: string, undoSeconds: number, now: Date): Promise<TillView> {
  const merchants = await findMerchantsOfClerk(db, personId)
  const last: Redemption[] = []
  for (const { id } of merchants) last.push(...(await findLast(db, id, shownMost)))
  const newest = last.sort((a, b) => b.redeemedAt.getTime() - a.redeemedAt.getTime()).slice(0, shownMost)
  const ids = merchants.map(({ id }) => id)
  return {
    merchants: merchants.map(({ id, content }) => ({ id, name: content.name })),
    redemptions: newest.map((row) => drawRedemption(row, personId, undoSeconds, now)),
    today: ids.length === 0 ? 0 : await countSince(db, ids, shanghaiInstant(shanghaiDay(now), '00:00')),
    serverTime: now.toISOString(),
  }
}

/** One try of a clerk's, whatever comes of it. */
export const takeTry = (call: { database: Database; ports: Ports; now: Date; actor: { personId: string } }) =>
  spend(call.database, call.ports.config, call.now, [
    { limit: 'redemptionsPerPersonHour', subject: call.actor.personId, windowSeconds: 3600 },
  ])

interface Asked {
  code: string
  /** Where a clerk of several merchants stands. */
  merchantId?: string | undefined
}

/** Uses a coupon, once: of two clerks the second hears that it was used. */
export async function redeem(
  db: Db,
  clerkId: string,
  asked: Asked,
  undoSeconds: number,
  now: Date,
): Promise<RedemptionView> {
  const { coupon, merchant } = await findRedeemable(db, clerkId, asked, now)
  const used = await db.update(Coupon, { id: coupon.id, state: 'usable' }, { state: 'used', usedAt: now })
  if (used.affected !== 1) throw new AppError(await refusalNow(db, coupon.id, now))
  const campaign = coupon.campaign!
  const row = {
    ...{ id: newId(), couponId: coupon.id, liveKey: coupon.id, campaignId: campaign.id, merchantId: merchant.id },
    ...{ clerkId, valueFen: campaign.content.valueFen, redeemedAt: now, undoneAt: null },
  }
  await insertRows(db, Redemption, row)
  await tell(db, { id: row.id, coupon, campaign, merchant }, 'redeemed', now)
  return drawRedemption({ ...row, coupon, campaign, merchant }, clerkId, undoSeconds, now)
}

/** What became of a coupon while it was looked at. */
async function refusalNow(db: Db, couponId: string, now: Date): Promise<ErrorCode> {
  const coupon = (await lockPools(db, Coupon, [couponId])).get(couponId)
  return (coupon && couponRefusal(coupon, now)) ?? 'benefits.coupon_used'
}

/** The coupon of a code that this clerk may redeem, and where; what stands in the way is told in the order in which it is mended. */
async function findRedeemable(db: Db, clerkId: string, { code, merchantId }: Asked, now: Date) {
  const merchants = await findMerchantsOfClerk(db, clerkId)
  if (merchants.length === 0) throw new AppError('benefits.not_clerk')
  const shown = await findCode(db, code)
  if (!shown) throw new AppError('benefits.code_unknown', undefined, 'code')
  const coupon = shown.coupon!
  const ids = merchants.map(({ id }) => id)
  const taking = await findTaking(db, coupon.campaignId, ids)
  const merchant = merchants.find(({ id }) => taking.has(id) && (merchantId === undefined || id === merchantId))
  if (!merchant) throw new AppError('benefits.other_merchant')
  if (coupon.personId === clerkId) throw new AppError('benefits.own_coupon')
  const refusal = couponRefusal(coupon, now) ?? (shown.expiresAt <= now ? 'benefits.code_over' : null)
  if (refusal) throw new AppError(refusal)
  return { coupon, merchant }
}

/** Takes a redemption back, by whoever made it, while its time is not over; again is answered alike. */
export async function undo(
  db: Db,
  clerkId: string,
  id: string,
  undoSeconds: number,
  now: Date,
): Promise<RedemptionView> {
  const row = await findRedemption(db, id)
  const isTheirs = row?.clerkId === clerkId && (await findMerchantsOfClerk(db, clerkId)).some(isAt(row.merchantId))
  if (!row || !isTheirs) throw new AppError('benefits.redemption_not_found')
  if (row.undoneAt) return drawRedemption(row, clerkId, undoSeconds, now)
  if (!undoUntil(row, clerkId, undoSeconds, now)) throw new AppError('benefits.undo_over')
  const undone = await db.update(Redemption, { id, liveKey: row.couponId }, { undoneAt: now, liveKey: null })
  if (undone.affected === 1) {
    await db.update(Coupon, { id: row.couponId, state: 'used' }, { state: 'usable', usedAt: null })
    await tell(db, { id, coupon: row.coupon!, campaign: row.campaign!, merchant: row.merchant! }, 'undone', now)
  }
  return drawRedemption({ ...row, undoneAt: now }, clerkId, undoSeconds, now)
}

const isAt =
  (merchantId: string) =>
  ({ id }: Merchant): boolean =>
    id === merchantId

interface Told {
  id: string
  coupon: Coupon
  campaign: Campaign
  merchant: Merchant
}

/** Whose coupon it is hears of it: by somebody who stands there with them, so nothing rings. */
async function tell(
  db: Db,
  { id, coupon, campaign, merchant }: Told,
  what: 'redeemed' | 'undone',
  now: Date,
): Promise<void> {
  const notice = {
    ...{ personId: coupon.personId, template: `redemptions.${what}`, link: `/benefits/coupon?id=${coupon.id}` },
    params: { name: campaign.content.name, merchant: merchant.content.name },
    ...{ dedupeKey: `${id} ${what}`, organisationId: campaign.organisationId, isActing: true as const },
  }
  await notify(db, notice, now)
}
