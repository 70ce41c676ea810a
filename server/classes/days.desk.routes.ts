import type { classDaysDesk } from '../../shared/classes/days.desk.contract'
import { guarded, type Handlers, noTransaction } from '../platform/handlers'
import { recordAttendance } from './days.attendance'
import { listDuties, viewChild, viewDay } from './days.desk.service'
import { handOver, takeCodeTry } from './days.handOvers'
import { viewLog, writeLog } from './days.log'
import { askPickup, putPhoto } from './days.pickups'

export const dayDeskRoutes: Handlers<typeof classDaysDesk> = {
  listDutyClasses: ({ db, actor, query, now }) => listDuties(db, actor, query.cursor, now),
  getClassDay: ({ db, actor, params, now }) => viewDay(db, actor, params, now),
  recordAttendance: ({ db, actor, params, body, now }) => recordAttendance(db, actor, params, body, now),
  getChildDay: ({ db, actor, params, now }) => viewChild(db, actor, params, now),
  handOver: guarded(takeCodeTry, ({ db, actor, params, body, now }) => handOver(db, actor, params.classId, body, now)),
  askPickup: ({ db, actor, params, body, now }) => askPickup(db, actor, params.classId, body, now),
  putPickupPhoto: noTransaction(putPhoto),
  getDayLog: ({ db, actor, params, now }) => viewLog(db, actor, params, now),
  writeLog: ({ db, actor, params, body, now }) => writeLog(db, actor, params.classId, body, now),
}
