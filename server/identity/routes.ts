import type { identity } from '../../shared/identity/contract'
import { guarded, type Handlers, noTransaction } from '../platform/handlers'
import * as secondFactor from './secondFactor.service'
import * as sessions from './sessions.service'
import * as sms from './sms.service'
import * as wechat from './wechat.service'

export const routes: Handlers<typeof identity> = {
  requestSmsCode: noTransaction(sms.requestCode),
  signInBySms: guarded(sms.takeSmsTry, sms.signIn),
  signInByWechat: noTransaction(wechat.signIn),
  bindPhone: noTransaction(wechat.bindPhone),
  getMe: ({ db, actor }) => sessions.describeMe(db, actor.personId, actor.secondFactorAt),
  signOut: ({ db, actor, now }) => sessions.endSession(db, actor, now),
  enrolSecondFactor: secondFactor.enrol,
  proveSecondFactor: guarded(secondFactor.takeFactorTry, secondFactor.prove),
}
