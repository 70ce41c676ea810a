import { type RefundAct, refundTransitions } from '../../shared/classes/refunds'
import { moveWorkItem, recordStep } from '../desk'
import { notify } from '../notifications'
import type { Db } from '../platform/db'
import type { ClassRefund } from './refunds.entities'
import { changeRefund, classOf } from './refunds.queries'
import { findRefundDueAt } from './refunds.rules'

export const refundLink = (id: string): string => `/classes/refund?id=${id}`

interface Move {
  act: RefundAct
  /** As the history of the case names it. */
  step: string
  actorId: string
  change?: Partial<ClassRefund>
  /** Whose turn it is at the desk from now on; nobody's where it is left out. */
  turn?: { role?: 'classManager' | 'payer'; assigneeId: string | null; dueAt?: Date }
  note?: string | null
  tell?: 'approved' | 'paid' | 'bounced'
}

/** Moves a refund with its item at the desk, its history and what the guardian is told; false where somebody was faster. */
export async function moveRefund(db: Db, refund: ClassRefund, move: Move, now: Date): Promise<boolean> {
  const { act, step, actorId, change = {}, turn, note = null, tell } = move
  if (!(await changeRefund(db, refund, act, { ...change, dueAt: turn?.dueAt ?? null }))) return false
  const { id, personId, organisationId } = refund
  const moved = { state: refundTransitions[act].to, version: refund.version + 1, isOpen: turn !== undefined }
  await moveWorkItem(db, id, { ...moved, ...(turn ?? { assigneeId: actorId === personId ? null : actorId }) })
  const union = actorId === personId ? null : organisationId
  const details = note === null ? {} : { details: { note } }
  await recordStep(db, { caseId: id, step, at: now, actorId, organisationId: union, ...details })
  if (tell) await tellGuardian(db, refund, tell, now)
  return true
}

/** By the name of the class alone: others may look at the screen. */
async function tellGuardian(db: Db, refund: ClassRefund, template: 'approved' | 'paid' | 'bounced', now: Date) {
  const { id, personId, version, organisationId } = refund
  const notice = {
    personId,
    template: `classRefunds.${template}`,
    params: { class: classOf(refund).content.name },
    link: refundLink(id),
    dedupeKey: `${id} ${template} ${version}`,
    organisationId,
  }
  await notify(db, notice, now)
}

/** It is not any more what was approved: nobody is paid by that, and class managers have it again. */
export async function voidApproval(db: Db, refund: ClassRefund, actorId: string, now: Date): Promise<boolean> {
  const change = { approvedPrint: null, payee: null, decidedBy: null, decidedAt: null }
  const turn = { role: 'classManager', assigneeId: null, dueAt: await findRefundDueAt(db, 'approve', now) } as const
  return moveRefund(db, refund, { act: 'void', step: 'approvalVoided', actorId, change, turn }, now)
}
