import type { Claimed } from '../../shared/benefits/contract'
import { claimBlocker, remainingOf } from '../../shared/benefits/rules'
import { AppError } from '../../shared/http/errors'
import type { Actor } from '../platform/actor'
import type { Db } from '../platform/db'
import type { Decision } from '../platform/handlers'
import type { Campaign, Coupon } from './entities'
import { beginGiving, endGiving, type Giving, give, heldBy } from './granting'
import { holdClaims } from './reviews.service'
import { type RiskOf, readRisks } from './risk.service'
import { drawOwn } from './views'

export interface Claim {
  actor: Pick<Actor, 'personId'>
  params: { campaignId: string }
  now: Date
}

/** A coupon for each of these calls, in the order of arrival; who has one is answered with it. */
export async function claimCoupons(
  db: Db,
  calls: readonly Claim[],
  pools: readonly string[],
): Promise<Decision<Claimed>[]> {
  const personIds = calls.map(({ actor }) => actor.personId)
  const giving = await beginGiving(db, pools, personIds, calls[0]!.now)
  const riskOf = await readRisks(db, personIds, calls[0]!.now)
  const decisions = calls.map((call) => decide(giving, call, riskOf))
  await endGiving(db, giving)
  const held = giving.given.filter(({ holdReason }) => holdReason === 'review')
  await holdClaims(db, giving.campaigns, held, calls[0]!.now)
  return decisions
}

function decide(
  giving: Giving,
  { actor: { personId }, params: { campaignId }, now }: Claim,
  riskOf: RiskOf,
): Decision<Claimed> {
  const campaign = giving.campaigns.get(campaignId)
  if (!campaign || campaign.state === 'draft') return new AppError('benefits.campaign_not_found')
  const held = heldBy(giving, campaignId, personId)
  if (held) return draw(campaign, held, now)
  const blocker = claimBlocker(campaign, giving.rights(campaign, personId), now)
  if (blocker) return new AppError(blocker)
  const risk = riskOf(personId)
  if (risk === 'check_due' || risk === 'challenge_due') return new AppError(`benefits.${risk}`)
  return draw(campaign, give(giving, campaign, personId, now, risk === 'hold' ? 'review' : null), now)
}

const draw = (campaign: Campaign, coupon: Coupon, now: Date): Claimed => ({
  order: coupon.order,
  remaining: remainingOf(campaign),
  coupon: drawOwn(coupon, now),
})
