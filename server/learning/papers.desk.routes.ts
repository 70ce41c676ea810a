import type { learningPapersDesk } from '../../shared/learning/papers.desk.contract'
import type { Handlers } from '../platform/handlers'
import * as papers from './papers.desk.service'

export const papersDeskRoutes: Handlers<typeof learningPapersDesk> = {
  listDeskPapers: ({ db, actor, query }) => papers.list(db, actor, query.cursor),
  openPaperForm: ({ db, actor, query }) => papers.openForm(db, actor, query.organisationId),
  addPaper: ({ db, actor, body, now }) => papers.add(db, actor, body, now),
  getDeskPaper: ({ db, actor, params, now }) => papers.get(db, actor, params.paperId, now),
  previewPaper: ({ db, actor, params, ports, now }) => papers.preview(db, actor, params.paperId, ports.random, now),
  editPaper: ({ db, actor, params, body, now }) => papers.edit(db, actor, params.paperId, body, now),
  publishPaper: ({ db, actor, params, body, now }) => papers.publish(db, actor, params.paperId, body, now),
  correctPaper: ({ db, actor, params, body, now }) => papers.correct(db, actor, params.paperId, body, now),
  stopPaper: ({ db, actor, params, body, now }) => papers.stop(db, actor, params.paperId, body, now),
  discardPaper: ({ db, actor, params }) => papers.discard(db, actor, params.paperId),
}
