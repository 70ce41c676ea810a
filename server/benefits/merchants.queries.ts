import { In, IsNull } from 'typeorm'
import { findAncestors, rangeBelow, withinPaths } from '../organisations'
import type { HeldRole } from '../platform/actor'
import { idBefore, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import type { Campaign } from './entities'
import { CampaignMerchant, Merchant, MerchantClerk } from './merchants.entities'

const withUnion = (db: Db) =>
  db.createQueryBuilder(Merchant, 'merchant').innerJoinAndSelect('merchant.organisation', 'organisation')

/** Merchants of the unions in reach, newest first. */
export const findMerchants = (db: Db, grants: readonly HeldRole[], cursor: string | undefined): Promise<Merchant[]> =>
  withinPaths(withUnion(db).where('merchant.id < :before', { before: idBefore(cursor) }), grants, 'organisation.path')
    .orderBy('merchant.id', 'DESC')
    .limit(rowsToRead)
    .getMany()

export const findMerchant = (db: Db, id: string): Promise<Merchant | null> =>
  withUnion(db).where('merchant.id = :id', { id }).getOne()

/** Changes a merchant that is still as it was read. */
export const changeMerchant = async (
  db: Db,
  { id, version }: Pick<Merchant, 'id' | 'version'>,
  to: Partial<Merchant>,
): Promise<boolean> =>
  (await db.update(Merchant, { id, version, closedAt: IsNull() }, { ...to, version: version + 1 })).affected === 1

/** Who redeems at a merchant now. */
export const findClerks = (db: Db, merchantId: string): Promise<MerchantClerk[]> =>
  db.find(MerchantClerk, {
    where: { merchantId, endedAt: IsNull() },
    relations: { person: true },
    order: { id: 'ASC' },
    take: 200,
  })

/** Merchants a person redeems at now. */
export const findMerchantsOfClerk = (db: Db, personId: string): Promise<Merchant[]> =>
  db
    .createQueryBuilder(Merchant, 'merchant')
    .innerJoin(MerchantClerk, 'clerk', 'clerk.merchantId = merchant.id AND clerk.endedAt IS NULL')
    .where('clerk.personId = :personId AND merchant.closedAt IS NULL', { personId })
    .orderBy('merchant.id')
    .limit(50)
    .getMany()

/** Where the coupons of a campaign are used. */
export const findMerchantsOf = (db: Db, campaignId: string): Promise<Merchant[]> =>
  db
    .createQueryBuilder(Merchant, 'merchant')
    .innerJoin(CampaignMerchant, 'chosen', 'chosen.merchantId = merchant.id')
    .where('chosen.campaignId = :campaignId AND merchant.closedAt IS NULL', { campaignId })
    .orderBy('merchant.id')
    .limit(200)
    .getMany()

/** Which of these merchants take the coupons of a campaign. */
export async function findTaking(db: Db, campaignId: string, merchantIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.findBy(CampaignMerchant, { campaignId, merchantId: In([...merchantIds]) })
  return new Set(rows.map(({ merchantId }) => merchantId))
}

/** Merchants a campaign may have: of its union, of those below, and of those above it. */
export async function findChoices(db: Db, { organisation, organisationId }: Campaign): Promise<Merchant[]> {
  const above = (await findAncestors(db, organisation!)).map(({ id }) => id)
  return withUnion(db)
    .where('merchant.closedAt IS NULL')
    .andWhere('(merchant.organisationId IN (:...along) OR (organisation.path >= :from AND organisation.path < :to))', {
      along: [organisationId, ...above],
      ...rangeBelow(organisation!.path),
    })
    .orderBy('merchant.id', 'DESC')
    .limit(200)
    .getMany()
}

/** More merchants one manager reaches than any union has. */
const everyMost = 1_000

/** All merchants of the unions in reach, closed ones too: what was redeemed is settled. */
export const findEveryMerchant = (db: Db, grants: readonly HeldRole[]): Promise<Merchant[]> =>
  withinPaths(withUnion(db).where('1 = 1'), grants, 'organisation.path')
    .orderBy('merchant.id')
    .limit(everyMost)
    .getMany()
