import type { Examples } from '../http/contract'
import type { notifications } from './contract'

export const notificationsExamples: Examples<typeof notifications> = {
  listMessages: { query: {} },
  readMessages: { body: { upTo: '01936f5e-0000-7000-8000-000000000001' } },
}
