import type { classFeesDesk } from '../../shared/classes/fees.desk.contract'
import type { Handlers } from '../platform/handlers'
import * as fees from './fees.service'
import { askRefund } from './refunds.asking'

export const feesDeskRoutes: Handlers<typeof classFeesDesk> = {
  listFees: ({ db, actor, params, query, now }) => fees.listFees(db, actor, params.classId, query.cursor, now),
  recordFee: ({ db, actor, params, body, now }) => fees.recordFee(db, actor, params, body, now),
  askRefund: ({ db, actor, params, body, ports, now }) => askRefund(db, actor, params, body, ports.random, now),
}
