import { type ApplicationState, canAct } from '../../shared/membership/states'
import { reaches } from '../organisations'
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

/** Whether a reviewer reaches the union it was filed with, is not the applicant, and not the employer it is kept from. */
export const isInReach = (actor: StaffActor, application: Application, path: string): boolean =>
  application.state !== 'draft' &&
  application.personId !== actor.personId &&
  !isKeptFrom(actor, application) &&
  reaches(actor.grants, path)

/** What a reviewer who reaches it can do now. */
export function deskActions(state: ApplicationState): DeskAction[] {
  const acts: DeskAction[] = (['approve', 'return', 'refuse'] as const).filter((act) => canAct(act, state))
  return [...acts, ...(state === 'submitted' ? (['assign'] as const) : []), 'reveal']
}
