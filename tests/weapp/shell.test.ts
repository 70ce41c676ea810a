import { makeEmbedded, type TestDatabase } from '../support/databases'
import { startTestServer, type TestServer } from '../support/server'
import { type OpenApp, openApp } from './support/app'
import { Phone } from './support/phone'

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
  afterEach(() => app.close())

  it('opens home with one request and little to draw', async () => {
    app = await openApp({ server })
    await app.page.waitFor('市总工会')
    expect(app.phone.sent).toEqual([{ method: 'GET', path: '/api/home', status: 200 }])
    expect(app.setDataCalls.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(32 * 1024)
    expect(app.countNodes()).toBeLessThanOrEqual(400)
  })

  it('shows every tab, and finds home as it was left', async () => {
    app = await openApp({ server })
    for (const tab of ['服务', '消息', '我的', '首页']) {
      app.tapTab(tab)
      await app.page.until(() => app.page.text() !== '', `something on ${tab}`)
    }
    expect(app.page.route).toBe('pages/home')
    await app.page.waitFor('市总工会')
  })

  it('keeps who signed in through WeChat over a restart', async () => {
    const phone = new Phone()
    phone.loginCode = 'openid:shell'
    app = await openApp({ server, phone, path: 'identity/sign-in' })
    await app.page.tap('微信一键登录')
    await app.page.until(() => phone.storage.has('session'), 'a session')
    app.close()
    app = await openApp({ server, phone })
    await app.page.waitFor('市总工会')
    expect(app.page.has('登录')).toBe(false)
  })

  it('says so when there is no network, and goes on when there is one', async () => {
    const phone = new Phone()
    phone.goOffline()
    app = await openApp({ server, phone })
    await app.page.waitFor('再试一次')
    expect(phone.sent).toEqual([])
    phone.goOnline()
    await app.page.tap('再试一次')
    await app.page.waitFor('市总工会')
  })
})
