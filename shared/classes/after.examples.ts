import type { Examples } from '../http/contract'
import type { classAfter } from './after.contract'
import type { classAfterDesk } from './after.desk.contract'

const barId = '01936f5e-0000-7000-8000-000000000071'
const termId = '01936f5e-0000-7000-8000-000000000072'
const classId = '01936f5e-0000-7000-8000-000000000063'

export const classAfterExamples: Examples<typeof classAfter> = {
  getRecords: {},
  appealBar: { params: { barId }, body: { words: '孩子那两周在外地看病,当时忘了请假,有病历。' } },
  rateClass: { params: { classId }, body: { stars: 5, words: '老师很细心。' } },
  checkCertificate: { params: { certificateCode: '7KMQ2XPA9HJR' } },
}

export const classAfterDeskExamples: Examples<typeof classAfterDesk> = {
  getTermReport: { params: { termId } },
  closeTerm: { params: { termId }, body: { version: 1 } },
  getBar: { params: { barId } },
  decideBar: { params: { barId }, body: { decision: 'lift', version: 2, answer: '已看过病历,属于请假。' } },
}
