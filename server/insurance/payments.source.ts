import { In } from 'typeorm'
import { paymentText } from '../../shared/insurance/paymentText'
import { moveWorkItem, recordStep } from '../desk'
import { type Payable, type PaymentSource, sumByUnion } from '../payments'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { findHandled } from './cases.policy'
import { Claim, ClaimLine } from './claims.entities'
import { changeClaim } from './claims.queries'
import { findDrifted, voidApproval } from './decisions.binding'
import { tellClaimant } from './telling'

interface PayableClaim extends Payable {
  claim: Claim
}

/** Claims that were approved, for the union's payment batches. */
export const claimPayments: PaymentSource<PayableClaim> = {
  link: (id) => `/desk/insurance/claim?id=${id}`,
  purpose: (number, locale) => paymentText[locale].purpose(number),
  sumWaiting: (db, actor) =>
    sumByUnion(db.createQueryBuilder(Claim, 'claim').where("claim.state = 'payable'"), 'approvedFen', actor),
  findWaiting: async (db, organisationId, most) =>
    draw(await findClaims(db, { organisationId, state: 'payable' }, most)),
  find: async (db, ids) => draw(await findClaims(db, { id: In(ids) })),
  findHandled: (db, personId, payables) => findHandled(db, personId, claimsOf(payables)),
  findDrifted: (db, payables) => findDrifted(db, claimsOf(payables)),
  voidApproval: (db, { personId }, { claim }, now) => voidApproval(db, claim, personId, {}, now),
  putInBatch: (db, actor, { claim }, now) => move(db, actor, claim, { act: 'batch', step: 'paying', change: {} }, now),
  pay,
  // Until the claimant gives another account the approval stays bound to the one that failed.
  bounce: (db, actor, { claim }, note, now) =>
    move(db, actor, claim, { act: 'bounce', step: 'bounced', change: { stepDueAt: null }, note }, now),
}

const claimsOf = (payables: readonly PayableClaim[]): Claim[] => payables.map(({ claim }) => claim)

const draw = (claims: readonly Claim[]): PayableClaim[] =>
  claims.map((claim) => ({
    id: claim.id,
    number: claim.claimNumber,
    amountFen: claim.approvedFen!,
    payee: claim.payee,
    print: claim.approvedPrint!,
    claim,
  }))

const findClaims = (db: Db, where: object, take?: number): Promise<Claim[]> =>
  db.find(Claim, { where, relations: { organisation: true }, order: { id: 'ASC' }, ...(take ? { take } : {}) })

async function pay(db: Db, actor: StaffActor, { claim }: PayableClaim, amountFen: number, now: Date): Promise<boolean> {
  const change = { paidAt: now, paidFen: amountFen, stepDueAt: null }
  if (!(await move(db, actor, claim, { act: 'pay', step: 'paid', change }, now))) return false
  await db.update(ClaimLine, { claimId: claim.id }, { paidFen: () => 'approved_fen' })
  return true
}

interface Move {
  act: 'batch' | 'pay' | 'bounce'
  step: 'paying' | 'paid' | 'bounced'
  change: Partial<Claim>
  note?: string | null
}

async function move(
  db: Db,
  { personId: actorId }: StaffActor,
  claim: Claim,
  { act, step, change, note = null }: Move,
  now: Date,
): Promise<boolean> {
  if (!(await changeClaim(db, claim, act, change))) return false
  const { id, organisationId } = claim
  const version = claim.version + 1
  await moveWorkItem(db, id, { state: step, version, isOpen: act === 'batch', assigneeId: actorId })
  const details = note === null ? {} : { details: { note } }
  await recordStep(db, { caseId: id, step, at: now, actorId, organisationId, ...details })
  await tellClaimant(db, { ...claim, version }, step, now)
  return true
}
