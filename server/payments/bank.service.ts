import { AppError } from '../../shared/http/errors'
import type { ReturnOutcome } from '../../shared/payments/contract'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import type { BankRow } from './bank.reading'
import { Payment, PayoutBatch } from './entities'
import { findPayments } from './queries'
import { loadBatch, requireUnhandled, viewBatch } from './service'
import { findPaidFor, type Sourced, sourceOf } from './sources'

/** Settles what the bank says of each payment, once: the same file again changes nothing. */
export async function applyBankReturn(db: Db, actor: StaffActor, id: string, rows: readonly BankRow[], now: Date) {
  const batch = await loadBatch(db, actor, id)
  if (batch.sentAt === null) throw new AppError('payments.payout_not_sent')
  const payments = await findPayments(db, id)
  const paidFor = await findPaidFor(db, payments)
  await requireUnhandled(db, actor, paidFor)
  const byReference = new Map(payments.map((payment) => [payment.reference, payment]))
  const report: { row: number; reference: string; outcome: ReturnOutcome }[] = []
  for (const row of rows) {
    const payment = byReference.get(row.reference)
    const outcome = payment ? await settle(db, actor, payment, paidFor, row, now) : 'unknown'
    report.push({ row: row.row, reference: row.reference.slice(0, 40), outcome })
  }
  if (!(await db.existsBy(Payment, { batchId: id, state: 'open' }))) {
    await db.update(PayoutBatch, { id }, { settledAt: now })
  }
  return { batch: await viewBatch(db, actor, id), rows: report }
}

async function settle(
  db: Db,
  actor: StaffActor,
  payment: Payment,
  paidFor: ReadonlyMap<string, Sourced>,
  { result, amountFen, note }: BankRow,
  now: Date,
): Promise<ReturnOutcome> {
  if (result === null || Number.isNaN(amountFen)) return 'unreadable'
  if (amountFen !== null && amountFen !== payment.amountFen) return 'differs'
  const settled = { state: result, settledAt: now, bankNote: note }
  const isFirst = (await db.update(Payment, { id: payment.id, state: 'open' }, settled)).affected === 1
  if (!isFirst) {
    const { state } = await db.findOneByOrFail(Payment, { id: payment.id })
    // What the bank paid and then sent back is for people to look at.
    return state === result ? 'already' : 'differs'
  }
  // What the bank has cannot be gone: nothing that is being paid is ever deleted.
  const payable = paidFor.get(payment.sourceId)!
  const source = sourceOf(payment.source)
  const isMoved =
    result === 'paid'
      ? await source.pay(db, actor, payable, payment.amountFen, now)
      : await source.bounce(db, actor, payable, note, now)
  if (!isMoved) throw new AppError('server.busy')
  return result
}
