import { demoEventCode } from '../../server/demo/data'
import { makeEmbedded, type TestDatabase } from '../support/databases'
import { newDocumentNumber, newPhone } from '../support/people'
import { type Caller, startTestServer, type TestServer } from '../support/server'
import { type OpenApp, openApp } from './support/app'
import { Phone } from './support/phone'

describe('A rider with the built mini program', () => {
  let database: TestDatabase
  let server: TestServer
  let reviewer: Caller
  let phone: Phone
  let app: OpenApp
  beforeAll(async () => {
    database = await makeEmbedded()
    server = await startTestServer(database)
    reviewer = await server.as('reviewer')
  })
  afterAll(async () => {
    await server.close()
    await database.drop()
  })
  let count = 0
  beforeEach(() => {
    phone = new Phone()
    phone.loginCode = `openid:weapp-rider-${++count}`
    phone.phoneNumber = newPhone()
  })
  afterEach(() => app.close())

  const scanEvent = async () => {
    app = await openApp({
      server,
      phone,
      clock: server.clock,
      path: 'membership/join',
      query: { event: demoEventCode },
    })
  }

  /** Screens 1 to 3: who, what document, what work. */
  async function fillIn(name: string): Promise<void> {
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
  }

  async function sign(): Promise<void> {
    await app.page.draw('.signature__touch', [
      [
        { x: 20, y: 30 },
        { x: 60, y: 70 },
        { x: 120, y: 40 },
      ],
    ])
  }

  async function decide(name: string, decision: 'approve' | 'refuse'): Promise<void> {
    const [item] = (await reviewer.desk.listWorkItems({ query: { q: name } })).items
    const { id: applicationId, version } = item!
    const body =
      decision === 'approve'
        ? { decision, version, assurance: 'seenByStaff' as const }
        : { decision, version, reason: '不在本辖区' }
    await reviewer.membershipDesk.decideApplication({ params: { applicationId }, body })
  }

  it('signs in, joins, follows the progress and holds the card', async () => {
    await scanEvent()
    await fillIn('何小满')
    await sign()
    await app.page.tap('提交入会申请')
    await app.page.waitFor('我们收到了')
    await app.page.tap('查看进度')
    await app.page.waitFor('正在审核')
    expect(app.page.text()).toContain('金盏地区总工会(演示)')

    await decide('何小满', 'approve')
    await app.page.pullDown()
    await app.page.waitFor('申请通过了')
    await app.page.tap('查看会员卡')
    await app.page.waitFor('请工作人员扫一扫')
    expect(app.page.text()).toContain('何小满')
  })

  it('finds the form again, as far as it was filled in, after the program was killed', async () => {
    await scanEvent()
    await fillIn('石大山')
    app.close()
    await scanEvent()
    await app.page.waitFor('第 4 步,共 4 步')
    expect(app.page.text()).toContain('石大山')
  })

  it('hands in once though the answer was lost on the way', async () => {
    await scanEvent()
    await fillIn('江小河')
    await sign()
    phone.loseNextAnswer()
    await app.page.tap('提交入会申请')
    await app.page.waitFor('我们收到了')
    const { items } = await reviewer.desk.listWorkItems({ query: { q: '江小河' } })
    expect(items).toHaveLength(1)
  })

  it('is told the reason of a refusal, and files again with what was filled in', async () => {
    await scanEvent()
    await fillIn('林小雨')
    await sign()
    await app.page.tap('提交入会申请')
    await app.page.waitFor('我们收到了')
    await decide('林小雨', 'refuse')
    await app.page.tap('查看进度')
    await app.page.waitFor('这次没有通过')
    expect(app.page.text()).toContain('不在本辖区')
    await app.page.tap('再次申请')
    await app.page.waitForPage('membership/join')
    await app.page.tap('再次申请')
    // All but the signature is there already.
    await app.page.waitFor('第 4 步,共 4 步')
    expect(app.page.text()).toContain('我是林小雨')
    await sign()
    await app.page.tap('提交入会申请')
    await app.page.waitFor('我们收到了')
  })
})
