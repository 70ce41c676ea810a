import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { day, id, text, version } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { refundStates } from './refunds'
import { placeEnds, placeStates } from './states'

const fen = z.int().check(z.minimum(0), z.maximum(10_000_00))

export const feeRow = z.object({
  placeId: id,
  /** 0 while nothing was recorded. */
  version,
  child: z.string(),
  /** Who booked, and is given money back; null where the reader may not know who it is. */
  guardian: z.nullable(z.string()),
  state: z.enum(placeStates),
  endReason: z.nullable(z.enum(placeEnds)),
  dueFen: z.int(),
  paidFen: z.int(),
  receipt: z.nullable(z.string()),
  paidOn: z.nullable(day),
  /** The one under way, or paid; a refused one leaves room for another. */
  refund: z.nullable(z.object({ id, amountFen: z.int(), state: z.enum(refundStates) })),
  /** What goes back by the rule. */
  byRuleFen: z.int(),
  actions: z.array(z.enum(['record', 'refund'])),
})
export type FeeRow = z.output<typeof feeRow>

const staff = { access: 'staff:classManager' } as const
const place = z.object({ classId: id, placeId: id })
const errors = ['classes.class_not_found', 'classes.fee_not_found', 'classes.fee_changed'] as const

/** Fees, as staff record them from receipts, and what goes back. */
export const classFeesDesk = defineContract({
  listFees: {
    method: 'GET',
    path: '/desk/classes/:classId/fees',
    summary: 'What is owed, was paid and goes back for the seats of a class, in the order of booking.',
    ...staff,
    effect: 'auditedRead',
    audit: 'classes.fees_viewed',
    params: z.object({ classId: id }),
    query: pageQuery,
    returns: z.extend(pageOf(feeRow), {
      class: z.object({ id, name: z.string() }),
      totals: z.object({ paidFen: z.int(), refundFen: z.int() }),
    }),
    errors: ['classes.class_not_found'],
  },
  recordFee: {
    method: 'PUT',
    path: '/desk/classes/:classId/fees/:placeId',
    summary: 'Records what was paid, from a receipt.',
    ...staff,
    effect: 'command',
    audit: 'classes.fee_recorded',
    params: place,
    body: z.object({ version, paidFen: fen, receipt: text(60), paidOn: day }),
    returns: feeRow,
    errors: [...errors, 'classes.fee_refunded'],
  },
  askRefund: {
    method: 'POST',
    path: '/desk/classes/:classId/fees/:placeId/refund',
    summary:
      'Asks for a refund to the guardian who booked, never of more than was paid; another class manager approves it.',
    ...staff,
    effect: 'command',
    audit: 'classes.refund_asked',
    params: place,
    /** Why it is not what goes back by the rule; needed where it is not. */
    body: z.object({ version, refundFen: fen.check(z.minimum(1)), reason: z.nullable(text(200)) }),
    returns: feeRow,
    errors: [...errors, 'classes.fee_refunded', 'classes.refund_too_high', 'classes.refund_reason_due'],
  },
})
