import { maskAccount } from '../../shared/insurance/payee'
import type { BatchDetails, BatchView } from '../../shared/insurance/payouts.contract'
import type { PaymentState } from '../../shared/insurance/states'
import { refOf } from '../organisations'
import { readPayee } from './cases.service'
import type { Payment, PayoutBatch } from './payouts.entities'
import type { Summed } from './payouts.queries'

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

export function drawDetails(batch: PayoutBatch, payments: readonly Payment[]): BatchDetails {
  const summed = (['paid', 'returned', 'open'] as const).map((state) => {
    const same = payments.filter((payment) => payment.state === state)
    return { batchId: batch.id, state, count: same.length, fen: sumOf(same) }
  })
  return {
    ...drawBatch(batch, summed),
    balanced:
      batch.totalFen === sumOf(payments) && payments.every(({ amountFen, claim }) => amountFen === claim!.approvedFen),
    payments: payments.map(drawPayment),
  }
}

const sumOf = (payments: readonly Payment[]): number => payments.reduce((sum, { amountFen }) => sum + amountFen, 0)

function drawPayment(payment: Payment): BatchDetails['payments'][number] {
  const { id, reference, claimId, claim, attempt, amountFen, state, bankNote } = payment
  const payee = readPayee(payment.payee)!
  return {
    id,
    reference,
    claimId,
    claimNumber: claim!.claimNumber,
    attempt,
    holder: payee.holder,
    bank: payee.bank,
    number: maskAccount(payee.number),
    amountFen,
    state,
    bankNote,
  }
}
