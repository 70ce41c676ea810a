import * as z from 'zod/mini'
import { handBackTo } from '../desk/contract'
import { defineContract } from '../http/contract'
import { assignee, day, id, instant, organisationRef, version } from '../http/fields'
import { refundCauses, refundDecisions, refundStates } from './refunds'
import { shownPayee } from './refunds.contract'

/** Why a reader must leave the decision to somebody else: they asked for it. */
export const refundBars = ['asked'] as const

export const refundCase = z.object({
  id,
  caseNumber: z.string(),
  version,
  state: z.enum(refundStates),
  organisation: organisationRef,
  class: z.object({ id, name: z.string() }),
  child: z.string(),
  guardian: z.string(),
  cause: z.enum(refundCauses),
  paidFen: z.int(),
  receipt: z.nullable(z.string()),
  paidOn: z.nullable(day),
  amountFen: z.int(),
  /** What goes back by the rule, and why it is another sum. */
  byRuleFen: z.int(),
  reason: z.nullable(z.string()),
  payee: z.nullable(shownPayee),
  dueAt: z.nullable(instant),
  overdue: z.boolean(),
  assignee,
  handBackTo,
  history: z.array(
    z.object({ step: z.string(), at: instant, by: z.nullable(z.string()), note: z.nullable(z.string()) }),
  ),
  barred: z.nullable(z.enum(refundBars)),
  actions: z.array(z.enum([...refundDecisions, 'assign'])),
})
export type RefundCase = z.output<typeof refundCase>

const refundId = z.object({ refundId: id })

/** Refunds at the desk: asked for by one class manager, approved by another, paid by a payer. */
export const classRefundsDesk = defineContract({
  getRefundCase: {
    method: 'GET',
    path: '/desk/class-refunds/:refundId',
    summary: 'A refund with the payment it is of, for class managers and payers; the account masked.',
    access: 'staff',
    effect: 'auditedRead',
    audit: 'classes.refund_viewed',
    params: refundId,
    returns: refundCase,
    errors: ['classes.refund_not_found'],
  },
  decideRefund: {
    method: 'POST',
    path: '/desk/class-refunds/:refundId/decisions',
    summary: 'Approves a refund, or refuses it; never by who asked for it.',
    access: 'staff:classManager',
    effect: 'command',
    audit: 'classes.refund_decided',
    params: refundId,
    body: z.object({ version, decision: z.enum(refundDecisions) }),
    returns: refundCase,
    errors: [
      'classes.refund_not_found',
      'classes.refund_changed',
      'classes.refund_four_eyes',
      'classes.refund_identity_unseen',
    ],
  },
})
