import type { classQueueDesk } from '../../shared/classes/queue.desk.contract'
import type { Handlers } from '../platform/handlers'

export const queueDeskRoutes: Handlers<typeof classQueueDesk> = {}
