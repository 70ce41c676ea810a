import type { ComplaintCase, ComplaintDecision } from '../../shared/complaints/desk.contract'
import { AppError } from '../../shared/http/errors'
import { maskPhone } from '../../shared/identity/masks'
import { describeDecision, drawAssignee, findWorkItem, handBackTo, listSteps, moveWorkItem, recordStep } from '../desk'
import { findOrganisation, type Organisation, reaches, searchInReach } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { isConcerned } from './destination'
import type { Complaint } from './entities'
import { changeComplaint, findComplaint } from './queries'
import { tell } from './service'
import { drawEntries, drawFacts } from './views'

/** A case in the admin's reach, and not their own; any other is as absent as one that never was. */
async function loadCase(db: Db, actor: StaffActor, id: string): Promise<Complaint> {
  const found = await findComplaint(db, id)
  const isReached = found?.organisation && reaches(actor.grants, found.organisation.path)
  const isKept = found?.isUnnamed && actor.isUnitOfficer
  if (!found || !isReached || isKept || found.personId === actor.personId) throw new AppError('complaints.not_found')
  return found
}

export async function viewCase(db: Db, actor: StaffActor, id: string, now: Date): Promise<ComplaintCase> {
  const complaint = await loadCase(db, actor, id)
  const { isUnnamed, person, dueAt, state } = complaint
  const item = await findWorkItem(db, id)
  const steps = await listSteps(db, [id])
  return {
    ...drawFacts(complaint),
    person: isUnnamed || !person ? null : { name: person.name, phone: person.phone && maskPhone(person.phone) },
    overdue: dueAt !== null && dueAt < now,
    assignee: drawAssignee(item, actor),
    handBackTo: handBackTo(item),
    entries: drawEntries(complaint, steps).map(({ entry, by }) => ({ ...entry, by })),
    actions: state === 'submitted' ? ['answer', 'passOn', 'close', 'assign'] : [],
  }
}

/** Decides at the version the admin saw; of two the second is told what the first one did. */
export async function decide(
  db: Db,
  actor: StaffActor,
  id: string,
  decision: ComplaintDecision,
  now: Date,
): Promise<ComplaintCase> {
  const complaint = await loadCase(db, actor, id)
  if (complaint.version !== decision.version || complaint.state !== 'submitted') throw await conflict(db, complaint)
  if (decision.decision === 'passOn') {
    await passOn(db, actor, complaint, await requireTarget(db, actor, complaint, decision.organisationId), now)
  } else {
    const words = decision.decision === 'answer' ? decision.words : decision.reason
    await finish(db, actor, complaint, decision.decision === 'answer' ? 'answered' : 'closed', words, now)
  }
  return viewCase(db, actor, id, now)
}

async function finish(
  db: Db,
  actor: StaffActor,
  complaint: Complaint,
  state: 'answered' | 'closed',
  words: string,
  now: Date,
): Promise<void> {
  const { id, organisationId } = complaint
  const said = complaint.followUp === null ? { answer: words } : { secondAnswer: words }
  const after = await change(db, complaint, {
    state,
    dueAt: null,
    decidedBy: actor.personId,
    decidedAt: now,
    ...said,
  })
  await moveWorkItem(db, id, { state, version: after.version, isOpen: false, assigneeId: actor.personId })
  await recordStep(db, { caseId: id, step: state, at: now, actorId: actor.personId, organisationId })
  await tell(db, after, state, now)
}

/** The other union has it with the time that is left, and nobody there has taken it yet. */
async function passOn(db: Db, actor: StaffActor, complaint: Complaint, target: Organisation, now: Date): Promise<void> {
  const { id, organisationId, state } = complaint
  const after = await change(db, complaint, { organisationId: target.id })
  const moved = { state, version: after.version, isOpen: true, organisationId: target.id, assigneeId: null }
  await moveWorkItem(db, id, moved)
  const details = { to: target.name }
  await recordStep(db, { caseId: id, step: 'passedOn', at: now, actorId: actor.personId, organisationId, details })
  await tell(db, after, 'passedOn', now)
}

async function requireTarget(
  db: Db,
  actor: StaffActor,
  complaint: Complaint,
  organisationId: string,
): Promise<Organisation> {
  const target = await findOrganisation(db, organisationId)
  if (!target || target.closedAt !== null || !reaches(actor.grants, target.path)) {
    throw new AppError('organisations.not_found', undefined, 'organisationId')
  }
  if (target.id === complaint.organisationId)
    throw new AppError('complaints.already_there', undefined, 'organisationId')
  if (await isConcerned(db, complaint, target)) {
    throw new AppError('complaints.union_concerned', undefined, 'organisationId')
  }
  return target
}

async function change(db: Db, complaint: Complaint, to: Partial<Complaint>): Promise<Complaint> {
  const isChanged = await changeComplaint(db, complaint, ['submitted'], to)
  const after = (await findComplaint(db, complaint.id))!
  if (!isChanged) throw await conflict(db, after)
  return after
}

const conflict = async (db: Db, complaint: Complaint): Promise<AppError> =>
  complaint.state === 'submitted'
    ? new AppError('complaints.changed_meanwhile')
    : new AppError('complaints.already_answered', await describeDecision(db, complaint))

/** Unions one can pass on to; which of them a case must not go to is decided with the case. */
export async function listUnions(
  db: Db,
  actor: StaffActor,
  search: { q?: string | undefined; cursor?: string | undefined },
) {
  const page = toPage(await searchInReach(db, actor.grants, 'orgAdmin', search), ({ path }) => [path])
  return { ...page, items: page.items.map(({ id, name }) => ({ id, name })) }
}
