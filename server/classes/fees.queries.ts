import { In } from 'typeorm'
import type { Db } from '../platform/db'
import { ClassFee } from './after.entities'
import { Place } from './bookings.entities'
import { ClassRefund } from './refunds.entities'

/** Places that are, or were, somebody's for good: what was only held or waited for costs nothing. */
export const findPaying = (db: Db, classId: string) =>
  db
    .createQueryBuilder(Place, 'place')
    .innerJoinAndSelect('place.child', 'child')
    .innerJoinAndSelect('place.booking', 'booking')
    .leftJoin(ClassFee, 'fee', 'fee.placeId = place.id')
    .where("place.classId = :classId AND (place.state = 'confirmed' OR fee.id IS NOT NULL)", { classId })

/** A fee with its refund, unless there is none or it was refused. */
export type FeeWithRefund = ClassFee & { refund: ClassRefund | null }

export const findFees = async (db: Db, placeIds: readonly string[]): Promise<FeeWithRefund[]> =>
  placeIds.length === 0
    ? []
    : ((await db
        .createQueryBuilder(ClassFee, 'fee')
        .leftJoinAndMapOne('fee.refund', ClassRefund, 'refund', 'refund.liveKey = fee.id')
        .where({ placeId: In([...placeIds]) })
        .getMany()) as FeeWithRefund[])

export async function sumFees(db: Db, classId: string): Promise<{ paidFen: number; refundFen: number }> {
  const sql = `SELECT SUM(fee.paid_fen) AS paid, SUM(refund.amount_fen) AS refund
    FROM class_fees fee LEFT JOIN class_refunds refund ON refund.live_key = fee.id WHERE fee.class_id = ?`
  const [row]: { paid: string | number | null; refund: string | number | null }[] = await db.query(sql, [classId])
  return { paidFen: Number(row?.paid ?? 0), refundFen: Number(row?.refund ?? 0) }
}

/** What was paid for a place was paid for the one that came in its stead. */
export async function moveFees(db: Db, moved: ReadonlyMap<string, { id: string; classId: string }>): Promise<void> {
  for (const { id, placeId } of await findFees(db, [...moved.keys()])) {
    const { id: to, classId } = moved.get(placeId)!
    await db.update(ClassFee, { id }, { placeId: to, classId, version: () => 'version + 1' })
  }
}
