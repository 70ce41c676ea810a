import type { payments } from '../../shared/payments/contract'
import { guarded, type Handlers } from '../platform/handlers'
import { readBankRows } from './bank.reading'
import { applyBankReturn } from './bank.service'
import * as payouts from './service'

export const routes: Handlers<typeof payments> = {
  listPayouts: ({ db, actor, query }) => payouts.listBatches(db, actor, query.cursor),
  fillPayout: ({ db, actor, body, ports, now }) => payouts.fill(db, actor, body, ports.random, now),
  getPayout: ({ db, actor, params }) => payouts.viewBatch(db, actor, params.payoutId),
  takePayoutFile: ({ db, actor, params, locale, now }) => payouts.takeFile(db, actor, params.payoutId, locale, now),
  // Read before the transaction: a workbook takes its time.
  readBankReturn: guarded(
    ({ upload }) => readBankRows(upload),
    ({ db, actor, params, now }, rows) => applyBankReturn(db, actor, params.payoutId, rows, now),
  ),
}
