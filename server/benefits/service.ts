import type { CampaignView, Counter, CouponGroup, CouponView } from '../../shared/benefits/contract'
import { AppError } from '../../shared/http/errors'
import { pathsDownTo } from '../organisations'
import type { Actor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { findCampaign, findCampaignFor, findListed, findOwnCoupon, findOwnCoupons, findUnionNames } from './queries'
import { findStandings, judge, readRights } from './rights'
import { drawCampaign, drawCampaignView, drawCounter, drawCoupon, drawCouponView } from './views'

/** A member is shown what the unions they belong to give; whoever is none yet, what there is. */
export async function list(db: Db, actor: Actor | null, cursor: string | undefined, now: Date) {
  const personId = actor?.personId ?? null
  const standings = personId === null ? [] : await findStandings(db, [personId], true)
  const path = standings[0]?.path ?? null
  const rows = await findListed(db, { personId, paths: path === null ? null : pathsDownTo(path), cursor }, now)
  const page = toPage(rows, ({ id, closesAt }) => [closesAt.toISOString(), id])
  const rights = personId === null ? null : await judge(db, page.items, standings, now)
  return { ...page, items: page.items.map((campaign) => drawCampaign(campaign, { personId, rights, now })) }
}

/** What is being written is nobody's business yet: as absent as what never was. */
export async function get(db: Db, actor: Actor | null, id: string, now: Date): Promise<CampaignView> {
  const personId = actor?.personId ?? null
  const campaign = await findCampaignFor(db, id, personId)
  if (!campaign) throw new AppError('benefits.campaign_not_found')
  const unions = await findUnionNames(db, campaign.content.eligible.unionIds)
  const rights = personId === null ? null : await readRights(db, [campaign], [personId], now)
  return drawCampaignView(campaign, unions, { personId, rights, now })
}

export async function getCounter(db: Db, id: string): Promise<Counter> {
  const campaign = await findCampaign(db, id)
  if (!campaign || campaign.state === 'draft') throw new AppError('benefits.campaign_not_found')
  return drawCounter(campaign)
}

export async function listCoupons(
  db: Db,
  personId: string,
  query: { group?: CouponGroup | undefined; cursor?: string | undefined },
  now: Date,
) {
  const page = toPage(await findOwnCoupons(db, personId, query, now), ({ id }) => [id])
  return { ...page, items: page.items.map((coupon) => drawCoupon(coupon, now)) }
}

export async function getCoupon(db: Db, personId: string, id: string, now: Date): Promise<CouponView> {
  const coupon = await findOwnCoupon(db, personId, id)
  if (!coupon) throw new AppError('benefits.coupon_not_found')
  return drawCouponView(coupon, now)
}
