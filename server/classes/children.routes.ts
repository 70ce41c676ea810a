import type { classChildren } from '../../shared/classes/children.contract'
import type { Handlers } from '../platform/handlers'
import * as children from './children.service'

export const childrenRoutes: Handlers<typeof classChildren> = {
  listChildren: ({ db, actor, now }) => children.list(db, actor.personId, now),
  addChild: ({ db, actor, body, ports, now }) => children.add(db, actor.personId, body, ports.random, now),
  getChild: ({ db, actor, params, now }) => children.get(db, actor.personId, params.childId, now),
}
