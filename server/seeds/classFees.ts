import type { RefundState } from '../../shared/classes/refunds'
import { ClassFee, ClassRefund, printOfRefund } from '../classes'
import { makeCaseNumber } from '../platform/caseNumbers'
import type { Db } from '../platform/db'
import { newId, systemRandom } from '../platform/random'
import { insertRows } from '../platform/raw'

interface GivenRefund extends Pick<ClassRefund, 'personId' | 'organisationId'>, Pick<ClassFee, 'placeId' | 'classId'> {
  state?: RefundState
  amountFen?: number
  askedBy?: string
}

/** A fee of 300 yuan that was paid, of which all goes back; approved and with an account, unless told otherwise. */
export async function addRefund(db: Db, given: GivenRefund, now: Date): Promise<ClassRefund> {
  const { placeId, classId, personId, organisationId, state = 'payable', amountFen = 300_00, askedBy = newId() } = given
  const fee: ClassFee = {
    ...{ id: newId(), placeId, classId, version: 2, dueFen: 300_00, paidFen: 300_00, receipt: 'SJ-0001' },
    ...{ paidOn: '2026-11-01', recordedBy: askedBy, createdAt: now },
  }
  await insertRows(db, ClassFee, fee)
  const isGiven = state !== 'asked' && state !== 'refused' && state !== 'approved'
  const refund: ClassRefund = {
    ...{ id: newId(), caseNumber: makeCaseNumber('TF', systemRandom, now), feeId: fee.id },
    liveKey: state === 'refused' ? null : fee.id,
    ...{ personId, organisationId, state, version: 3, amountFen, askedBy, askedAt: now, dueAt: now, paidAt: null },
    ...{ decidedBy: null, decidedAt: null, approvedPrint: null },
    payee: isGiven ? JSON.stringify({ holder: '演示家长', bank: '中国工商银行', number: '6222020200112230' }) : null,
  }
  if (state !== 'asked') refund.approvedPrint = printOfRefund({ ...refund, fee })
  await insertRows(db, ClassRefund, refund)
  return refund
}
