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
}
