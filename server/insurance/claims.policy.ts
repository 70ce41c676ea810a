import { dayMs } from '../../shared/http/time'
import { canAct } from '../../shared/insurance/states'
import type { Claim } from './claims.entities'

export type OwnAction = 'edit' | 'submit' | 'withdraw' | 'appeal' | 'giveAccount'

/** Whoever claims for somebody else learns of covers only what a decision tells. */
const knowsCover = ({ claimantRole, claimantId, insuredId }: Claim): boolean =>
  claimantRole === 'self' && insuredId === claimantId

/** Whether staff have decided it, so that the claimant is told how. */
export const isDecided = ({ state }: Pick<Claim, 'state'>): boolean =>
  state === 'refused' || state === 'payable' || state === 'paying' || state === 'paid' || state === 'bounced'

/** Whether what hangs on a cover is the claimant's to know: their own at once, another's with the decision. */
export const tellsCover = (claim: Claim): boolean => knowsCover(claim) || isDecided(claim)

/** Until when a decision that gives less than was asked can be appealed against; null where it cannot be. */
export function appealUntil(claim: Claim, days: number): Date | null {
  const { state, decidedAt, askedFen, approvedFen, appealOfId } = claim
  if (appealOfId !== null || decidedAt === null || !isDecided(claim)) return null
  const isLess = state === 'refused' || (approvedFen ?? 0) < (askedFen ?? 0)
  return isLess ? new Date(decidedAt.getTime() + days * dayMs) : null
}

/** What the claimant can do now. */
export function ownActions(claim: Claim, until: Date | null, hasAppeal: boolean, now: Date): OwnAction[] {
  const acts: OwnAction[] = (['edit', 'submit', 'withdraw', 'giveAccount'] as const).filter((act) =>
    canAct(act, claim.state),
  )
  return until !== null && !hasAppeal && now <= until ? [...acts, 'appeal'] : acts
}
