import type { Examples } from '../http/contract'
import type { insurancePayouts } from './payouts.contract'

const params = { payoutId: '01936f5e-0000-7000-8000-00000000ba01' }

export const insurancePayoutsExamples: Examples<typeof insurancePayouts> = {
  listPayouts: { query: {} },
  fillPayout: { body: { organisationId: '01936f5e-0000-7000-8000-000000000001' } },
  getPayout: { params },
  takePayoutFile: { params },
  readBankReturn: { params, upload: new Uint8Array([1, 2, 3]) },
}
