import { sweepExpired } from '../platform/sweep'
import { deleteExpiredCodes } from './queries'

export {
  addPersons,
  clearPhones,
  deletePersons,
  findHeldPhones,
  findPersonsByDocument,
  findSeenSince,
  findWechatUsers,
} from './bulk'
export {
  deleteOldSessions,
  erasePerson,
  findPersonsClosingBy,
  findSignIns,
  postponeClosing,
  releaseErasedDocument,
  setClosesAt,
} from './closing'
export { redeemCode, spendCodeTry } from './codes'
export { Person, SecondFactor, WechatAccount } from './entities'
export { clearDocument, clearPhone, proveSeen, replacePhone, setDocument } from './numbers'
export {
  correctPerson,
  documentIndexOf,
  endSessionsOf,
  findDisabled,
  findName,
  findOpenid,
  findOrAddPersonByPhone,
  findPerson,
  findPersonByDocument,
  findPersonByPhone,
  findPersonByPhoneIndex,
  findPersons,
  nameIndexOf,
  openidIndexOf,
  phoneIndexOf,
  setDisabled,
  setDocumentExpiry,
  setPhone,
} from './queries'
export { routes } from './routes'
export { resetSecondFactor, showCode } from './secondFactor.service'
export { accountChanged, createSessionFinder, openSession, personGrants, phoneProved } from './sessions.service'
export { watermarkOf } from './watermark'
export { personMoved } from './wechat.service'

export function registerHooks(): void {
  sweepExpired.register('identity', deleteExpiredCodes)
}
