import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, version } from '../http/fields'
import { payee } from '../payments/payee'
import { refundStates } from './refunds'

/** An account as it is shown: its number masked. */
export const shownPayee = z.object({ holder: z.string(), bank: z.string(), number: z.string() })

export const ownRefund = z.object({
  id,
  caseNumber: z.string(),
  version,
  state: z.enum(refundStates),
  amountFen: z.int(),
  class: z.object({ id, name: z.string() }),
  bookingId: id,
  askedAt: instant,
  paidAt: z.nullable(instant),
  payee: z.nullable(shownPayee),
  /** The guardian's name, where the union knows it: then the account is in that name. */
  holder: z.nullable(z.string()),
  /** What must be agreed to before an account is given. */
  consentsDue: z.array(z.enum(['bankAccount'])),
  noticeVersion: z.string(),
  actions: z.array(z.enum(['giveAccount'])),
})
export type OwnRefund = z.output<typeof ownRefund>

const refundId = z.object({ refundId: id })

/** What goes back to the guardian who paid. */
export const classRefunds = defineContract({
  getRefund: {
    method: 'GET',
    path: '/class-refunds/:refundId',
    summary: 'A refund to the signed-in guardian: where it stands, and the account it goes to.',
    access: 'person',
    params: refundId,
    returns: ownRefund,
    errors: ['classes.refund_not_found'],
  },
  giveRefundAccount: {
    method: 'POST',
    path: '/class-refunds/:refundId/account',
    summary: 'Gives the account that a refund goes to; another one after the bank sent it back.',
    access: 'person',
    stepUp: true,
    whileClosing: true,
    audit: 'classes.refund_account_given',
    params: refundId,
    body: z.object({ version, payee }),
    returns: ownRefund,
    errors: ['classes.refund_not_found', 'classes.refund_changed', 'payments.holder_other', 'privacy.consent_due'],
  },
})
