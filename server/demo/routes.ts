import type { demo } from '../../shared/demo/contract'
import { showCode } from '../identity'
import type { Handlers } from '../platform/handlers'
import * as service from './service'

export const routes: Handlers<typeof demo> = {
  signIn: ({ db, body, ports, now }) => service.signIn(db, body.as, ports.random, now),
  makeStepUpCode: async ({ db, actor, now }) => ({ code: await showCode(db, actor.personId, now) }),
  listCast: ({ db }) => service.listCast(db),
}
