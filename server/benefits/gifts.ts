import { remainingOf, rightBlocker, windowBlocker } from '../../shared/benefits/rules'
import type { JoiningEvent, Membership } from '../membership'
import type { Db } from '../platform/db'
import { toRaw } from '../platform/raw'
import { Campaign, Coupon } from './entities'
import { beginGiving, endGiving, type Giving, give, heldBy } from './granting'
import { tellGiven } from './telling'
import { voidCoupons } from './voiding'

/** Somebody has become a member: what their union and those above it give for joining. */
export async function giveForJoining(db: Db, membership: Membership, now: Date): Promise<void> {
  const sql = `SELECT campaign.id FROM benefit_campaigns campaign
      JOIN organisations giver ON giver.id = campaign.organisation_id
      JOIN organisations own ON own.id = ?
    WHERE campaign.way = 'gift' AND campaign.state = 'published' AND campaign.occasion = 'joining'
      AND campaign.opens_at <= ? AND campaign.closes_at > ?
      AND SUBSTR(own.path, 1, LENGTH(giver.path)) = giver.path`
  const at = toRaw(db, now)
  const rows: { id: string }[] = await db.query(sql, [membership.organisationId, at, at])
  await giveAll(db, idsOf(rows), membership.personId, now)
}

/** Somebody has joined through an event: what it gives. */
export async function giveForEvent(db: Db, { id: eventId }: JoiningEvent, personId: string, now: Date): Promise<void> {
  const where = { way: 'gift' as const, state: 'published' as const, occasion: 'event' as const, eventId }
  await giveAll(db, idsOf(await db.find(Campaign, { where, select: { id: true } })), personId, now)
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

async function giveAll(db: Db, ids: readonly string[], personId: string, now: Date): Promise<void> {
  if (ids.length === 0) return
  const giving = await beginGiving(db, ids, [personId], now)
  for (const campaign of giving.campaigns.values()) giveOne(giving, campaign, personId, now)
  await endGiving(db, giving)
  for (const coupon of giving.given) {
    const notice = coupon.state === 'held' ? 'giftHeld' : 'gift'
    await tellGiven(db, giving.campaigns.get(coupon.campaignId)!, [coupon], notice, now)
  }
}

/** Whose document staff have not seen is kept theirs until they have. */
function giveOne(giving: Giving, campaign: Campaign, personId: string, now: Date): void {
  if (heldBy(giving, campaign.id, personId) || windowBlocker(campaign, now) || remainingOf(campaign) === 0) return
  const blocker = rightBlocker(campaign.content, giving.rights(campaign, personId))
  if (blocker === null) give(giving, campaign, personId, now)
  if (blocker === 'benefits.assurance_due') give(giving, campaign, personId, now, 'assurance')
}

/** A membership was a mistake: what was given for it and not used goes back. */
export async function takeBackGifts(db: Db, { personId, since }: Membership): Promise<void> {
  const found = await db
    .createQueryBuilder(Coupon, 'coupon')
    .innerJoin('coupon.campaign', 'campaign')
    .where("coupon.personId = :personId AND coupon.state IN ('usable', 'held')", { personId })
    .andWhere("campaign.way = 'gift' AND coupon.givenAt >= :since", { since })
    .getMany()
  await voidCoupons(db, found, () => true)
}
