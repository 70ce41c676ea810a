import { sweepExpired } from '../platform/sweep'
import { deleteExpiredCodes } from './queries'

export { Person, SecondFactor, WechatAccount } from './entities'
export {
  documentIndexOf,
  findOpenid,
  findPerson,
  findPersonByDocument,
  findPersonByPhone,
  findPersons,
  nameIndexOf,
  openidIndexOf,
  phoneIndexOf,
  rememberLocale,
} from './queries'
export { routes } from './routes'
export { showCode } from './secondFactor.service'
export { createSessionFinder, openSession, personGrants } from './sessions.service'
export { personMoved } from './wechat.service'

export function registerHooks(): void {
  sweepExpired.register('identity', deleteExpiredCodes)
}
