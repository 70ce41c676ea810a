import { makeEmbedded, type TestDatabase } from '../support/databases'
import { startTestServer, type TestServer } from '../support/server'
import { type OpenApp, openApp } from './support/app'

describe('The built mini program', () => {
  let database: TestDatabase
  let server: TestServer
  let app: OpenApp
  beforeAll(async () => {
    database = await makeEmbedded()
    server = await startTestServer(database)
  })
  afterAll(async () => {
    await server.close()
    await database.drop()
  })
  afterEach(() => app?.close())

  it('opens home', async () => {
    app = await openApp({ server, clock: server.clock })
    await app.page.until(() => app.phone.sent.length > 0 && app.phone.sent[0]!.status > 0, 'answer')
  })
})
