import { organisationMerged } from '../organisations'
import { PayoutBatch } from './entities'

export { readPayee, requireHolder } from './accounts'
export { Payment, PayoutBatch } from './entities'
export { routes } from './routes'
export { type Payable, type PaymentSource, registerSource } from './sources'
export { sumByUnion } from './waiting'

export function registerHooks(): void {
  // What a union has at the bank goes along when it becomes part of another, and nothing is added to that.
  organisationMerged.register('payments', async (db, from, to) => {
    await db.update(PayoutBatch, { organisationId: from.id }, { organisationId: to.id, openKey: null })
  })
}
