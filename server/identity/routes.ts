import type { identity } from '../../shared/identity/contract'
import { guarded, type Handlers, noTransaction } from '../platform/handlers'
import * as phone from './phone.service'
import * as recovery from './recovery.service'
import * as secondFactor from './secondFactor.service'
import * as sessions from './sessions.service'
import * as sms from './sms.service'
import * as stepUp from './stepUp.service'
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
  getSecondFactor: secondFactor.describe,
  makeRecoveryCodes: recovery.makeCodes,
  requestStepUpCode: noTransaction(stepUp.requestCode),
  stepUp: noTransaction(stepUp.stepUp),
  requestPhoneChangeCode: noTransaction(phone.requestCode),
  changePhone: guarded(phone.takeTry, phone.change),
  listSessions: ({ db, actor, ports, now }) => sessions.listSessions(db, actor, ports, now),
  endSession: ({ db, actor, params, ports, now }) => sessions.endOne(db, actor, params.sessionId, ports, now),
  endOtherSessions: ({ db, actor, ports, now }) => sessions.endOthers(db, actor, ports, now),
}
