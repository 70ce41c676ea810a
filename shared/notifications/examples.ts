import type { Examples } from '../http/contract'
import type { notifications } from './contract'
import type { notificationsDesk } from './desk.contract'

export const notificationsExamples: Examples<typeof notifications> = {
  listMessages: { query: {} },
  readMessages: { body: { upTo: '01936f5e-0000-7000-8000-000000000001' } },
  listSubscriptions: {},
  answerSubscriptions: { body: { answers: [{ kind: 'result', answer: 'accept' }] } },
}

export const notificationsDeskExamples: Examples<typeof notificationsDesk> = {
  listDeliveries: { query: { state: 'unknown' } },
  settleDelivery: {
    params: { deliveryId: '01936f5e-0000-7000-8000-000000000001' },
    body: { decision: 'sendAgain' },
  },
}
