import type { classQueueDesk } from '../../shared/classes/queue.desk.contract'
import type { Handlers } from '../platform/handlers'
import * as acting from './queue.acting'
import * as ending from './queue.ending'
import { viewQueue } from './queue.service'

export const queueDeskRoutes: Handlers<typeof classQueueDesk> = {
  getQueue: ({ db, actor, params, query, now }) => viewQueue(db, actor, params.classId, query, now),
  moveUp: ({ db, actor, params, body, now }) => acting.moveUp(db, actor, params.bookingId, body.reason, now),
  withdrawBooking: ({ db, actor, params, body, now }) => acting.withdraw(db, actor, params.bookingId, body.reason, now),
  cancelClass: ({ db, actor, params, body, now }) => ending.cancelClass(db, actor, params.classId, body, now),
  mergeClass: ({ db, actor, params, body, now }) => ending.mergeClass(db, actor, params.classId, body, now),
  closeClass: ({ db, actor, params, body, now }) => ending.closeClass(db, actor, params.classId, body.version, now),
}
