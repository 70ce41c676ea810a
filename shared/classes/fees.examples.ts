import type { Examples } from '../http/contract'
import type { classFeesDesk } from './fees.desk.contract'

const classId = '01936f5e-0000-7000-8000-000000000063'
const params = { classId, placeId: '01936f5e-0000-7000-8000-000000000064' }

export const classFeesDeskExamples: Examples<typeof classFeesDesk> = {
  listFees: { params: { classId }, query: {} },
  recordFee: { params, body: { version: 0, paidFen: 300_00, receipt: 'SJ-0001', paidOn: '2027-06-20' } },
  askRefund: { params, body: { version: 1, refundFen: 300_00, reason: null } },
}
