import { demoEventCode } from '../../server/demo/data'
import { drawCode } from '../../server/demo/picture'
import { makeEmbedded, type TestDatabase } from '../support/databases'
import { newDocumentNumber, newPerson, newPhone, submitted } from '../support/people'
import { type Caller, startTestServer, type TestServer } from '../support/server'
import { type OpenApp, openApp } from './support/app'
import { Phone } from './support/phone'

describe('A day at the stand, with the built mini program', () => {
  let database: TestDatabase
  let server: TestServer
  let reviewer: Caller
  let open: OpenApp[] = []
  beforeAll(async () => {
    database = await makeEmbedded()
    server = await startTestServer(database)
    reviewer = await server.as('reviewer')
  })
  afterAll(async () => {
    await server.close()
    await database.drop()
  })
  afterEach(() => {
    const apps = open
    open = []
    for (const app of apps) app.close()
  })

  async function start(options: Omit<Parameters<typeof openApp>[0], 'server' | 'clock'>): Promise<OpenApp> {
    const app = await openApp({ server, clock: server.clock, ...options })
    open.push(app)
    return app
  }

  async function openEvent(name: string) {
    const { organisationId } = (await reviewer.identity.getMe()).roles[0]!
    const times = { startsAt: '2026-11-23T01:00:00.000Z', endsAt: '2026-11-23T10:00:00.000Z' }
    return reviewer.membershipEvents.openEvent({
      body: { name, place: '金盏路 8 号', gift: '雨衣一件', ...times, organisationId },
    })
  }

  /** The phone of a member of staff who signed in before. */
  async function staffPhone(): Promise<Phone> {
    const phone = new Phone()
    const session = await server.anonymous.demo.signIn({ body: { as: 'reviewer' } })
    phone.storage.set('session', JSON.stringify(session))
    return phone
  }

  it('a rider scans the mini program code, whose scene fixes union and event, and joins', async () => {
    const event = await openEvent('骑手日')
    const phone = new Phone()
    phone.loginCode = 'openid:event-day-rider'
    phone.phoneNumber = newPhone()
    // As WeChat passes it on.
    const { page } = await start({ phone, path: 'membership/join', query: { scene: encodeURIComponent(event.code) } })
    await page.waitFor('骑手日 · 金盏路 8 号')
    expect(page.text()).toContain('入会礼:雨衣一件')
    await page.tap('使用微信手机号')
    await page.waitFor('已验证')
    await page.tap('我已阅读并同意《个人信息保护说明》')
    await page.tap('同意收集证件号码,只用于核实入会资格')
    await page.tap('开始填写')
    await page.waitFor('第 2 步,共 4 步')
    await page.input('姓名', '何小满')
    await page.input('居民身份证号码', newDocumentNumber())
    await page.tap('长期')
    await page.tap('下一步')
    await page.tap('外卖配送员')
    await page.input('平台或单位', '演示配送站')
    await page.tap('下一步')
    await page.draw('.signature__touch', [
      [
        { x: 20, y: 30 },
        { x: 90, y: 60 },
      ],
    ])
    await page.tap('提交入会申请')
    await page.waitFor('现场核对证件')
    const { counter } = await reviewer.membershipEvents.getDeskEvent({ params: { eventId: event.id } })
    expect(counter).toEqual({ begun: 1, submitted: 1, approved: 0, seen: 0 })
  })

  it('staff beside the rider scan the receipt, look at the document, and say so', async () => {
    const event = await openEvent('驿站日')
    const mine = await submitted(await newPerson(server), { eventCode: event.code, name: '石大山' })
    await submitted(await newPerson(server), { eventCode: event.code, name: '江小河' })
    const phone = await staffPhone()
    const { page } = await start({ phone, path: 'desk/membership/event', query: { id: event.id } })
    await page.waitFor('江*河')
    phone.scanned = mine.receiptNumber
    await page.tap('扫回执')
    await page.waitForGone('江*河')
    await page.tap('核对证件原件 石*山')
    await page.answer('一致')
    await page.waitForToast('已记下')
    const opened = await reviewer.membershipDesk.getCase({ params: { applicationId: mine.id } })
    expect(opened.sighting).toMatchObject({ by: '陈静', event: '驿站日' })
  })

  it('staff show the mini program code that WeChat made', async () => {
    const event = await openEvent('展示日')
    const { page } = await start({
      phone: await staffPhone(),
      path: 'desk/membership/event',
      query: { id: event.id },
    })
    await page.waitFor('网页二维码')
    await page.tap('小程序码')
    const picture = await page.waitFor('.event-code__made')
    expect(picture.attribute('src')).toBe(`data:image/png;base64,${drawCode(event.code).toString('base64')}`)
    await page.tap('放大展示')
    await page.waitFor('收起')
    expect(page.has('打印海报')).toBe(false)
  })

  it('an event is opened on a phone in three taps, and leads to its code', async () => {
    const { page } = await start({ phone: await staffPhone(), path: 'desk/membership/events' })
    await page.waitFor('骑手现场入会(演示)')
    await page.tap('新开一场活动')
    await page.waitForPage('desk/membership/event-form')
    await page.waitFor('开始活动')
    expect(page.value('地点')).toBe('金盏路 8 号')
    await page.tap('开始活动')
    await page.waitForPage('desk/membership/event')
    await page.waitFor('微信扫一扫,加入工会')
    expect(page.text()).not.toContain(demoEventCode)
  })
})
