import { type FindOptionsWhere, In } from 'typeorm'
import { type RefundAct, refundTransitions } from '../../shared/classes/refunds'
import { sha256 } from '../platform/crypto'
import type { Db } from '../platform/db'
import type { CourseClass } from './entities'
import { ClassRefund } from './refunds.entities'

/** With the fee and the place they are of, who is paid, and the union that decides; the first asked for first. */
export const findRefunds = (db: Db, where: FindOptionsWhere<ClassRefund>, most?: number): Promise<ClassRefund[]> =>
  db.find(ClassRefund, {
    where,
    relations: { fee: { place: { child: true, courseClass: true } }, person: true, organisation: true },
    order: { id: 'ASC' },
    ...(most === undefined ? {} : { take: most }),
  })

export const findRefund = async (db: Db, where: FindOptionsWhere<ClassRefund>): Promise<ClassRefund | null> =>
  (await findRefunds(db, where))[0] ?? null

export const classOf = ({ fee }: ClassRefund): CourseClass => fee!.place!.courseClass!

/** Changes a refund that is still at `version` and in a state the act leaves; false where it is not. */
export async function changeRefund(
  db: Db,
  { id, version }: Pick<ClassRefund, 'id' | 'version'>,
  act: RefundAct,
  change: Partial<ClassRefund>,
): Promise<boolean> {
  const { from, to } = refundTransitions[act]
  const where = { id, version, state: In([...from]) }
  const changed = await db.update(ClassRefund, where, { ...change, state: to, version: version + 1 })
  return changed.affected === 1
}

/** What an approval is bound to: the sum, who is paid and where, and the payment it goes back of. */
export function printOf({ feeId, personId, amountFen, reason, payee, fee }: ClassRefund): string {
  const { paidFen, receipt, paidOn } = fee!
  return sha256(JSON.stringify([feeId, personId, amountFen, reason, payee, paidFen, receipt, paidOn]))
}

export const isAsApproved = (refund: ClassRefund): boolean => refund.approvedPrint === printOf(refund)
