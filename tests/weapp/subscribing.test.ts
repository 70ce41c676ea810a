import { demoEventCode } from '../../server/demo/data'
import { Delivery } from '../../server/notifications/entities'
import { makeEmbedded, type TestDatabase } from '../support/databases'
import { newDocumentNumber, newPhone } from '../support/people'
import { startTestServer, type TestServer } from '../support/server'
import { type OpenApp, openApp } from './support/app'
import { Phone } from './support/phone'

const WECHAT_TEMPLATES = JSON.stringify({ result: { id: 'tmpl-result', fields: { what: 'thing1' } } })

describe('A rider who may be told by WeChat', () => {
  let database: TestDatabase
  let server: TestServer
  let phone: Phone
  let app: OpenApp
  beforeAll(async () => {
    database = await makeEmbedded()
    server = await startTestServer(database, { WECHAT_TEMPLATES })
  })
  afterAll(async () => {
    await server.close()
    await database.drop()
  })
  let count = 0
  beforeEach(() => {
    phone = new Phone()
    phone.loginCode = `openid:weapp-subscriber-${++count}`
    phone.phoneNumber = newPhone()
  })
  afterEach(() => app.close())

  /** Up to the signed letter, one tap before handing in. */
  async function fillIn(name: string): Promise<void> {
    app = await openApp({
      server,
      phone,
      clock: server.clock,
      path: 'membership/join',
      query: { event: demoEventCode },
    })
    const { page } = app
    await page.tap('使用微信手机号')
    await page.waitFor('已验证')
    await page.tap('我已阅读并同意《个人信息保护说明》')
    await page.tap('同意收集证件号码,只用于核实入会资格')
    await page.tap('开始填写')
    await page.waitFor('第 2 步,共 4 步')
    await page.input('姓名', name)
    await page.input('居民身份证号码', newDocumentNumber())
    await page.waitFor('格式正确')
    await page.tap('长期')
    await page.tap('下一步')
    await page.waitFor('第 3 步,共 4 步')
    await page.tap('外卖配送员')
    await page.input('平台或单位', '演示配送站')
    await page.tap('下一步')
    await page.waitFor('第 4 步,共 4 步')
    const stroke = [
      { x: 20, y: 30 },
      { x: 60, y: 70 },
    ]
    await page.draw('.signature__touch', [stroke])
  }

  const answersSent = () =>
    phone.sent.filter(({ path, method }) => method === 'POST' && path.endsWith('/subscriptions'))

  it('is asked on the very tap that hands the application in, and the answer reaches the server', async () => {
    await fillIn('岳小川')
    expect(phone.askedToSubscribe).toEqual([])
    await app.page.tap('提交入会申请')
    await app.page.waitFor('我们收到了')
    expect(phone.askedToSubscribe).toEqual([['tmpl-result']])
    await app.page.until(() => answersSent().length === 1, 'the answer on its way')
    expect(answersSent()).toEqual([{ method: 'POST', path: '/api/notifications/subscriptions', status: 200 }])
    // Allowed once: there is nothing more to ask for.
    await app.page.until(() => !app.page.has('有结果用微信通知我'), 'no second question')

    const reviewer = await server.as('reviewer')
    const [item] = (await reviewer.desk.listWorkItems({ query: { q: '岳小川' } })).items
    await reviewer.membershipDesk.decideApplication({
      params: { applicationId: item!.id },
      body: { decision: 'approve', version: item!.version, assurance: 'seenByStaff' },
    })
    await server.runJob('notifications.send_wechat')
    const sent = await server.database.reader.findBy(Delivery, { channel: 'wechat', state: 'sent' })
    expect(sent).toHaveLength(1)
  })

  it('who says no is not asked again by itself, hands in all the same, and may say yes later', async () => {
    phone.subscribeAnswer = 'reject'
    await fillIn('岳大川')
    await app.page.tap('提交入会申请')
    await app.page.waitFor('我们收到了')
    await app.page.waitFor('有结果用微信通知我')
    expect(phone.askedToSubscribe).toHaveLength(1)
    phone.subscribeAnswer = 'accept'
    await app.page.tap('有结果用微信通知我')
    await app.page.until(() => phone.toasts.includes('好的,有结果会在微信里告诉您'), 'a word on it')
    expect(phone.askedToSubscribe).toHaveLength(2)
  })

  it('who has switched such messages off hands in without a word about them', async () => {
    phone.subscribeAnswer = null
    await fillIn('岳中川')
    await app.page.tap('提交入会申请')
    await app.page.waitFor('我们收到了')
    expect(answersSent()).toEqual([])
  })
})
