import { In, IsNull, MoreThan } from 'typeorm'
import { JoiningEvent } from '../membership'
import { Organisation, withinPaths } from '../organisations'
import type { HeldRole } from '../platform/actor'
import { idBefore, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { Campaign, CampaignCorrection, Coupon } from './entities'
import { withUnion } from './queries'

/** Campaigns of the unions in reach, the newest first. */
export const findInReach = (db: Db, grants: readonly HeldRole[], cursor: string | undefined): Promise<Campaign[]> =>
  withinPaths(withUnion(db).where('campaign.id < :before', { before: idBefore(cursor) }), grants, 'organisation.path')
    .orderBy('campaign.id', 'DESC')
    .limit(rowsToRead)
    .getMany()

/** Unions a form lets one choose from. */
const mostUnions = 50

/** Open unions in reach, and those that a draft already names, wherever they stand in the list. */
export async function findUnionsInReach(
  db: Db,
  grants: readonly HeldRole[],
  used: readonly string[],
): Promise<Organisation[]> {
  const open = await withinPaths(
    db.createQueryBuilder(Organisation, 'organisation').where('organisation.closedAt IS NULL'),
    grants,
    'organisation.path',
  )
    .orderBy('organisation.path')
    .limit(mostUnions)
    .getMany()
  const others = used.filter((id) => open.every((union) => union.id !== id))
  return others.length === 0 ? open : [...open, ...(await db.findBy(Organisation, { id: In(others) }))]
}

/** Joining events in reach that are not over, those that end first at the beginning. */
export const findEventsInReach = (db: Db, grants: readonly HeldRole[], now: Date): Promise<JoiningEvent[]> =>
  withinPaths(
    db
      .createQueryBuilder(JoiningEvent, 'event')
      .innerJoin('event.organisation', 'organisation')
      .where('event.closedAt IS NULL AND event.endsAt > :now', { now }),
    grants,
    'organisation.path',
  )
    .orderBy('event.endsAt')
    .limit(mostUnions)
    .getMany()

/** An event in the subtree of a union that is not over. */
export const findEventBelow = (db: Db, union: Organisation, id: string, now: Date): Promise<JoiningEvent | null> =>
  withinPaths(
    db
      .createQueryBuilder(JoiningEvent, 'event')
      .innerJoin('event.organisation', 'organisation')
      .where({ id, closedAt: IsNull(), endsAt: MoreThan(now) }),
    [union],
    'organisation.path',
  ).getOne()

/** Changes a campaign that is still at `version`; false where it is not. */
export async function changeCampaign(
  db: Db,
  { id, version }: Pick<Campaign, 'id' | 'version'>,
  change: Partial<Campaign>,
): Promise<boolean> {
  return (await db.update(Campaign, { id, version }, { ...change, version: version + 1 })).affected === 1
}

/** How many coupons of a campaign were used, and how many expired. */
export async function countCoupons(db: Db, campaignId: string): Promise<{ used: number; expired: number }> {
  const rows = await db
    .createQueryBuilder(Coupon, 'coupon')
    .select('coupon.state', 'state')
    .addSelect('COUNT(*)', 'count')
    .where("coupon.campaignId = :campaignId AND coupon.state IN ('used', 'expired')", { campaignId })
    .groupBy('coupon.state')
    .getRawMany<{ state: string; count: string | number }>()
  const of = (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0)
  return { used: of('used'), expired: of('expired') }
}

/** What was put right of a campaign, the newest first. */
export const findCorrections = (db: Db, campaignId: string): Promise<CampaignCorrection[]> =>
  db
    .createQueryBuilder(CampaignCorrection, 'correction')
    .leftJoinAndSelect('correction.actor', 'actor')
    .where('correction.campaignId = :campaignId', { campaignId })
    .orderBy('correction.id', 'DESC')
    .limit(50)
    .getMany()
