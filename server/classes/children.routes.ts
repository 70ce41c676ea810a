import type { classChildren } from '../../shared/classes/children.contract'
import { type Handlers, noTransaction } from '../platform/handlers'
import * as changing from './children.changing'
import * as children from './children.service'
import * as collectors from './collectors.service'
import * as pictures from './pictures.service'
import * as priorities from './priorities.service'

export const childrenRoutes: Handlers<typeof classChildren> = {
  listChildren: ({ db, actor, now }) => children.list(db, actor.personId, now),
  addChild: ({ db, actor, body, ports, now }) => children.add(db, actor.personId, body, ports.random, now),
  getChild: ({ db, actor, params, now }) => children.get(db, actor.personId, params.childId, now),
  editChild: ({ db, actor, params, body, now }) => changing.edit(db, actor.personId, params.childId, body, now),
  endChild: ({ db, actor, params, now }) => changing.endOwn(db, actor.personId, params.childId, now),
  addProof: noTransaction(children.addProof),
  removeProof: ({ db, actor, params, now }) => children.removeProof(db, actor.personId, params, now),
  submitChild: ({ db, actor, params, now }) => children.submit(db, actor.personId, params.childId, now),
  listCollectors: ({ db, actor, params, now }) => collectors.list(db, actor.personId, params.childId, now),
  addCollector: ({ db, actor, params, body, now }) => collectors.add(db, actor.personId, params.childId, body, now),
  removeCollector: ({ db, actor, params, now }) => collectors.remove(db, actor.personId, params, now),
  putCollectorPhoto: noTransaction(collectors.putPhoto),
  getPicture: ({ db, actor, params, ports, now }) => pictures.getOwn(db, ports, actor, params.token, now),
  listPriorities: ({ db, actor, now }) => priorities.list(db, actor.personId, now),
  claimPriority: ({ db, actor, body, ports, now }) =>
    priorities.claim(db, actor.personId, body.group, ports.random, now),
  addPriorityProof: noTransaction(priorities.addProof),
  removePriorityProof: ({ db, actor, params, now }) => priorities.removeProof(db, actor.personId, params, now),
  submitPriority: ({ db, actor, params, now }) => priorities.submit(db, actor.personId, params.priorityId, now),
  endPriority: ({ db, actor, params, now }) => priorities.end(db, actor.personId, params.priorityId, now),
}
