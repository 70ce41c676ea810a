import { demoEventCode } from '../../server/demo/data'
import type { Caller } from '../support/server'
import type { OpenApp } from './support/app'
import { fillIn, sign } from './support/joining'
import type { Phone } from './support/phone'
import type { Screen } from './support/screen'
import { strangersPhone, useStory } from './support/story'

describe('A rider with the built mini program', () => {
  const story = useStory()
  let reviewer: Caller
  let phone: Phone
  let page: Screen
  beforeAll(async () => {
    reviewer = await story.server.as('reviewer')
  })
  beforeEach(() => {
    phone = strangersPhone()
  })

  async function scanEvent(): Promise<OpenApp> {
    const app = await story.open({ phone, path: 'membership/join', query: { event: demoEventCode } })
    page = app.page
    return app
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
    await fillIn(page, '何小满')
    await sign(page)
    await page.tap('提交入会申请')
    await page.waitFor('我们收到了')
    await page.tap('查看进度')
    await page.waitFor('正在审核')
    expect(page.text()).toContain('金盏地区总工会(演示)')

    await decide('何小满', 'approve')
    await page.pullDown()
    await page.waitFor('申请通过了')
    await page.tap('查看会员卡')
    await page.waitFor('请工作人员扫一扫')
    expect(page.text()).toContain('何小满')
  })

  it('finds the form again, as far as it was filled in, after the program was killed', async () => {
    const app = await scanEvent()
    await fillIn(page, '石大山')
    app.close()
    await scanEvent()
    await page.waitFor('第 4 步,共 4 步')
    expect(page.text()).toContain('石大山')
  })

  it('hands in once though the answer was lost on the way', async () => {
    await scanEvent()
    await fillIn(page, '江小河')
    await sign(page)
    phone.loseNextAnswer()
    await page.tap('提交入会申请')
    await page.waitFor('我们收到了')
    const { items } = await reviewer.desk.listWorkItems({ query: { q: '江小河' } })
    expect(items).toHaveLength(1)
  })

  it('is told the reason of a refusal, and files again with what was filled in', async () => {
    await scanEvent()
    await fillIn(page, '林小雨')
    await sign(page)
    await page.tap('提交入会申请')
    await page.waitFor('我们收到了')
    await decide('林小雨', 'refuse')
    await page.tap('查看进度')
    await page.waitFor('这次没有通过')
    expect(page.text()).toContain('不在本辖区')
    await page.tap('再次申请')
    await page.waitForPage('membership/join')
    await page.tap('再次申请')
    // All but the signature is there already.
    await page.waitFor('第 4 步,共 4 步')
    expect(page.text()).toContain('我是林小雨')
    await sign(page)
    await page.tap('提交入会申请')
    await page.waitFor('我们收到了')
  })
})
