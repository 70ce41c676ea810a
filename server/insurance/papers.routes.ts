import type { insurancePapers } from '../../shared/insurance/papers.contract'
import { guarded, type Handlers, noTransaction } from '../platform/handlers'
import * as pages from './papers.pages'
import * as receiving from './papers.receiving'
import * as papers from './papers.service'

export const paperRoutes: Handlers<typeof insurancePapers> = {
  announceFile: guarded(papers.takeOne, ({ db, actor, params, body, ports, now }) =>
    papers.announce(db, actor, params.claimId, body, ports.random, now),
  ),
  putChunk: noTransaction(receiving.putChunk),
  listFiles: ({ db, actor, params, now }) => papers.list(db, actor, params.claimId, now),
  removeFile: ({ db, actor, params, now }) => papers.remove(db, actor, params, now),
  getPage: ({ db, actor, params, ports, now }) => pages.getOwn(db, ports, actor, params.token, now),
  seePage: ({ db, actor, params, ports, now }) => pages.seeAsStaff(db, ports, actor, params, now),
}
