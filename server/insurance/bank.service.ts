import { AppError } from '../../shared/http/errors'
import type { ReturnOutcome } from '../../shared/insurance/payouts.contract'
import { moveWorkItem, recordStep } from '../desk'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import type { BankRow } from './bank.reading'
import { type Claim, ClaimLine } from './claims.entities'
import { changeClaim, findClaim } from './claims.queries'
import { Payment, PayoutBatch } from './payouts.entities'
import { findPayments } from './payouts.queries'
import { loadBatch, requireUnhandled, viewBatch } from './payouts.service'
import { tellClaimant } from './telling'

/** Settles what the bank says of each payment, once: the same file again changes nothing. */
export async function applyBankReturn(db: Db, actor: StaffActor, id: string, rows: readonly BankRow[], now: Date) {
  const batch = await loadBatch(db, actor, id)
  if (batch.sentAt === null) throw new AppError('insurance.payout_not_sent')
  const payments = await findPayments(db, id)
  await requireUnhandled(db, actor, payments)
  const byReference = new Map(payments.map((payment) => [payment.reference, payment]))
  const report: { row: number; reference: string; outcome: ReturnOutcome }[] = []
  for (const row of rows) {
    const payment = byReference.get(row.reference)
    const outcome = payment ? await settle(db, actor, payment, row, now) : 'unknown'
    report.push({ row: row.row, reference: row.reference.slice(0, 40), outcome })
  }
  if (!(await db.existsBy(Payment, { batchId: id, state: 'open' }))) {
    await db.update(PayoutBatch, { id }, { settledAt: now })
  }
  return { batch: await viewBatch(db, actor, id), rows: report }
}

async function settle(db: Db, actor: StaffActor, payment: Payment, said: BankRow, now: Date): Promise<ReturnOutcome> {
  const { result, amountFen } = said
  if (result === null || Number.isNaN(amountFen)) return 'unreadable'
  if (amountFen !== null && amountFen !== payment.amountFen) return 'differs'
  const settled = { state: result, settledAt: now, bankNote: said.note }
  const isFirst = (await db.update(Payment, { id: payment.id, state: 'open' }, settled)).affected === 1
  if (!isFirst) {
    const { state } = await db.findOneByOrFail(Payment, { id: payment.id })
    // What the bank paid and then sent back is for people to look at.
    return state === result ? 'already' : 'differs'
  }
  const claim = (await findClaim(db, payment.claimId))!
  await (result === 'paid' ? pay(db, actor, claim, payment, now) : bounce(db, actor, claim, said.note, now))
  return result
}

async function pay(db: Db, actor: StaffActor, claim: Claim, { amountFen }: Payment, now: Date): Promise<void> {
  await change(db, claim, 'pay', { paidAt: now, paidFen: amountFen, stepDueAt: null })
  await db.update(ClaimLine, { claimId: claim.id }, { paidFen: () => 'approved_fen' })
  await announce(db, actor, claim, 'paid', null, now)
}

/** The claimant gives another account; until then the approval stays bound to the one that failed. */
async function bounce(db: Db, actor: StaffActor, claim: Claim, note: string | null, now: Date): Promise<void> {
  await change(db, claim, 'bounce', { stepDueAt: null })
  await announce(db, actor, claim, 'bounced', note, now)
}

async function change(db: Db, claim: Claim, act: 'pay' | 'bounce', to: Partial<Claim>): Promise<void> {
  if (!(await changeClaim(db, claim, act, to))) throw new AppError('insurance.case_changed')
}

async function announce(
  db: Db,
  { personId: actorId }: StaffActor,
  claim: Claim,
  step: 'paid' | 'bounced',
  note: string | null,
  now: Date,
): Promise<void> {
  const { id, organisationId } = claim
  const version = claim.version + 1
  await moveWorkItem(db, id, { state: step, version, isOpen: false, assigneeId: actorId })
  const details = note === null ? {} : { details: { note } }
  await recordStep(db, { caseId: id, step, at: now, actorId, organisationId, ...details })
  await tellClaimant(db, { ...claim, version }, step, now)
}
