import type { SignedIn } from '../../../shared/identity/contract'
import { makeEmbedded } from '../../support/databases'
import { newPhone } from '../../support/people'
import { type TestServer, useServer } from '../../support/server'
import { type OpenApp, openApp } from './app'
import { Phone } from './phone'

export interface Story {
  server: TestServer
  /** Opens the program, its clock the server's. */
  open(options?: Omit<Parameters<typeof openApp>[0], 'server' | 'clock'>): Promise<OpenApp>
}

/** What the stories of a `describe` are told with; after each one the programs it opened end, and must not have failed. */
export function useStory(env: Record<string, string> = {}): Story {
  const server = useServer(makeEmbedded, env)
  let apps: OpenApp[] = []
  afterEach(() => {
    const open = apps
    apps = []
    for (const app of open) app.close()
  })
  return {
    server,
    async open(options = {}) {
      const app = await openApp({ server, clock: server.clock, ...options })
      apps.push(app)
      return app
    },
  }
}

/** The phone of somebody who signed in before. */
export function phoneOf(session: Pick<SignedIn, 'me'> & { token: string | null }): Phone {
  const phone = new Phone()
  phone.storage.set('session', JSON.stringify(session))
  return phone
}

let count = 0

/** The phone of somebody whom nobody here has seen. */
export function strangersPhone(): Phone {
  count += 1
  const phone = new Phone()
  phone.loginCode = `openid:weapp-${count}`
  phone.phoneNumber = newPhone()
  return phone
}
