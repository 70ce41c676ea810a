import { ClassFee, ClassRefund, printOfRefund } from '../classes'
import { makeCaseNumber } from '../platform/caseNumbers'
import type { Db } from '../platform/db'
import { newId, systemRandom } from '../platform/random'
import { insertRows } from '../platform/raw'

interface GivenRefund extends Pick<ClassRefund, 'personId' | 'organisationId'>, Pick<ClassFee, 'placeId' | 'classId'> {
  state?: 'approved' | 'payable'
}

const account = { holder: '演示家长', bank: '中国工商银行', number: '6222020200112230' }

/** A fee of 300 yuan that was paid and all of which goes back: approved, with an account, and waiting for a batch unless told otherwise. */
export async function addRefund(db: Db, given: GivenRefund, now: Date): Promise<ClassRefund> {
  const { placeId, classId, personId, organisationId, state = 'payable' } = given
  const [managerId, otherId] = [newId(), newId()]
  const fee: ClassFee = {
    ...{ id: newId(), placeId, classId, version: 2, dueFen: 300_00, paidFen: 300_00, receipt: 'SJ-0001' },
    ...{ paidOn: '2026-11-01', recordedBy: managerId, createdAt: now },
  }
  await insertRows(db, ClassFee, fee)
  const refund: ClassRefund = {
    ...{ id: newId(), caseNumber: makeCaseNumber('TF', systemRandom, now), feeId: fee.id, liveKey: fee.id },
    ...{ personId, organisationId, state, version: 3, amountFen: 300_00, reason: null },
    ...{ askedBy: managerId, askedAt: now, decidedBy: otherId, decidedAt: now, dueAt: now, paidAt: null },
    approvedPrint: null,
    payee: state === 'approved' ? null : JSON.stringify(account),
  }
  refund.approvedPrint = printOfRefund({ ...refund, fee })
  await insertRows(db, ClassRefund, refund)
  return refund
}
