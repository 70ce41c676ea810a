import type { Examples } from '../http/contract'
import type { identity } from './contract'

export const identityExamples: Examples<typeof identity> = {
  requestSmsCode: { body: { phone: '13800008000' } },
  signInBySms: { body: { phone: '13800008000', code: '135790' } },
  signInByWechat: { body: { code: 'openid:rider-7' } },
  bindPhone: { body: { code: 'phone:13800008000' } },
  getMe: {},
  signOut: {},
  enrolSecondFactor: {},
  proveSecondFactor: { body: { code: '246802' } },
  getSecondFactor: {},
  makeRecoveryCodes: {},
  requestStepUpCode: {},
  stepUp: { body: { code: '135790' } },
  requestPhoneChangeCode: { body: { phone: '13800008001' } },
  changePhone: { body: { phone: '13800008001', code: '135790' } },
  listSessions: {},
  endSession: { params: { sessionId: '01936f5e-0000-7000-8000-000000000006' } },
  endOtherSessions: {},
}
