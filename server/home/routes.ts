import type { home } from '../../shared/home/contract'
import type { Handlers } from '../platform/handlers'
import { keptFor } from '../platform/kept'
import * as service from './service'

/** Every visitor sees the same first screen. */
const keptForVisitors = keptFor<ReturnType<typeof service.getHome>>()

export const routes: Handlers<typeof home> = {
  getHome: ({ db, actor, now, ports }) =>
    actor === null
      ? keptForVisitors(ports.config, () => service.getHome(db, null, ports.config, now))
      : service.getHome(db, actor.personId, ports.config, now),
}
