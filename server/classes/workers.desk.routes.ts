import type { classWorkersDesk } from '../../shared/classes/workers.desk.contract'
import type { Handlers } from '../platform/handlers'
import * as workers from './workers.service'

export const workersDeskRoutes: Handlers<typeof classWorkersDesk> = {
  listWorkers: ({ db, actor, query, now }) => workers.list(db, actor, query.cursor, now),
  addWorker: ({ db, actor, body, now }) => workers.add(db, actor, body, now),
  getWorker: ({ db, actor, params, now }) => workers.get(db, actor, params.workerId, now),
  editWorker: ({ db, actor, params, body, now }) => workers.edit(db, actor, params.workerId, body, now),
  recordCheck: ({ db, actor, params, body, now }) => workers.recordCheck(db, actor, params.workerId, body, now),
  endWorker: ({ db, actor, params, body, now }) => workers.end(db, actor, params.workerId, body, now),
  assignWorker: ({ db, actor, params, now }) => workers.assign(db, actor, params, now),
  unassignWorker: ({ db, actor, params, now }) => workers.unassign(db, actor, params, now),
}
