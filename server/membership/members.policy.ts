import type { MemberDecision, MemberView, TransferCaseView } from '../../shared/membership/members.contract'
import { canChange, type StandingAct } from '../../shared/membership/standing'
import { reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Membership } from './entities'
import type { Transfer } from './standing.entities'

/** The act behind each decision of staff. */
export const actOf: Record<MemberDecision, StandingAct> = {
  retain: 'retain',
  restore: 'restore',
  suspend: 'suspend',
  expel: 'expel',
  deceased: 'die',
  reinstate: 'reinstate',
}

/** Whether staff reach the union the membership is at; nobody decides over themselves. */
export const reachesMember = (actor: StaffActor, held: Membership): boolean =>
  held.personId !== actor.personId && reaches(actor.grants, held.organisation!.path)

/** Whether staff reach the union that decides. */
export const reachesTransfer = (actor: StaffActor, transfer: Transfer): boolean =>
  transfer.personId !== actor.personId && reaches(actor.grants, (transfer.owner ?? transfer.to!).path)

/** What staff can do now; the union somebody moves away from cannot hold them, only a death ends it all. */
export function memberActions(held: Membership): MemberView['actions'] {
  const decisions = (Object.keys(actOf) as MemberDecision[]).filter((decision) => {
    if (decision === 'deceased' && held.state === 'transferring') return true
    // A person's number is on their newest membership: an older one does not come back.
    if (decision === 'reinstate' && held.numberKey === null) return false
    return canChange(actOf[decision], held.state)
  })
  return [...decisions, 'reveal']
}

export const transferActions = ({ state }: Transfer): TransferCaseView['actions'] =>
  state === 'submitted' ? ['accept', 'refuse', 'assign', 'reveal'] : ['reveal']
