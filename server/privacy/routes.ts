import type { privacy } from '../../shared/privacy/contract'
import type { Handlers } from '../platform/handlers'
import { noticeIn } from './notice'
import * as service from './service'

export const routes: Handlers<typeof privacy> = {
  getNotice: async ({ locale, ports }) => noticeIn(locale, ports.config.unionName),
  listConsents: ({ db, actor }) => service.listConsents(db, actor.personId),
  giveConsents: ({ db, actor, body, now }) => service.giveConsents(db, actor.personId, body, now),
}
