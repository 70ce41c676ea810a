import { In } from 'typeorm'
import { refundsDeskText } from '../../shared/classes/refundsDeskText'
import { listSteps } from '../desk'
import { type Payable, type PaymentSource, sumByUnion } from '../payments'
import type { Db } from '../platform/db'
import { ClassRefund } from './refunds.entities'
import { moveRefund, voidApproval } from './refunds.moving'
import { findRefunds, isAsApproved } from './refunds.queries'

interface PayableRefund extends Payable {
  refund: ClassRefund
}

/** Refunds that were approved and have an account, for the union's payment batches. */
export const refundPayments: PaymentSource<PayableRefund> = {
  link: (id) => `/desk/classes/refund?id=${id}`,
  purpose: (number, locale) => refundsDeskText[locale].purpose(number),
  sumWaiting: (db, actor) =>
    sumByUnion(db.createQueryBuilder(ClassRefund, 'refund').where("refund.state = 'payable'"), 'amountFen', actor),
  findWaiting: async (db, organisationId, most) =>
    draw(await findRefunds(db, { organisationId, state: 'payable' }, most)),
  find: async (db, ids) => draw(await findRefunds(db, { id: In(ids) })),
  findHandled,
  findDrifted: async (_db, payables) =>
    new Set(payables.filter(({ refund }) => !isAsApproved(refund)).map(({ id }) => id)),
  voidApproval: (db, { personId }, { refund }, now) => voidApproval(db, refund, personId, now),
  putInBatch: (db, { personId: actorId }, { refund }, now) =>
    moveRefund(db, refund, { act: 'batch', step: 'paying', actorId, turn: { assigneeId: actorId } }, now),
  pay: (db, { personId: actorId }, { refund }, _amountFen, now) =>
    moveRefund(db, refund, { act: 'pay', step: 'paid', actorId, change: { paidAt: now }, tell: 'paid' }, now),
  bounce: (db, { personId: actorId }, { refund }, note, now) =>
    moveRefund(db, refund, { act: 'bounce', step: 'bounced', actorId, note, tell: 'bounced' }, now),
}

const draw = (refunds: readonly ClassRefund[]): PayableRefund[] =>
  refunds.map((refund) => ({
    id: refund.id,
    number: refund.caseNumber,
    amountFen: refund.amountFen,
    payee: refund.payee,
    print: refund.approvedPrint!,
    refund,
  }))

/** Whoever asked for a refund, or ever approved it, leaves paying it to others; and nobody pays themselves. */
async function findHandled(db: Db, personId: string, payables: readonly PayableRefund[]): Promise<Set<string>> {
  const steps = await listSteps(
    db,
    payables.map(({ id }) => id),
  )
  const barring = steps.filter(
    ({ step, actorId }) => actorId === personId && ['refundAsked', 'approved'].includes(step),
  )
  const own = payables.filter(({ refund }) => refund.personId === personId)
  return new Set([...barring.map(({ caseId }) => caseId), ...own.map(({ id }) => id)])
}
