import type { classChildrenDesk } from '../../shared/classes/children.desk.contract'
import type { Handlers } from '../platform/handlers'
import * as guardianships from './guardianships.desk.service'
import * as pictures from './pictures.service'
import * as priorities from './priorities.desk.service'

export const childrenDeskRoutes: Handlers<typeof classChildrenDesk> = {
  getGuardianship: ({ db, actor, params, now }) => guardianships.view(db, actor, params.guardianshipId, now),
  revealGuardianship: ({ db, actor, params }) => guardianships.reveal(db, actor, params.guardianshipId),
  decideGuardianship: ({ db, actor, params, body, now }) =>
    guardianships.decide(db, actor, params.guardianshipId, body, now),
  getPriority: ({ db, actor, params, now }) => priorities.view(db, actor, params.priorityId, now),
  decidePriority: ({ db, actor, params, body, now }) => priorities.decide(db, actor, params.priorityId, body, now),
  seePicture: ({ db, actor, params, ports, now }) => pictures.seeAsStaff(db, ports, actor, params, now),
}
