import type { RefundDecision } from '../../shared/classes/refunds'
import { canRefund, refundDecisions } from '../../shared/classes/refunds'
import type { classRefundsDesk, RefundCase } from '../../shared/classes/refunds.desk.contract'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import type { Role } from '../../shared/organisations/roles'
import { drawAssignee, findWorkItem, handBackTo, listSteps, type NamedStep } from '../desk'
import { findStrangersTo, reaches, refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { ruleAt } from '../platform/rules'
import { causeOf, feesRule, reckonRefund } from './fees.rules'
import type { ClassRefund } from './refunds.entities'
import { moveRefund } from './refunds.moving'
import { classOf, findRefund, printOf } from './refunds.queries'
import { drawPayee } from './refunds.views'

const sits = ({ grants }: StaffActor, { organisation }: ClassRefund, roles: readonly Role[]): boolean =>
  reaches(
    grants.filter(({ role }) => roles.includes(role)),
    organisation!.path,
  )

/** A refund in the reach of who approves or pays, and not their own; any other is as absent as one that never was. */
async function loadCase(db: Db, actor: StaffActor, id: string): Promise<ClassRefund> {
  const refund = await findRefund(db, { id })
  const isForThem = refund && refund.personId !== actor.personId && sits(actor, refund, ['classManager', 'payer'])
  const isKept = isForThem && (await findStrangersTo(db, actor, [refund.personId])).size > 0
  if (!isForThem || isKept) throw new AppError('classes.refund_not_found')
  return refund
}

export async function getRefundCase(db: Db, actor: StaffActor, id: string, now: Date): Promise<RefundCase> {
  const refund = await loadCase(db, actor, id)
  const item = await findWorkItem(db, id)
  const { refunds } = await ruleAt(db, feesRule, now)
  const { caseNumber, version, state, amountFen, reason, dueAt, payee, person } = refund
  const { paidFen, receipt, paidOn, place } = refund.fee!
  const of = classOf(refund)
  return {
    ...{ id, caseNumber, version, state, amountFen, reason, paidFen, receipt, paidOn },
    organisation: refOf(refund.organisation!),
    class: { id: of.id, name: of.content.name },
    child: place!.child!.name,
    guardian: person!.name ?? '',
    cause: causeOf(of, place!),
    byRuleFen: reckonRefund(of, place!, paidFen, refunds),
    payee: drawPayee(payee),
    dueAt: dueAt?.toISOString() ?? null,
    overdue: dueAt !== null && dueAt < now,
    assignee: drawAssignee(item, actor),
    handBackTo: handBackTo(item),
    history: drawHistory(refund, await listSteps(db, [id])),
    ...actionsOn(refund, actor),
  }
}

const drawHistory = ({ personId }: ClassRefund, steps: readonly NamedStep[]): RefundCase['history'] =>
  steps.map(({ step, at, actorId, actorName, organisationName, details }) => ({
    step,
    at: at.toISOString(),
    by: step === 'escalated' ? organisationName : actorId === personId ? null : (actorName ?? ''),
    note: typeof details?.note === 'string' ? details.note : null,
  }))

/** Who asked never approves; and what the reader can do now. */
function actionsOn(refund: ClassRefund, actor: StaffActor): Pick<RefundCase, 'actions' | 'barred'> {
  const { state, askedBy } = refund
  const open = sits(actor, refund, ['classManager']) ? refundDecisions.filter((act) => canRefund(act, state)) : []
  const isBarred = open.length > 0 && askedBy === actor.personId
  const isWaiting = state === 'asked' || state === 'payable'
  return {
    barred: isBarred ? 'asked' : null,
    actions: [...(isBarred ? [] : open), ...(isWaiting ? (['assign'] as const) : [])],
  }
}

/** Decides at the version the reader saw; of two the second is told that it changed. */
export async function decideRefund(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, decision }: BodyOf<(typeof classRefundsDesk)['decideRefund']>,
  now: Date,
): Promise<RefundCase> {
  const refund = await loadCase(db, actor, id)
  const { state } = refund
  if (refund.version !== version || !canRefund(decision, state)) throw changed(refund)
  if (refund.askedBy === actor.personId) throw new AppError('classes.refund_four_eyes')
  if (!(await decisions[decision](db, refund, actor.personId, now))) throw changed(refund)
  return getRefundCase(db, actor, id, now)
}

type Decide = (db: Db, refund: ClassRefund, actorId: string, now: Date) => Promise<boolean>

const decisions: Record<RefundDecision, Decide> = { approve, refuse }

/** The guardian is asked for an account next; nobody is paid on a name and a number that were only stated. */
function approve(db: Db, refund: ClassRefund, actorId: string, now: Date): Promise<boolean> {
  if (refund.person!.assurance === 'stated') throw new AppError('classes.refund_identity_unseen')
  const change = { decidedBy: actorId, decidedAt: now, approvedPrint: printOf(refund) }
  return moveRefund(db, refund, { act: 'approve', step: 'approved', actorId, change, tell: 'approved' }, now)
}

/** The fee can be corrected then, and a refund asked for anew. */
function refuse(db: Db, refund: ClassRefund, actorId: string, now: Date): Promise<boolean> {
  const change = { decidedBy: actorId, decidedAt: now, liveKey: null }
  return moveRefund(db, refund, { act: 'refuse', step: 'refused', actorId, change }, now)
}

const changed = ({ state, version }: ClassRefund) => new AppError('classes.refund_changed', { state, version })
