import { demoEventCode } from '../../server/demo/data'
import { Delivery } from '../../server/notifications/entities'
import { fillIn, sign } from './support/joining'
import type { Phone } from './support/phone'
import type { Screen } from './support/screen'
import { strangersPhone, useStory } from './support/story'

const WECHAT_TEMPLATES = JSON.stringify({ result: { id: 'tmpl-result', fields: { what: 'thing1' } } })

describe('A rider who may be told by WeChat', () => {
  const story = useStory({ WECHAT_TEMPLATES })
  let phone: Phone
  let page: Screen
  beforeEach(() => {
    phone = strangersPhone()
  })

  /** Up to the signed letter, one tap before handing in. */
  async function writeLetter(name: string): Promise<void> {
    page = (await story.open({ phone, path: 'membership/join', query: { event: demoEventCode } })).page
    await fillIn(page, name)
    await sign(page)
  }

  const answersSent = () =>
    phone.sent.filter(({ path, method }) => method === 'POST' && path.endsWith('/subscriptions'))

  it('is asked on the very tap that hands the application in, and the answer reaches the server', async () => {
    await writeLetter('岳小川')
    expect(phone.askedToSubscribe).toEqual([])
    await page.tap('提交入会申请')
    await page.waitFor('我们收到了')
    expect(phone.askedToSubscribe).toEqual([['tmpl-result']])
    await page.until(() => answersSent().length === 1, 'the answer on its way')
    expect(answersSent()).toEqual([{ method: 'POST', path: '/api/notifications/subscriptions', status: 200 }])
    // Allowed once: there is nothing more to ask for.
    await page.until(() => !page.has('有结果用微信通知我'), 'no second question')

    const reviewer = await story.server.as('reviewer')
    const [item] = (await reviewer.desk.listWorkItems({ query: { q: '岳小川' } })).items
    await reviewer.membershipDesk.decideApplication({
      params: { applicationId: item!.id },
      body: { decision: 'approve', version: item!.version, assurance: 'seenByStaff' },
    })
    await story.server.runJob('notifications.send_wechat')
    const sent = await story.server.database.reader.findBy(Delivery, { channel: 'wechat', state: 'sent' })
    expect(sent).toHaveLength(1)
  })

  it('who says no is not asked again by itself, hands in all the same, and may say yes later', async () => {
    phone.subscribeAnswer = 'reject'
    await writeLetter('岳大川')
    await page.tap('提交入会申请')
    await page.waitFor('我们收到了')
    await page.waitFor('有结果用微信通知我')
    expect(phone.askedToSubscribe).toHaveLength(1)
    phone.subscribeAnswer = 'accept'
    await page.tap('有结果用微信通知我')
    await page.until(() => phone.toasts.includes('好的,有结果会在微信里告诉您'), 'a word on it')
    expect(phone.askedToSubscribe).toHaveLength(2)
  })

  it('who has switched such messages off hands in without a word about them', async () => {
    phone.subscribeAnswer = null
    await writeLetter('岳中川')
    await page.tap('提交入会申请')
    await page.waitFor('我们收到了')
    expect(answersSent()).toEqual([])
  })
})
