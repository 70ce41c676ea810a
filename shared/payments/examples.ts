import type { Examples } from '../http/contract'
import type { payments } from './contract'

const params = { payoutId: '01936f5e-0000-7000-8000-00000000ba01' }

export const paymentsExamples: Examples<typeof payments> = {
  listPayouts: { query: {} },
  fillPayout: { body: { organisationId: '01936f5e-0000-7000-8000-000000000001' } },
  getPayout: { params },
  takePayoutFile: { params },
  readBankReturn: { params, upload: new Uint8Array([1, 2, 3]) },
}
