import type { CampaignRow, CampaignView, Counter, CouponRow, CouponView } from '../../shared/benefits/contract'
import { capacityOf, claimBlocker, couponStateAt, remainingOf, windowBlocker } from '../../shared/benefits/rules'
import { refOf } from '../organisations'
import { mediaPath } from '../platform/media'
import type { Campaign, Coupon } from './entities'
import type { Rights } from './rights'

/** For whom a campaign is drawn. */
export interface Looker {
  /** Null for a visitor, of whom nothing is known. */
  personId: string | null
  rights: Rights | null
  now: Date
}

export const drawOwn = (coupon: Pick<Coupon, 'id' | 'order' | 'state' | 'validUntil'>, now: Date) => ({
  id: coupon.id,
  order: coupon.order,
  state: couponStateAt(coupon, now),
  validUntil: coupon.validUntil.toISOString(),
})

/** Why the person gets nothing by it now; of a visitor as much as holds for everybody. */
function blockerOf(campaign: Campaign, { personId, rights, now }: Looker): string | null {
  if (campaign.way !== 'claim') return windowBlocker(campaign, now)
  if (personId === null || rights === null) {
    return windowBlocker(campaign, now) ?? (remainingOf(campaign) === 0 ? 'benefits.sold_out' : null)
  }
  return claimBlocker(campaign, rights(campaign, personId), now)
}

const drawPicture = ({ pictureFile, pictureWidth, pictureHeight }: Campaign, now: Date): CampaignRow['picture'] =>
  pictureFile === null
    ? null
    : { path: mediaPath(pictureFile, 'jpg', now), width: pictureWidth!, height: pictureHeight! }

export function drawCampaign(campaign: Campaign, looker: Looker): CampaignRow {
  const { id, content, way, occasion, opensAt, closesAt, own = null } = campaign
  return {
    ...{ id, name: content.name, what: content.what, way, occasion },
    organisation: refOf(campaign.organisation!),
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    stock: capacityOf(campaign),
    remaining: remainingOf(campaign),
    blocker: blockerOf(campaign, looker),
    picture: drawPicture(campaign, looker.now),
    own: own && drawOwn(own, looker.now),
  }
}

export function drawCampaignView(campaign: Campaign, unions: string[], looker: Looker): CampaignView {
  const { state, content, stopReason, way } = campaign
  const row = drawCampaign(campaign, looker)
  const isClaimable = way === 'claim' && row.blocker === null && row.own === null
  return {
    ...row,
    ...{ state, unions, stopReason },
    howTo: content.howTo,
    occupations: content.eligible.occupations,
    validity: content.validity,
    returnsToStock: content.returnsToStock,
    now: looker.now.toISOString(),
    actions: isClaimable ? ['claim'] : [],
  }
}

export const drawCounter = (campaign: Campaign): Counter => ({
  state: campaign.state,
  granted: campaign.granted,
  remaining: remainingOf(campaign),
  lastOrder: campaign.lastOrder,
})

export function drawCoupon(coupon: Coupon, now: Date): CouponRow {
  const { name, what } = coupon.campaign!.content
  return {
    ...drawOwn(coupon, now),
    ...{ name, what },
    organisation: refOf(coupon.campaign!.organisation!),
    usedAt: coupon.usedAt?.toISOString() ?? null,
  }
}

export const drawCouponView = (coupon: Coupon, now: Date): CouponView => ({
  ...drawCoupon(coupon, now),
  campaignId: coupon.campaignId,
  howTo: coupon.campaign!.content.howTo,
  givenAt: coupon.givenAt.toISOString(),
  holdReason: coupon.holdReason,
})
