import type { HoldReason } from '../../shared/benefits/campaigns'
import { grantBlocker, remainingOf, validUntilOf } from '../../shared/benefits/rules'
import type { ErrorCode } from '../../shared/http/errors'
import { AppError } from '../../shared/http/errors'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { Campaign, Coupon, CouponAct } from './entities'
import { findActs, findCampaign, findCouponsOf, findFirst } from './queries'
import { type Rights, readRights } from './rights'
import { noteHolders } from './soldOut'
import { tellGiven } from './telling'

/** What is given by campaigns in one transaction: read under their locks, changed as it is decided, written at the end. */
export interface Giving {
  campaigns: Map<string, Campaign>
  rights: Rights
  /** By `campaign person`. */
  held: Map<string, Coupon>
  given: Coupon[]
}

const keyOf = (campaignId: string, personId: string): string => `${campaignId} ${personId}`

/** Locks the campaigns, and reads who has a coupon of theirs and who has a right to one. */
export async function beginGiving(
  db: Db,
  campaignIds: readonly string[],
  personIds: readonly string[],
  now: Date,
): Promise<Giving> {
  const campaigns = await lockPools(db, Campaign, campaignIds)
  const persons = [...new Set(personIds)]
  const coupons = await findCouponsOf(db, [...campaigns.keys()], persons)
  for (const { campaignId, personId } of coupons) noteHolders(campaignId, [personId])
  return {
    campaigns,
    rights: await readRights(db, [...campaigns.values()], persons, now),
    held: new Map(coupons.map((coupon) => [keyOf(coupon.campaignId, coupon.personId), coupon])),
    given: [],
  }
}

export const heldBy = (giving: Giving, campaignId: string, personId: string): Coupon | null =>
  giving.held.get(keyOf(campaignId, personId)) ?? null

/** Takes one from the stock, under the next order number; whether there is one left is the caller's to know. */
export function give(
  giving: Giving,
  campaign: Campaign,
  personId: string,
  now: Date,
  holdReason: HoldReason | null = null,
): Coupon {
  campaign.granted += 1
  campaign.lastOrder += 1
  const coupon: Coupon = {
    id: newId(),
    campaignId: campaign.id,
    personId,
    order: campaign.lastOrder,
    state: holdReason === null ? 'usable' : 'held',
    holdReason,
    validUntil: validUntilOf(campaign.content.validity, now),
    usedAt: null,
    remindedAt: null,
    givenAt: now,
  }
  giving.held.set(keyOf(campaign.id, personId), coupon)
  giving.given.push(coupon)
  // Noted while it is decided: who hears of a coupon may ask again at once.
  noteHolders(campaign.id, [personId])
  return coupon
}

/** Writes what was given, and how far the campaigns have come. */
export async function endGiving(db: Db, { campaigns, given }: Giving, isCounted = given.length > 0): Promise<void> {
  if (given.length > 0) await insertRows(db, Coupon, given)
  if (!isCounted) return
  for (const { id, granted, lastOrder } of campaigns.values()) await db.update(Campaign, { id }, { granted, lastOrder })
}

/** One qualifying act, in the order in which the server decided them. */
export interface QualifyingAct {
  personId: string
  at: Date
  /** What was done, once a campaign: `learning.attempt:<id>`. */
  reference: string
}

export interface Grant {
  /** Which one it was of all who qualified. */
  order: number
  remaining: number
  coupon: { id: string; validUntil: Date } | null
  refusal: ErrorCode | null
}

/**
 * First N: gives a campaign's coupons by the order of `acts`, in the caller's transaction, and records every act with its order.
 * An act that was decided before gets its first answer; who has a coupon is answered with it, and takes no further number.
 */
export async function grantFirst(
  db: Db,
  campaignId: string,
  acts: readonly QualifyingAct[],
  now: Date,
): Promise<readonly Grant[]> {
  const giving = await beginGiving(
    db,
    [campaignId],
    acts.map(({ personId }) => personId),
    now,
  )
  const campaign = giving.campaigns.get(campaignId)
  if (campaign?.way !== 'firstN') throw new AppError('benefits.campaign_not_found')
  const references = acts.map(({ reference }) => reference)
  const decided = new Map((await findActs(db, campaignId, references)).map((row) => [row.reference, row]))
  const rows: CouponAct[] = []
  const grants = acts.map((act) => {
    const earlier = decided.get(act.reference)
    const { row, grant } = earlier ? repeat(giving, campaign, earlier) : decide(giving, campaign, act, now)
    if (row && !earlier) {
      decided.set(act.reference, row)
      rows.push(row)
    }
    return grant
  })
  if (rows.length > 0) await insertRows(db, CouponAct, rows)
  await endGiving(db, giving, rows.length > 0)
  await tellGiven(db, campaign, giving.given, 'first', now)
  return grants
}

interface Decided {
  row: CouponAct | null
  grant: Grant
}

const answer = (campaign: Campaign, order: number, coupon: Coupon | null, refusal: ErrorCode | null): Grant => ({
  order,
  remaining: remainingOf(campaign),
  coupon: coupon && { id: coupon.id, validUntil: coupon.validUntil },
  refusal,
})

function repeat(giving: Giving, campaign: Campaign, row: CouponAct): Decided {
  const isGranted = row.decision === 'granted'
  const coupon = isGranted ? heldBy(giving, campaign.id, row.personId) : null
  return { row, grant: answer(campaign, row.order, coupon, isGranted ? null : (row.decision as ErrorCode)) }
}

/** By the window as it was when the act was done, however long deciding took. */
function decide(giving: Giving, campaign: Campaign, { personId, at, reference }: QualifyingAct, now: Date): Decided {
  const held = heldBy(giving, campaign.id, personId)
  if (held) return { row: null, grant: answer(campaign, held.order, held, null) }
  const refusal = grantBlocker(campaign, giving.rights(campaign, personId), at)
  if (refusal) campaign.lastOrder += 1
  const coupon = refusal ? null : give(giving, campaign, personId, now)
  const order = coupon?.order ?? campaign.lastOrder
  const decision = refusal ?? 'granted'
  const row = { id: newId(), campaignId: campaign.id, personId, reference, order, decision, at }
  return { row: { ...row, couponId: coupon?.id ?? null }, grant: answer(campaign, order, coupon, refusal) }
}

/** What others tell of a campaign that they tie something to. */
export interface CampaignHead {
  id: string
  name: string
  what: string
  organisationId: string
  state: Campaign['state']
  opensAt: Date
  closesAt: Date
  stock: number
  remaining: number
}

export const headOf = (campaign: Campaign): CampaignHead => ({
  id: campaign.id,
  name: campaign.content.name,
  what: campaign.content.what,
  organisationId: campaign.organisationId,
  state: campaign.state,
  opensAt: campaign.opensAt,
  closesAt: campaign.closesAt,
  stock: campaign.stock,
  remaining: remainingOf(campaign),
})

/** Campaigns of a union for the first N that are not over, for who ties an act to one. */
export const findFirstCampaigns = async (db: Db, unionId: string): Promise<readonly CampaignHead[]> =>
  (await findFirst(db, unionId)).map(headOf)

export async function findCampaignHead(db: Db, id: string): Promise<CampaignHead | null> {
  const campaign = await findCampaign(db, id)
  return campaign && headOf(campaign)
}
