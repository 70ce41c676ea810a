import { shanghaiDay } from '../../shared/http/time'
import { canChange, transferBlocker } from '../../shared/membership/standing'
import type { ChangeView, StandingView, TransferView } from '../../shared/membership/standing.contract'
import { refOf } from '../organisations'
import type { Membership } from './entities'
import type { MembershipChange, Transfer } from './standing.entities'

export function drawTransfer(transfer: Transfer): TransferView {
  const { id, number, state, version, note, requestedAt, dueAt, decidedAt, reason } = transfer
  return {
    id,
    number,
    state,
    version,
    from: refOf(transfer.from)!,
    to: refOf(transfer.to)!,
    owner: state === 'submitted' ? refOf(transfer.owner ?? transfer.to) : null,
    note,
    requestedAt: requestedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    decidedAt: decidedAt?.toISOString() ?? null,
    reason,
    actions: state === 'submitted' ? ['withdraw'] : state === 'accepted' ? [] : ['askAgain'],
  }
}

/** An entry as the member sees it; what was written of a death taken back is not for them. */
export function drawChange(entry: MembershipChange): ChangeView {
  const isSelf = entry.actorId === entry.personId
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    act: entry.act,
    from: entry.fromState,
    to: entry.toState,
    reason: entry.reason,
    note: entry.act === 'die' ? null : entry.note,
    until: entry.until,
    by: isSelf ? 'self' : entry.organisationId === null ? 'rule' : 'union',
    organisation: entry.organisation?.name ?? null,
  }
}

export const drawCurrent = (held: Membership): NonNullable<StandingView['current']> => ({
  id: held.id,
  number: held.number,
  organisation: refOf(held.organisation)!,
  state: held.state,
  since: shanghaiDay(held.since),
  stateSince: (held.stateSince ?? held.since).toISOString(),
  reason: held.stateReason,
  until: held.stateUntil,
  leavesOn: held.leavesOn,
  lapsesOn: held.lapsesOn,
})

/** What the member can do about their membership now. */
export function standingActions(held: Membership | null, canTakeBack: boolean): StandingView['actions'] {
  if (!held || held.currentKey === null) {
    if (held?.state === 'deceased') return []
    return canTakeBack ? ['takeBack', 'joinAgain'] : ['joinAgain']
  }
  const isLeaving = held.leavesOn !== null
  return [
    ...(transferBlocker(held) === null ? (['transfer'] as const) : []),
    ...(isLeaving ? (['cancelLeaving'] as const) : []),
    ...(!isLeaving && (canChange('leave', held.state) || held.state === 'transferring') ? (['leave'] as const) : []),
    ...(held.lapsesOn === null ? [] : (['stillHere'] as const)),
  ]
}
