import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { day, id, instant, organisationRef } from '../http/fields'
import { file, spreadsheetType, type Upload } from '../http/files'
import { pageOf, pageQuery } from '../http/page'
import { paymentSources, paymentStates } from './states'

const fen = z.int()
const count = z.int()

/** Most payments of one batch: a bank's file of a day, and one transaction. */
export const mostPayments = 300

/** The bank's return: what it sends is a workbook, or text of one kind or another. */
export const bankReturn: Upload = {
  types: [spreadsheetType, 'text/csv', 'application/vnd.ms-excel', 'application/octet-stream'],
  maxBytes: 5 * 1_048_576,
}

/** 可加入, 已交银行, 已结清. */
export const batchStates = ['open', 'sent', 'settled'] as const
export type BatchState = (typeof batchStates)[number]

const sums = z.object({ count, fen })

export const batchView = z.object({
  id,
  batchNumber: z.string(),
  organisation: organisationRef,
  day,
  state: z.enum(batchStates),
  createdAt: instant,
  sentAt: z.nullable(instant),
  settledAt: z.nullable(instant),
  /** What was approved, and what has become of it: approved = paid + returned + open. */
  approved: sums,
  paid: sums,
  returned: sums,
  open: sums,
})
export type BatchView = z.output<typeof batchView>

/** What is paid for: its number, and the page where staff see it. */
const paidFor = { source: z.enum(paymentSources), sourceId: id, number: z.string(), link: z.string() }

export const paymentView = z.object({
  id,
  reference: z.string(),
  ...paidFor,
  /** 1 for the first time it is paid, 2 after it came back. */
  attempt: count,
  holder: z.string(),
  bank: z.string(),
  /** Masked. */
  account: z.string(),
  amountFen: fen,
  state: z.enum(paymentStates),
  bankNote: z.nullable(z.string()),
})

export const batchDetails = z.extend(batchView, {
  /** Whether the sums of payments and of what was approved agree to the fen. */
  balanced: z.boolean(),
  payments: z.array(paymentView),
})
export type BatchDetails = z.output<typeof batchDetails>

/** Why something was left out: the payer had a hand in it · it is not what was approved · there is no account. */
export const leftReasons = ['handled', 'changed', 'noAccount'] as const
export type LeftReason = (typeof leftReasons)[number]

/** What became of a row of the bank's return. */
export const returnOutcomes = ['paid', 'returned', 'already', 'unknown', 'unreadable', 'differs'] as const
export type ReturnOutcome = (typeof returnOutcomes)[number]

const payoutId = z.object({ payoutId: id })

export const payments = defineContract({
  listPayouts: {
    method: 'GET',
    path: '/desk/insurance/payouts',
    summary: 'Batches of the unions in reach, newest first, with what has become of each, and what waits for a batch.',
    access: 'staff:payer',
    effect: 'auditedRead',
    audit: 'payments.payouts_viewed',
    query: pageQuery,
    returns: z.extend(pageOf(batchView), {
      waiting: z.array(z.object({ organisation: organisationRef, count, fen })),
    }),
  },
  fillPayout: {
    method: 'POST',
    path: '/desk/insurance/payouts',
    summary:
      'Puts all of a union that waits for payment into its batch of the day, each into exactly one; what the payer must not pay is left out and named.',
    access: 'staff:payer',
    effect: 'command',
    stepUp: true,
    audit: 'payments.payout_filled',
    body: z.object({ organisationId: id }),
    returns: z.object({
      batch: z.nullable(batchView),
      added: count,
      left: z.array(z.object({ ...paidFor, reason: z.enum(leftReasons) })),
      /** More wait than one batch takes. */
      more: z.boolean(),
    }),
    errors: ['organisations.not_found'],
  },
  getPayout: {
    method: 'GET',
    path: '/desk/insurance/payouts/:payoutId',
    summary: 'A batch with its payments, account numbers masked, and whether it balances.',
    access: 'staff:payer',
    effect: 'auditedRead',
    audit: 'payments.payout_viewed',
    params: payoutId,
    returns: batchDetails,
    errors: ['payments.payout_not_found'],
  },
  takePayoutFile: {
    method: 'GET',
    path: '/desk/insurance/payouts/:payoutId/file',
    summary: 'The batch for the bank as CSV; from the first time on nothing is added to it.',
    access: 'staff:payer',
    effect: 'auditedRead',
    stepUp: true,
    audit: 'payments.payout_file_taken',
    params: payoutId,
    returns: file,
    errors: ['payments.payout_not_found', 'payments.four_eyes', 'payments.payout_differs'],
  },
  readBankReturn: {
    method: 'POST',
    path: '/desk/insurance/payouts/:payoutId/bank-returns',
    summary:
      'Reads what the bank sent back (CSV or XLSX), row by row: what was paid is paid, what came back asks for another account.',
    access: 'staff:payer',
    effect: 'command',
    stepUp: true,
    audit: 'payments.bank_return_read',
    params: payoutId,
    upload: bankReturn,
    returns: z.object({
      batch: batchDetails,
      rows: z.array(
        z.object({
          /** As the file numbers it, from 1. */
          row: count,
          reference: z.string(),
          outcome: z.enum(returnOutcomes),
        }),
      ),
    }),
    errors: [
      'payments.payout_not_found',
      'payments.payout_not_sent',
      'payments.four_eyes',
      'payments.return_columns_missing',
      'payments.return_unreadable',
      'payments.return_too_long',
      'spreadsheet.not_xlsx',
      'spreadsheet.locked',
      'spreadsheet.broken',
      'spreadsheet.too_large',
      'spreadsheet.too_many_rows',
      'spreadsheet.too_slow',
      'spreadsheet.empty',
      'spreadsheet.columns_missing',
      'spreadsheet.old_format',
    ],
  },
})
