import { canRefund } from '../../shared/classes/refunds'
import type { classRefunds, OwnRefund } from '../../shared/classes/refunds.contract'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { findName } from '../identity'
import { requireHolder } from '../payments'
import type { Db } from '../platform/db'
import { findConsentsDue, noticeVersion, requireConsents } from '../privacy'
import type { ClassRefund } from './refunds.entities'
import { moveRefund, voidApproval } from './refunds.moving'
import { classOf, findRefund, isAsApproved, printOf } from './refunds.queries'
import { findRefundDueAt } from './refunds.rules'
import { drawPayee } from './refunds.views'

/** One of the guardian's own; a foreign id is answered as an absent one. */
async function loadOwn(db: Db, personId: string, id: string): Promise<ClassRefund> {
  const refund = await findRefund(db, { id, personId })
  if (!refund) throw new AppError('classes.refund_not_found')
  return refund
}

export async function getRefund(db: Db, personId: string, id: string): Promise<OwnRefund> {
  const refund = await loadOwn(db, personId, id)
  const { caseNumber, version, state, amountFen, fee, askedAt, paidAt, payee } = refund
  const { content } = classOf(refund)
  return {
    ...{ id, caseNumber, version, state, amountFen },
    class: { id: fee!.place!.classId, name: content.name },
    bookingId: fee!.place!.bookingId,
    askedAt: askedAt.toISOString(),
    paidAt: paidAt?.toISOString() ?? null,
    payee: drawPayee(payee),
    holder: refund.person!.name,
    consentsDue: await findConsentsDue(db, personId, ['bankAccount']),
    noticeVersion,
    actions: canRefund('giveAccount', state) ? ['giveAccount'] : [],
  }
}

/**
 * The account of the guardian who paid, who has just proved to be themselves. What was approved stays approved, bound to the
 * account from now on; where anything else is not what it was, it is approved anew.
 */
export async function giveAccount(
  db: Db,
  personId: string,
  id: string,
  { version, payee }: BodyOf<(typeof classRefunds)['giveRefundAccount']>,
  now: Date,
): Promise<OwnRefund> {
  const refund = await loadOwn(db, personId, id)
  const { state } = refund
  if (version !== refund.version || !canRefund('giveAccount', state)) throw changed(refund)
  await requireConsents(db, personId, ['bankAccount'])
  requireHolder(await findName(db, personId), payee.holder)
  const given = { ...refund, payee: JSON.stringify(payee) }
  const isGiven = isAsApproved(refund) ? await bind(db, given, now) : await voidApproval(db, refund, personId, now)
  if (!isGiven) throw changed(refund)
  return getRefund(db, personId, id)
}

async function bind(db: Db, refund: ClassRefund, now: Date): Promise<boolean> {
  const change = { payee: refund.payee, approvedPrint: printOf(refund) }
  const turn = { role: 'payer', assigneeId: null, dueAt: await findRefundDueAt(db, 'pay', now) } as const
  const move = { act: 'giveAccount', step: 'accountGiven', actorId: refund.personId, change, turn } as const
  return moveRefund(db, refund, move, now)
}

const changed = ({ state, version }: ClassRefund) => new AppError('classes.refund_changed', { state, version })
