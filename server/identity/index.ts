import { sweepExpired } from '../platform/sweep'
import { deleteExpiredCodes } from './queries'

export { disableAccount, enableAccount, isDisabled } from './accounts'
export { Person, SecondFactor } from './entities'
export {
  documentIndexOf,
  findPerson,
  findPersonByDocument,
  findPersonByPhone,
  findPersons,
  nameIndexOf,
  phoneIndexOf,
} from './queries'
export { routes } from './routes'
export { showCode } from './secondFactor.service'
export { createSessionFinder, openSession, personGrants } from './sessions.service'
export { personMoved } from './wechat.service'

export function registerHooks(): void {
  sweepExpired.register('identity', deleteExpiredCodes)
}
