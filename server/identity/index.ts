import { sweepExpired } from '../platform/sweep'
import { deleteExpiredCodes } from './queries'

export {
  addPersons,
  clearPhones,
  deletePersons,
  findHeldPhones,
  findPersonsByDocument,
  findSeenSince,
} from './bulk'
export { Person, SecondFactor } from './entities'
export { clearDocument, clearPhone, endSessionsOf, replacePhone, setDocument } from './numbers'
export {
  documentIndexOf,
  findPerson,
  findPersonByDocument,
  findPersonByPhone,
  findPersonByPhoneIndex,
  findPersons,
  nameIndexOf,
  phoneIndexOf,
  setPhone,
} from './queries'
export { routes } from './routes'
export { showCode } from './secondFactor.service'
export { createSessionFinder, openSession, personGrants } from './sessions.service'
export { proveSmsCode, takeSmsTry } from './sms.service'
export { personMoved } from './wechat.service'

export function registerHooks(): void {
  sweepExpired.register('identity', deleteExpiredCodes)
}
