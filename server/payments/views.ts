import type { BatchDetails, BatchView, LeftReason } from '../../shared/payments/contract'
import { maskAccount } from '../../shared/payments/payee'
import type { PaymentState } from '../../shared/payments/states'
import { refOf } from '../organisations'
import { readPayee } from './accounts'
import type { Payment, PayoutBatch } from './entities'
import type { Summed } from './queries'
import { type Sourced, sourceOf } from './sources'

export function drawBatch(batch: PayoutBatch, summed: readonly Summed[]): BatchView {
  const of = (state: PaymentState) => {
    const found = summed.find((row) => row.batchId === batch.id && row.state === state)
    return { count: found?.count ?? 0, fen: found?.fen ?? 0 }
  }
  return {
    id: batch.id,
    batchNumber: batch.batchNumber,
    organisation: refOf(batch.organisation!),
    day: batch.day,
    state: batch.settledAt ? 'settled' : batch.sentAt ? 'sent' : 'open',
    createdAt: batch.createdAt.toISOString(),
    sentAt: batch.sentAt?.toISOString() ?? null,
    settledAt: batch.settledAt?.toISOString() ?? null,
    approved: { count: batch.payments, fen: batch.totalFen },
    paid: of('paid'),
    returned: of('returned'),
    open: of('open'),
  }
}

/** A batch beside what it pays for as that stands now; what is kept no more has nothing to say against it. */
export function drawDetails(
  batch: PayoutBatch,
  payments: readonly Payment[],
  paidFor: ReadonlyMap<string, Sourced>,
): BatchDetails {
  const summed = (['paid', 'returned', 'open'] as const).map((state) => {
    const same = payments.filter((payment) => payment.state === state)
    return { batchId: batch.id, state, count: same.length, fen: sumOf(same) }
  })
  return {
    ...drawBatch(batch, summed),
    balanced:
      batch.totalFen === sumOf(payments) &&
      payments.every(({ amountFen, sourceId }) => amountFen === (paidFor.get(sourceId)?.amountFen ?? amountFen)),
    payments: payments.map(drawPayment),
  }
}

const sumOf = (payments: readonly Payment[]): number => payments.reduce((sum, { amountFen }) => sum + amountFen, 0)

function drawPayment(payment: Payment): BatchDetails['payments'][number] {
  const { id, reference, source, sourceId, number, attempt, amountFen, state, bankNote } = payment
  const { holder, bank, number: account } = readPayee(payment.payee)!
  return {
    id,
    reference,
    ...{ source, sourceId, number, link: sourceOf(source).link(sourceId) },
    attempt,
    ...{ holder, bank, account: maskAccount(account) },
    amountFen,
    state,
    bankNote,
  }
}

/** What was not put into a batch, and why. */
export const drawLeft = ({ source, id, number }: Sourced, reason: LeftReason) => ({
  ...{ source, sourceId: id, number, reason },
  link: sourceOf(source).link(id),
})
