import type { Examples } from '../http/contract'
import type { classDays } from './days.contract'
import type { classDaysDesk } from './days.desk.contract'

const classId = '01936f5e-0000-7000-8000-00000000da01'
const childId = '01936f5e-0000-7000-8000-00000000da02'
const toId = '01936f5e-0000-7000-8000-00000000da03'
const requestId = '01936f5e-0000-7000-8000-00000000da04'
const day = '2026-11-23'
const tappedAt = '2026-11-23T09:31:00.000Z'

export const classDaysExamples: Examples<typeof classDays> = {
  getToday: {},
  listChildDays: { params: { childId }, query: {} },
  excuseChild: { params: { classId, childId, day }, body: { reason: '感冒在家休息' } },
  getPickup: { params: { requestId } },
  answerPickup: { params: { requestId }, body: { allow: true } },
}

export const classDaysDeskExamples: Examples<typeof classDaysDesk> = {
  listDutyClasses: { query: {} },
  getClassDay: { params: { classId, day } },
  recordAttendance: {
    params: { classId, day },
    body: { marks: [{ childId, mark: 'present', version: 0 }], tappedAt },
  },
  getChildDay: { params: { classId, day, childId } },
  handOver: {
    params: { classId },
    body: { childId, day, way: 'collector', toId, photoSeen: true, tappedAt },
  },
  askPickup: { params: { classId }, body: { childId, name: '刘阿姨', phone: '13900000001' } },
  putPickupPhoto: { params: { requestId, classId }, upload: new Uint8Array([0xff, 0xd8, 0xff]) },
  getDayLog: { params: { classId, day } },
  writeLog: {
    params: { classId },
    body: { day, kind: 'patrol', words: '上午巡查,一切正常。', checks: ['doors', 'exits'], tellGuardians: false },
  },
}
