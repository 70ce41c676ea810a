import type { Examples } from '../http/contract'
import type { classQueueDesk } from './queue.desk.contract'

const params = { classId: '01936f5e-0000-7000-8000-000000000063' }
const booking = { bookingId: '01936f5e-0000-7000-8000-000000000061' }
const into = '01936f5e-0000-7000-8000-000000000064'

export const classQueueDeskExamples: Examples<typeof classQueueDesk> = {
  getQueue: { params, query: { tab: 'waiting' } },
  moveUp: { params: booking, body: { reason: '双胞胎中的一个已经在班里' } },
  withdrawBooking: { params: booking, body: { reason: '家长来电,孩子转学' } },
  cancelClass: { params, body: { version: 1, reason: '报名人数不足' } },
  mergeClass: { params, body: { version: 1, into, reason: '两个班人数都不多' } },
  closeClass: { params, body: { version: 1 } },
}
