import { personMoved } from '../identity'
import { organisationMerged } from '../organisations'
import { registerJob } from '../platform/jobs'
import { closeAccounts } from './closure.service'
import { moveCorrections } from './corrections.queries'
import { registerOwnRetention } from './kept'
import { retain } from './retention'
import { moveConsents } from './service'

export { closureRule } from './closure.service'
export { giveCorrection } from './corrections.queries'
export { correctionRule } from './corrections.service'
export { deskRoutes } from './desk.routes'
export { Correction } from './entities'
export {
  giveGuardianConsent,
  hasGuardianConsent,
  requireGuardianConsent,
  withdrawGuardianConsent,
} from './guardian.service'
export {
  atDesk,
  type CorrectionMoved,
  closureChanged,
  consentEndings,
  consentWithdrawn,
  correctionMoved,
  currentValue,
  deskHistory,
  findStanding,
  type Matter,
  type OwnTarget,
  openMatters,
  ownTargets,
  type PersonalPart,
  personalData,
  personErased,
  valueCorrected,
} from './hooks'
export { noticeVersion } from './notice'
export { type RetentionKind, registerRetention, retentionRule } from './retention'
export { routes } from './routes'
export { findConsentsDue, giveConsents, givenPurposes, requireConsents } from './service'

export function registerHooks(): void {
  personMoved.register('privacy', moveConsents)
  organisationMerged.register('privacy', async (db, from, to) => void (await moveCorrections(db, from.id, to.id)))
  registerJob(closeAccounts)
  registerJob(retain)
  registerOwnRetention()
}
