import type { desk } from '../../shared/desk/contract'
import type { Handlers } from '../platform/handlers'
import { handBackWorkItem } from './handBack.service'
import * as service from './service'

export const routes: Handlers<typeof desk> = {
  listWorkItems: ({ db, actor, query, now }) => service.listWorkItems(db, actor, query, now),
  assignWorkItem: ({ db, actor, params, body, now }) => service.assignWorkItem(db, actor, params.workItemId, body, now),
  handBackWorkItem: ({ db, actor, params, body, now }) => handBackWorkItem(db, actor, params.workItemId, body, now),
}
