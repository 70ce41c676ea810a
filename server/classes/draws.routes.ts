import type { classDraws } from '../../shared/classes/draws.contract'
import type { Handlers } from '../platform/handlers'
import { getDraw } from './draws.service'

export const drawRoutes: Handlers<typeof classDraws> = {
  getDraw: ({ db, actor, params }) => getDraw(db, actor, params.classId),
}
