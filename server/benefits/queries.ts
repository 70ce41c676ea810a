import { In } from 'typeorm'
import type { CouponGroup } from '../../shared/benefits/contract'
import { Organisation } from '../organisations'
import { decodeTimeCursor, idBefore, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { prepareQuery } from '../platform/prepared'
import { Campaign, Coupon, CouponAct } from './entities'

/** Campaigns with their union. */
export const withUnion = (db: Db) =>
  db.createQueryBuilder(Campaign, 'campaign').innerJoinAndSelect('campaign.organisation', 'organisation')

export const findCampaign = (db: Db, id: string): Promise<Campaign | null> =>
  withUnion(db).where('campaign.id = :id', { id }).getOne()

/** The same with the coupon of whoever looks. */
const withOwn = (db: Db, personId: string | null) =>
  personId === null
    ? withUnion(db)
    : withUnion(db).leftJoinAndMapOne(
        'campaign.own',
        Coupon,
        'own',
        'own.campaignId = campaign.id AND own.personId = :personId',
        { personId },
      )

export const findCampaignFor = (db: Db, id: string, personId: string | null): Promise<Campaign | null> =>
  withOwn(db, personId).where("campaign.id = :id AND campaign.state <> 'draft'", { id }).getOne()

export interface Lister {
  personId: string | null
  /** Of unions at these paths alone; null for all. */
  paths: readonly string[] | null
  cursor: string | undefined
}

/** Published campaigns whose window is not over, those that close first at the beginning. */
export function findListed(db: Db, { personId, paths, cursor }: Lister, now: Date): Promise<Campaign[]> {
  const query = withOwn(db, personId).where("campaign.state = 'published' AND campaign.closesAt > :now", { now })
  if (paths) query.andWhere('organisation.path IN (:...paths)', { paths })
  const after = decodeTimeCursor(cursor)
  if (after) query.andWhere('(campaign.closesAt > :at OR (campaign.closesAt = :at AND campaign.id > :id))', after)
  return query.orderBy('campaign.closesAt').addOrderBy('campaign.id').limit(rowsToRead).getMany()
}

/** The coupons of these persons by these campaigns. */
export const findCouponsOf = async (
  db: Db,
  campaignIds: readonly string[],
  personIds: readonly string[],
): Promise<Coupon[]> =>
  campaignIds.length === 0 || personIds.length === 0 ? [] : couponsOf.all(db, { campaignIds, personIds })

const couponsOf = prepareQuery(['campaignIds', 'personIds'], (db, { campaignIds, personIds }) =>
  db
    .createQueryBuilder(Coupon, 'coupon')
    .where('coupon.campaignId IN (:...campaignIds)', { campaignIds: [campaignIds] })
    .andWhere('coupon.personId IN (:...personIds)', { personIds: [personIds] }),
)

/** Coupons with what they are of. */
const withCampaign = (db: Db) =>
  db
    .createQueryBuilder(Coupon, 'coupon')
    .innerJoinAndSelect('coupon.campaign', 'campaign')
    .innerJoinAndSelect('campaign.organisation', 'organisation')

/** A person's own coupons, the newest first. */
export function findOwnCoupons(
  db: Db,
  personId: string,
  { group = 'usable', cursor }: { group?: CouponGroup | undefined; cursor?: string | undefined },
  now: Date,
): Promise<Coupon[]> {
  const query = withCampaign(db).where('coupon.personId = :personId AND coupon.id < :before', {
    personId,
    before: idBefore(cursor),
  })
  query.andWhere(conditions[group], { now })
  return query.orderBy('coupon.id', 'DESC').limit(rowsToRead).getMany()
}

const conditions: Record<CouponGroup, string> = {
  usable: "coupon.state IN ('usable', 'held') AND coupon.validUntil > :now",
  used: "coupon.state = 'used'",
  expired:
    "(coupon.state IN ('expired', 'void') OR (coupon.state IN ('usable', 'held') AND coupon.validUntil <= :now))",
}

/** One of a person's own; a foreign id finds nothing, as an absent one does. */
export const findOwnCoupon = (db: Db, personId: string, id: string): Promise<Coupon | null> =>
  withCampaign(db).where('coupon.id = :id AND coupon.personId = :personId', { id, personId }).getOne()

/** Names of the unions that campaigns are narrowed to. */
export const findUnionNames = async (db: Db, ids: readonly string[]): Promise<string[]> =>
  ids.length === 0
    ? []
    : (await db.find(Organisation, { where: { id: In([...ids]) }, order: { path: 'ASC' } })).map(({ name }) => name)

/** What was decided of these acts before. */
export const findActs = (db: Db, campaignId: string, references: readonly string[]): Promise<CouponAct[]> =>
  db.find(CouponAct, { where: { campaignId, reference: In([...references]) } })

/** A union's campaigns for the first N that are not over. */
export const findFirst = (db: Db, organisationId: string): Promise<Campaign[]> =>
  db.find(Campaign, {
    where: { organisationId, way: 'firstN', state: In(['draft', 'published', 'stopped']) },
    order: { id: 'DESC' },
    take: 50,
  })
