import { In } from 'typeorm'
import { openRefunds, type RefundState } from '../../shared/classes/refunds'
import { yuan } from '../../shared/payments/fen'
import { readPayee } from '../payments'
import type { Db } from '../platform/db'
import type { Matter, OwnTarget, PersonalPart } from '../privacy'
import { ClassRefund } from './refunds.entities'
import { moveRefund, refundLink } from './refunds.moving'
import { classOf, findRefunds, printOf } from './refunds.queries'

/** What goes back, or went, to the person, for the download of their own data. */
export async function describeRefunds(db: Db, personId: string): Promise<PersonalPart[]> {
  const refunds = await findRefunds(db, { personId })
  return refunds.length === 0 ? [] : [{ part: 'classRefunds', rows: refunds.reverse().map(describeRefund) }]
}

/** Codes that mean a refund wherever the words of all features meet. */
const ownWords: Partial<Record<RefundState, string>> = { asked: 'refundAsked', approved: 'refundApproved' }

function describeRefund(refund: ClassRefund): Record<string, unknown> {
  const payee = readPayee(refund.payee)
  return {
    caseNumber: refund.caseNumber,
    className: classOf(refund).content.name,
    state: ownWords[refund.state] ?? refund.state,
    refund: yuan(refund.amountFen),
    reason: refund.reason,
    payeeHolder: payee?.holder,
    payeeBank: payee?.bank,
    accountNumber: payee?.number,
    filedAt: refund.askedAt,
    decidedAt: refund.decidedAt,
    paidAt: refund.paidAt,
  }
}

/** While staff or the bank have it, the account stays open. */
export async function findOpenRefunds(db: Db, personId: string): Promise<Matter[]> {
  const where = { personId, state: In([...openRefunds]) }
  const refunds = await db.find(ClassRefund, { where, select: { id: true }, order: { id: 'ASC' } })
  return refunds.map(({ id }) => ({ code: 'classes.refund_open', link: refundLink(id) }))
}

const findWithAccount = (db: Db, personId: string, purpose: string): Promise<ClassRefund[]> =>
  purpose === 'bankAccount' ? findRefunds(db, { personId, state: 'payable' }) : Promise.resolve([])

/** What ends with a consent: said before it is withdrawn. */
export async function findRefundEndings(db: Db, personId: string, purposes: readonly string[]) {
  const endings = []
  for (const purpose of purposes) {
    for (const { id } of await findWithAccount(db, personId, purpose)) {
      endings.push({ purpose, matter: { id, code: 'classes.refund', link: refundLink(id) } })
    }
  }
  return endings
}

/** What the bank does not have yet waits for another account. */
export async function endWithConsent(db: Db, personId: string, purpose: string, now: Date): Promise<void> {
  for (const refund of await findWithAccount(db, personId, purpose)) {
    const change = { payee: null, approvedPrint: printOf({ ...refund, payee: null }) }
    const move = { act: 'takeAccountBack', step: 'accountTakenBack', actorId: personId, change } as const
    // Where the payer was faster, the bank has it.
    await moveRefund(db, refund, move, now)
  }
}

/** That a sum went back stays, and says no more where to, nor why. */
export const eraseAccounts = async (db: Db, personId: string): Promise<void> =>
  void (await db.update(ClassRefund, { personId }, { payee: null, reason: null }))

/** Two accounts turned out to be one person's. */
export const moveRefunds = async (db: Db, fromId: string, toId: string): Promise<void> =>
  void (await db.update(ClassRefund, { personId: fromId }, { personId: toId }))

/** What staff look at when they look at these. */
export async function findRefundTargets(db: Db, personId: string): Promise<OwnTarget[]> {
  const refunds = await db.find(ClassRefund, { where: { personId }, relations: { organisation: true } })
  return refunds.map(({ id, organisation }) => ({ id, kind: 'classes.refund', path: organisation?.path ?? null }))
}
