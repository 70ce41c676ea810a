import { In, LessThan } from 'typeorm'
import { shanghaiInstant } from '../../shared/http/time'
import { blindIndex } from '../platform/crypto'
import type { Db } from '../platform/db'
import { placesFor, toRaw } from '../platform/raw'
import { CouponCode, Redemption } from './merchants.entities'

export const hashOfCode = (code: string): string => blindIndex('coupon_codes.code_hash', code)

/** What a code was shown for: its coupon, with campaign and person. */
export const findCode = (db: Db, code: string): Promise<CouponCode | null> =>
  db
    .createQueryBuilder(CouponCode, 'shown')
    .innerJoinAndSelect('shown.coupon', 'coupon')
    .innerJoinAndSelect('coupon.campaign', 'campaign')
    .leftJoinAndSelect('coupon.person', 'person')
    .where('shown.codeHash = :hash', { hash: hashOfCode(code) })
    .getOne()

/** For a while a code that is over still says so, and one that was used says that. */
const keptMs = 3_600_000

export const deleteOldCodes = async (db: Db, now: Date): Promise<void> => {
  await db.delete(CouponCode, { expiresAt: LessThan(new Date(now.getTime() - keptMs)) })
}

const withAll = (db: Db) =>
  db
    .createQueryBuilder(Redemption, 'redemption')
    .innerJoinAndSelect('redemption.campaign', 'campaign')
    .innerJoinAndSelect('redemption.merchant', 'merchant')
    .leftJoinAndSelect('redemption.coupon', 'coupon')
    .leftJoinAndSelect('coupon.person', 'person')

export const findRedemption = (db: Db, id: string): Promise<Redemption | null> =>
  withAll(db).where('redemption.id = :id', { id }).getOne()

/** The last redemptions at a merchant; the newest first. */
export const findLast = (db: Db, merchantId: string, most: number): Promise<Redemption[]> =>
  withAll(db)
    .where('redemption.merchantId = :merchantId', { merchantId })
    .orderBy('redemption.redeemedAt', 'DESC')
    .addOrderBy('redemption.id', 'DESC')
    .limit(most)
    .getMany()

/** How many were redeemed at these merchants since then, but for those taken back. */
export const countSince = (db: Db, merchantIds: readonly string[], since: Date): Promise<number> =>
  db
    .createQueryBuilder(Redemption, 'redemption')
    .where({ merchantId: In([...merchantIds]) })
    .andWhere('redemption.redeemedAt >= :since AND redemption.undoneAt IS NULL', { since })
    .getCount()

/** From the month's first moment in Shanghai to the next one's. */
export function monthBounds(month: string): { from: Date; to: Date } {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  return { from: shanghaiInstant(`${month}-01`, '00:00'), to: shanghaiInstant(`${next}-01`, '00:00') }
}

export interface SettledSum {
  merchantId: string
  campaignId: string
  valueFen: number
  count: number
}

/** What was redeemed at these merchants in a month, by merchant, campaign and worth. */
export async function sumMonth(db: Db, merchantIds: readonly string[], month: string): Promise<SettledSum[]> {
  if (merchantIds.length === 0) return []
  const { from, to } = monthBounds(month)
  const rows: SettledSum[] = await db.query(
    `SELECT merchant_id AS merchantId, campaign_id AS campaignId, value_fen AS valueFen, COUNT(*) AS count
      FROM redemptions WHERE merchant_id IN (${placesFor(merchantIds)}) AND redeemed_at >= ? AND redeemed_at < ?
        AND undone_at IS NULL GROUP BY merchant_id, campaign_id, value_fen ORDER BY NULL`,
    [...merchantIds, toRaw(db, from), toRaw(db, to)],
  )
  const sums = rows.map((row) => ({ ...row, valueFen: Number(row.valueFen), count: Number(row.count) }))
  const orderOf = ({ merchantId, campaignId }: SettledSum) => `${merchantId} ${campaignId}`
  return sums.sort((a, b) => orderOf(a).localeCompare(orderOf(b)) || a.valueFen - b.valueFen)
}

/** Each redemption of a month at a merchant, oldest first. */
export function findMonth(db: Db, merchantId: string, month: string, most: number): Promise<Redemption[]> {
  const { from, to } = monthBounds(month)
  return withAll(db)
    .where('redemption.merchantId = :merchantId AND redemption.undoneAt IS NULL', { merchantId })
    .andWhere('redemption.redeemedAt >= :from AND redemption.redeemedAt < :to', { from, to })
    .orderBy('redemption.redeemedAt')
    .addOrderBy('redemption.id')
    .limit(most)
    .getMany()
}
