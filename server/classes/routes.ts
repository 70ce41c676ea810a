import type { classes } from '../../shared/classes/contract'
import type { Handlers } from '../platform/handlers'
import * as service from './service'

export const routes: Handlers<typeof classes> = {
  listClasses: ({ db, query, now }) => service.list(db, query, now),
  getClass: ({ db, actor, params, now }) => service.get(db, actor, params.classId, now),
}
