import { In } from 'typeorm'
import { dayMs } from '../../shared/http/time'
import { Person } from '../identity'
import type { Db } from '../platform/db'
import { groupBy } from '../platform/grouping'
import type { JobCall, JobKind } from '../platform/jobs'
import { lockPools } from '../platform/pools'
import { ruleAt } from '../platform/rules'
import { announceDue } from './announcing'
import { barNoShows } from './bars.service'
import { Campaign, Coupon } from './entities'
import { couponsRule } from './rules'
import { noteFreed } from './soldOut'
import { type CouponNotice, tellGiven } from './telling'

/** Coupons that one transaction looks at; the next begins at once. */
const mostAtOnce = 200

/** Coupons whose time is over; what a campaign takes back can be given again while it is open. */
async function expireCoupons({ database, now, isStopping }: JobCall): Promise<void> {
  for (;;) {
    const due = await database.reader
      .createQueryBuilder(Coupon, 'coupon')
      .where("coupon.state IN ('usable', 'held') AND coupon.validUntil <= :now", { now })
      // What staff look at is not dropped meanwhile.
      .andWhere("(coupon.holdReason IS NULL OR coupon.holdReason <> 'review')")
      .orderBy('coupon.validUntil')
      .limit(mostAtOnce)
      .getMany()
    if (due.length === 0 || isStopping()) return
    await database.transaction((db) => expire(db, due, now))
  }
}

async function expire(db: Db, due: readonly Coupon[], now: Date): Promise<void> {
  const campaigns = await lockPools(
    db,
    Campaign,
    due.map(({ campaignId }) => campaignId),
  )
  for (const [campaignId, coupons] of groupBy(due, (coupon) => coupon.campaignId)) {
    const where = { id: In(coupons.map(({ id }) => id)), state: In(['usable', 'held']) }
    // Some may have been used since they were looked for.
    const { affected = 0 } = await db.update(Coupon, where, { state: 'expired', holdReason: null })
    const campaign = campaigns.get(campaignId)!
    if (campaign.content.barsNoShow) await barNoShows(db, campaign, coupons, now)
    if (!campaign.content.returnsToStock || campaign.closesAt <= now) continue
    noteFreed(db, [campaignId])
    await db.decrement(Campaign, { id: campaignId }, 'granted', affected)
  }
}

/** Coupons that waited for the document are their person's to use once staff have seen it. */
async function releaseHeld({ database, now, isStopping }: JobCall): Promise<void> {
  for (;;) {
    const held = await withCampaign(database.reader)
      .innerJoin(Person, 'person', "person.id = coupon.personId AND person.assurance <> 'stated'")
      .where("coupon.state = 'held' AND coupon.holdReason = 'assurance' AND coupon.validUntil > :now", { now })
      .limit(mostAtOnce)
      .getMany()
    if (held.length === 0 || isStopping()) return
    await database.transaction(async (db) => {
      const ids = In(held.map(({ id }) => id))
      await db.update(Coupon, { id: ids, state: 'held' }, { state: 'usable', holdReason: null })
      await tellByCampaign(db, held, 'released', now)
    })
  }
}

/** Whose coupon ends soon is told once. */
async function remind({ database, now, isStopping }: JobCall): Promise<void> {
  const { remindDays } = await ruleAt(database.reader, couponsRule, now)
  const until = new Date(now.getTime() + remindDays * dayMs)
  for (;;) {
    const ending = await withCampaign(database.reader)
      .where("coupon.state = 'usable' AND coupon.remindedAt IS NULL", {})
      .andWhere('coupon.validUntil > :now AND coupon.validUntil <= :until', { now, until })
      .orderBy('coupon.validUntil')
      .limit(mostAtOnce)
      .getMany()
    if (ending.length === 0 || isStopping()) return
    await database.transaction(async (db) => {
      await db.update(Coupon, { id: In(ending.map(({ id }) => id)) }, { remindedAt: now })
      await tellByCampaign(db, ending, 'ends', now)
    })
  }
}

const withCampaign = (db: Db) =>
  db.createQueryBuilder(Coupon, 'coupon').innerJoinAndSelect('coupon.campaign', 'campaign')

async function tellByCampaign(db: Db, coupons: readonly Coupon[], notice: CouponNotice, now: Date): Promise<void> {
  for (const some of groupBy(coupons, ({ campaignId }) => campaignId).values()) {
    await tellGiven(db, some[0]!.campaign!, some, notice, now)
  }
}

/** A call that came in time may be decided a little later. */
const settleMs = 120_000

/** Campaigns whose window is over; those that are drawn then end with their draw. */
async function endCampaigns({ database, now }: JobCall): Promise<void> {
  const over = await database.reader
    .createQueryBuilder(Campaign, 'campaign')
    .where("campaign.state = 'published' AND campaign.way <> 'draw'")
    .andWhere('campaign.closesAt <= :before', { before: new Date(now.getTime() - settleMs) })
    .limit(mostAtOnce)
    .getMany()
  for (const { id, closesAt } of over) {
    await database.transaction((db) => db.update(Campaign, { id, state: 'published', closesAt }, { state: 'ended' }))
  }
}

export const couponJobs: JobKind[] = [
  { name: 'benefits.expire_coupons', everySeconds: 60, run: expireCoupons },
  { name: 'benefits.release_held', everySeconds: 60, run: releaseHeld },
  { name: 'benefits.remind', everySeconds: 3_600, run: remind },
  { name: 'benefits.end_campaigns', everySeconds: 60, run: endCampaigns },
  { name: 'benefits.announce', everySeconds: 5, run: announceDue },
]
