import { personMoved } from '../identity'
import { moveConsents } from './service'

export { type Matter, openMatters, type PersonalPart, personalData, personErased } from './hooks'
export { noticeVersion } from './notice'
export { routes } from './routes'
export { findConsentsDue, giveConsents, requireConsents } from './service'

export function registerHooks(): void {
  personMoved.register('privacy', moveConsents)
}
