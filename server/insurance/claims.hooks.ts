import { claimMessages } from '../../shared/insurance/claimMessages'
import { personMoved } from '../identity'
import { registerTemplates } from '../notifications'
import { organisationMerged } from '../organisations'
import {
  consentEndings,
  consentWithdrawn,
  openMatters,
  ownTargets,
  personalData,
  personErased,
  registerRetention,
} from '../privacy'
import {
  deleteEndedClaims,
  deleteOldDrafts,
  describeClaims,
  endWithConsent,
  eraseClaims,
  findClaimEndings,
  findClaimTargets,
  findOpenClaims,
  followMerger,
  moveClaims,
} from './claims.privacy'

/** What the claimant's side of claims tells lower features. */
export function registerClaims(): void {
  registerTemplates('claims', claimMessages)
  personMoved.register('insurance.claims', moveClaims)
  organisationMerged.register('insurance.claims', followMerger)
  personalData.register('insurance.claims', describeClaims)
  openMatters.register('insurance.claims', findOpenClaims)
  personErased.register('insurance.claims', eraseClaims)
  ownTargets.register('insurance.claims', findClaimTargets)
  consentEndings.register('insurance.claims', findClaimEndings)
  consentWithdrawn.register('insurance.claims', endWithConsent)
  registerRetention({ name: 'insurance.claimDrafts', erase: deleteOldDrafts })
  registerRetention({ name: 'insurance.endedClaims', erase: deleteEndedClaims })
}
