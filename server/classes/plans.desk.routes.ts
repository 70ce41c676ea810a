import type { classPlansDesk } from '../../shared/classes/plans.desk.contract'
import type { Handlers } from '../platform/handlers'
import * as copying from './plans.copying'
import * as plans from './plans.service'
import * as sites from './sites.service'
import * as terms from './terms.service'

export const plansDeskRoutes: Handlers<typeof classPlansDesk> = {
  listTerms: ({ db, actor, query }) => terms.list(db, actor, query.cursor),
  addTerm: ({ db, actor, body, now }) => terms.add(db, actor, body, now),
  getTerm: ({ db, actor, params, query }) => terms.get(db, actor, params.termId, query.cursor),
  editTerm: ({ db, actor, params, body }) => terms.edit(db, actor, params.termId, body),
  copyTerm: ({ db, actor, params, body, now }) => copying.copy(db, actor, params.termId, body, now),
  openClassForm: ({ db, actor, params }) => terms.openForm(db, actor, params.termId),
  listSites: ({ db, actor, query }) => sites.list(db, actor, query.cursor),
  addSite: ({ db, actor, body, now }) => sites.add(db, actor, body, now),
  getSite: ({ db, actor, params }) => sites.get(db, actor, params.siteId),
  editSite: ({ db, actor, params, body }) => sites.edit(db, actor, params.siteId, body),
  closeSite: ({ db, actor, params, body, now }) => sites.close(db, actor, params.siteId, body, now),
  addClass: ({ db, actor, body, now }) => plans.add(db, actor, body, now),
  getDeskClass: ({ db, actor, params, now }) => plans.get(db, actor, params.classId, now),
  editClass: ({ db, actor, params, body, now }) => plans.edit(db, actor, params.classId, body, now),
  discardClass: ({ db, actor, params }) => plans.discard(db, actor, params.classId),
  publishClass: ({ db, actor, params, body, now }) => plans.publish(db, actor, params.classId, body, now),
}
