import { type ApplicationState, canAct } from '../../shared/membership/states'
import { type Organisation, reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { isKeptFrom } from './discretion'
import type { Application } from './entities'

type OwnAction = 'edit' | 'submit' | 'withdraw' | 'fileAgain'
type DeskAction = 'approve' | 'return' | 'refuse' | 'assign' | 'reveal'

/** What the applicant can do now. */
export function ownActions(state: ApplicationState): OwnAction[] {
  const acts: OwnAction[] = (['edit', 'submit', 'withdraw'] as const).filter((act) => canAct(act, state))
  return state === 'refused' || state === 'withdrawn' ? [...acts, 'fileAgain'] : acts
}

/** The union that decides: the one it was filed with, or the one above once that let its time pass. */
export const ownerOf = ({ owner, organisation }: Application): Organisation | null => owner ?? organisation ?? null

/** Whether a reviewer reaches the union that decides, is not the applicant, and not the employer it is kept from. */
export const isInReach = (actor: StaffActor, application: Application): boolean =>
  application.state !== 'draft' &&
  application.personId !== actor.personId &&
  !isKeptFrom(actor, application) &&
  reaches(actor.grants, ownerOf(application)?.path ?? '')

/** What a reviewer who reaches it can do now. */
export function deskActions(state: ApplicationState): DeskAction[] {
  const acts: DeskAction[] = (['approve', 'return', 'refuse'] as const).filter((act) => canAct(act, state))
  return [...acts, ...(state === 'submitted' ? (['assign'] as const) : []), 'reveal']
}
