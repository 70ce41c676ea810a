import { startWechatStandIn, type WechatStandIn } from '../../server/demo/wechatStandIn'
import { newPerson, submitted } from '../support/people'
import { startServerProcess } from '../support/process'
import { patient } from '../support/server'
import { type SmsStandIn, startSmsStandIn } from '../support/smsStandIn'
import { useStory } from './support/story'

describe('Messages that did not go out, in the browser', () => {
  let sms: SmsStandIn
  let wechat: WechatStandIn
  const story = useStory({
    start: async (database) => {
      sms = await startSmsStandIn()
      wechat = await startWechatStandIn()
      return startServerProcess(database, { ...patient, ...sms.env, OUTBOX_TRIES: '1', WECHAT_API_BASE: wechat.url })
    },
  })
  afterAll(async () => {
    await sms.close()
    await wechat.close()
  })

  /** Somebody who is accepted, while the provider refuses what goes to them. */
  async function acceptUnreached(name: string, code: string): Promise<void> {
    const person = await newPerson(story.server)
    const { id: applicationId, version } = await submitted(person, { name })
    const reviewer = await story.server.as('reviewer')
    const admin = await story.server.as('orgAdmin')
    const dead = async () => (await admin.notificationsDesk.listDeliveries({ query: {} })).counts.dead
    // Counted before: the worker may be done with it at once.
    const before = await dead()
    sms.refuseWith(code)
    const body = { decision: 'approve' as const, version, assurance: 'seenByStaff' as const }
    await reviewer.membershipDesk.decideApplication({ params: { applicationId }, body })
    while ((await dead()) === before) await new Promise((resume) => setTimeout(resume, 50))
    sms.refuseWith(null)
  }

  it('an administrator finds them, sends one again and leaves the other', async () => {
    await acceptUnreached('钱多多', 'FailedOperation.PhoneNumberInBlacklist')
    await acceptUnreached('孙小小', 'UnauthorizedOperation.SmsSdkAppIdVerifyFail')
    const { page, shoot } = await story.visitAs('desk', 'orgAdmin')
    await page.goto('/desk/notifications/deliveries')
    await page.getByText('没发出 2').waitFor()
    await page.getByText('对方退订或号码有误').waitFor()
    await shoot('desk-deliveries')
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
    await shoot('desk-deliveries-none')
    while (sms.messages.filter(({ params }) => params[0]?.startsWith('金盏')).length === 0) {
      await new Promise((resume) => setTimeout(resume, 50))
    }
  })

  it('an auditor sees them on a phone, with nothing to press', async () => {
    await acceptUnreached('李长长', 'FailedOperation.InsufficientBalanceInSmsPackage')
    const { page, shoot } = await story.visitAs('phone', 'auditor')
    await page.goto('/desk/notifications/deliveries')
    await page.getByText('服务商账号有问题').waitFor()
    await shoot('desk-deliveries-phone')
    expect(await page.getByRole('button', { name: /再发一次/ }).count()).toBe(0)
    expect(await page.getByText('李长长').count()).toBe(0)
  })
})
