import type { classWorkersDesk } from '../../shared/classes/workers.desk.contract'
import type { Handlers } from '../platform/handlers'

export const workersDeskRoutes: Handlers<typeof classWorkersDesk> = {}
