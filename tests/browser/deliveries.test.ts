import type { Browser } from 'playwright-core'
import { startWechatStandIn, type WechatStandIn } from '../../server/demo/wechatStandIn'
import type { CastName } from '../../shared/demo/contract'
import { makeEmbedded, type TestDatabase } from '../support/databases'
import { newPerson, submitted } from '../support/people'
import { type ServerProcess, startServerProcess } from '../support/process'
import { type SmsStandIn, startSmsStandIn } from '../support/smsStandIn'
import { launchChromium, openVisitor, type Visitor } from './support/chromium'

describe('Messages that did not go out, in the browser', () => {
  let database: TestDatabase
  let sms: SmsStandIn
  let wechat: WechatStandIn
  let server: ServerProcess
  let browser: Browser
  let visitor: Visitor
  beforeAll(async () => {
    database = await makeEmbedded()
    sms = await startSmsStandIn()
    wechat = await startWechatStandIn()
    server = await startServerProcess(database, { ...sms.env, OUTBOX_TRIES: '1', WECHAT_API_BASE: wechat.url })
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await sms.close()
    await wechat.close()
    await database.drop()
  })
  afterEach(() => visitor.close())

  async function visitAs(screen: 'phone' | 'desk', as: CastName): Promise<void> {
    visitor = await openVisitor(browser, server, screen)
    const session = await server.anonymous.demo.signIn({ body: { as } })
    await visitor.page.goto('/')
    await visitor.page.evaluate((kept) => localStorage.setItem('session', kept), JSON.stringify({ data: session }))
  }

  /** Somebody who is accepted, while the provider refuses what goes to them. */
  async function acceptUnreached(name: string, code: string): Promise<void> {
    const person = await newPerson(server)
    const { id: applicationId, version } = await submitted(person, { name })
    const reviewer = await server.as('reviewer')
    sms.refuseWith(code)
    const body = { decision: 'approve' as const, version, assurance: 'seenByStaff' as const }
    await reviewer.membershipDesk.decideApplication({ params: { applicationId }, body })
    const admin = await server.as('orgAdmin')
    const { counts } = await admin.notificationsDesk.listDeliveries({ query: {} })
    const dead = async () => (await admin.notificationsDesk.listDeliveries({ query: {} })).counts.dead
    while ((await dead()) === counts.dead) await new Promise((resume) => setTimeout(resume, 50))
    sms.refuseWith(null)
  }

  it('an administrator finds them, sends one again and leaves the other', async () => {
    await acceptUnreached('钱多多', 'FailedOperation.PhoneNumberInBlacklist')
    await acceptUnreached('孙小小', 'UnauthorizedOperation.SmsSdkAppIdVerifyFail')
    await visitAs('desk', 'orgAdmin')
    const { page } = visitor
    await page.goto('/desk/notifications/deliveries')
    await page.getByText('没发出 2').waitFor()
    await page.getByText('对方退订或号码有误').waitFor()
    await visitor.shoot('desk-deliveries')
    await page
      .getByRole('button', { name: /再发一次/ })
      .first()
      .click()
    await page.getByText('否则还会失败').waitFor()
    await page.getByRole('button', { name: '再发一次', exact: true }).last().click()
    await page.getByText('没发出 1').waitFor()
    await page
      .getByRole('button', { name: /不用管/ })
      .first()
      .click()
    await page.getByText('通知都发出去了').waitFor()
    await visitor.shoot('desk-deliveries-none')
    while (sms.messages.filter(({ params }) => params[0]?.startsWith('金盏')).length === 0) {
      await new Promise((resume) => setTimeout(resume, 50))
    }
  })

  it('an auditor sees them on a phone, with nothing to press', async () => {
    await acceptUnreached('李长长', 'FailedOperation.InsufficientBalanceInSmsPackage')
    await visitAs('phone', 'auditor')
    const { page } = visitor
    await page.goto('/desk/notifications/deliveries')
    await page.getByText('服务商账号有问题').waitFor()
    await visitor.shoot('desk-deliveries-phone')
    expect(await page.getByRole('button', { name: /再发一次/ }).count()).toBe(0)
    expect(await page.getByText('李长长').count()).toBe(0)
  })
})
