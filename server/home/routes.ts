import type { home } from '../../shared/home/contract'
import type { Handlers } from '../platform/handlers'
import * as service from './service'

export const routes: Handlers<typeof home> = {
  getHome: ({ db, actor, now, ports }) => service.getHome(db, actor?.personId ?? null, ports.config, now),
}
