import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import type { membersDesk, TransferCaseView } from '../../shared/membership/members.contract'
import {
  describeDecision,
  drawAssignee,
  drawHistory,
  findWorkItem,
  handBackTo,
  listSteps,
  moveWorkItem,
  recordStep,
} from '../desk'
import type { Person } from '../identity'
import { notify } from '../notifications'
import { refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import type { Random } from '../platform/random'
import { isKeptFrom, isUnitUnion, moveDiscretion } from './discretion'
import type { Membership } from './entities'
import { requireOpenOrganisation } from './events.service'
import { links } from './links'
import { reachesTransfer, transferActions } from './members.policy'
import { drawPerson } from './members.service'
import type { Transfer } from './standing.entities'
import { findTransferCase, updateTransfer } from './standing.queries'
import { beginMembership, changeState, membershipMoved } from './standing.service'
import { tellUnion } from './transfers.notices'

type Case = Transfer & { membership: Membership; person: Person }
type Decision = BodyOf<(typeof membersDesk)['decideTransfer']>

/** A transfer to a union in the reviewer's reach; one outside it is as absent as one that never was. */
async function loadCase(db: Db, actor: StaffActor, id: string): Promise<Case> {
  const transfer = await findTransferCase(db, id)
  if (!transfer || !reachesTransfer(actor, transfer) || (await isKept(db, actor, transfer as Case))) {
    throw new AppError('membership.transfer_not_found')
  }
  return transfer as Case
}

/** What is kept from employers stays so, unless it is their own union the member wants to come to. */
const isKept = async (db: Db, actor: StaffActor, { membership, to }: Case): Promise<boolean> =>
  isKeptFrom(actor, membership) && !(await isUnitUnion(db, to!))

export async function viewTransferCase(db: Db, actor: StaffActor, id: string): Promise<TransferCaseView> {
  const transfer = await loadCase(db, actor, id)
  const { membership, person, decidedAt, decidedBy, reason } = transfer
  const item = await findWorkItem(db, id)
  const steps = await listSteps(db, [id])
  const decider = steps.find(({ actorId, step }) => actorId === decidedBy && step === transfer.state)
  return {
    id,
    number: transfer.number,
    state: transfer.state,
    version: transfer.version,
    person: drawPerson(person),
    membership: {
      number: membership.number,
      state: membership.stateBefore ?? membership.state,
      since: shanghaiDay(membership.since),
      until: membership.stateUntil,
    },
    from: refOf(transfer.from)!,
    to: refOf(transfer.to)!,
    owner: refOf(transfer.owner ?? transfer.to)!,
    note: transfer.note,
    requestedAt: transfer.requestedAt.toISOString(),
    dueAt: transfer.dueAt?.toISOString() ?? null,
    assignee: drawAssignee(item, actor),
    handBackTo: handBackTo(item),
    decided: decidedAt && { at: decidedAt.toISOString(), by: decider?.actorName ?? null, reason },
    history: drawHistory(steps, transfer.personId),
    actions: transferActions(transfer),
  }
}

/** The whole numbers; `mount` records that they were looked at. */
export async function revealTransferMember(db: Db, actor: StaffActor, id: string) {
  const { documentNumber, phone } = (await loadCase(db, actor, id)).person
  return { documentNumber, phone }
}

/** Takes the membership over or refuses; of two reviewers, or of a reviewer and the member, one is first. */
export async function decideTransfer(
  db: Db,
  actor: StaffActor,
  id: string,
  decision: Decision,
  random: Random,
  now: Date,
): Promise<TransferCaseView> {
  const transfer = await loadCase(db, actor, id)
  if (transfer.version !== decision.version || transfer.state !== 'submitted') throw await conflict(db, transfer)
  const isAccepted = decision.decision === 'accept'
  const state = isAccepted ? ('accepted' as const) : ('refused' as const)
  const reason = decision.decision === 'refuse' ? decision.reason : null
  const union = transfer.ownerId ?? transfer.toOrganisationId
  const change = { state, decidedAt: now, decidedBy: actor.personId, reason }
  if (!(await updateTransfer(db, transfer, change))) throw await conflict(db, await loadCase(db, actor, id))
  if (isAccepted) await move(db, actor, transfer, random, now)
  else {
    const by = { actorId: actor.personId, organisationId: union, reason: 'refused' as const }
    await changeState(db, transfer.membership, 'endTransfer', by, now)
  }
  const moved = { state, version: transfer.version + 1, dueAt: null, isOpen: false, assigneeId: actor.personId }
  await moveWorkItem(db, id, moved)
  const step = { caseId: id, step: state, at: now, actorId: actor.personId, organisationId: union }
  await recordStep(db, reason === null ? step : { ...step, details: { note: reason } })
  await tell(db, transfer, state, now)
  return viewTransferCase(db, actor, id)
}

const conflict = async (db: Db, transfer: Transfer): Promise<AppError> =>
  new AppError('membership.transfer_decided', await describeDecision(db, transfer))

/** The old membership ends and the new one begins, with the same number; who was retained stays so. */
async function move(db: Db, actor: StaffActor, transfer: Case, random: Random, now: Date): Promise<void> {
  const { personId, toOrganisationId: organisationId, membership } = transfer
  await requireOpenOrganisation(db, organisationId)
  const { stateReason, stateUntil } = membership
  const isRetained = membership.stateBefore === 'retained'
  const by = { actorId: actor.personId, organisationId, reason: 'accepted' as const }
  const isDiscreet = await moveDiscretion(db, personId, transfer.to!, now)
  const ended = await changeState(db, membership, 'moveOut', by, now)
  const as = isRetained ? { as: { state: 'retained' as const, stateReason, stateUntil } } : {}
  const begun = await beginMembership(
    db,
    { personId, organisationId, isDiscreet, ...as },
    { act: 'moveIn', actorId: actor.personId },
    random,
    now,
  )
  await membershipMoved.run(db, ended, begun, now)
}

async function tell(db: Db, transfer: Case, state: 'accepted' | 'refused', now: Date): Promise<void> {
  const { id, personId, from, to, person } = transfer
  const isAccepted = state === 'accepted'
  await notify(
    db,
    {
      personId,
      template: isAccepted ? 'membership.transferAccepted' : 'membership.transferRefused',
      params: { from: from!.name, to: to!.name },
      link: isAccepted ? links.card : links.transfer(id),
      dedupeKey: `${id} ${state}`,
    },
    now,
  )
  await tellUnion(db, transfer, isAccepted ? 'memberMoved' : 'memberStays', person.name ?? '', now)
}
