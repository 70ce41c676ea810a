import { fillIn, sign } from './support/joining'
import { useStory } from './support/story'

describe('From an event’s QR to a checked card, in the browser', () => {
  const story = useStory()

  it('a rider joins on the phone, a reviewer approves at the desk, a clerk checks the card', async () => {
    const rider = await story.visit('phone')
    await fillIn(rider.page, '白云飞')
    await sign(rider.page)
    await rider.shoot('join-letter')
    await rider.page.getByRole('button', { name: '提交入会申请' }).click()
    await rider.page.getByText('我们收到了').first().waitFor()
    await rider.page.getByRole('button', { name: '查看进度' }).click()
    await rider.page.getByText('正在审核').first().waitFor()

    const reviewer = await story.visitAs('desk', 'reviewer')
    await reviewer.page.goto('/desk/work/queue')
    await reviewer.page.getByText('白*飞').first().click()
    await reviewer.page.getByText('未发现').first().waitFor()
    await reviewer.shoot('desk-case')
    await reviewer.page.getByRole('button', { name: '通过申请' }).click()
    await reviewer.page.getByRole('radio', { name: '我已当面看过证件原件' }).click()
    await reviewer.page.getByRole('button', { name: '确定通过' }).click()
    await reviewer.page
      .getByText(/白\*飞.*已通过/)
      .first()
      .waitFor()

    await rider.page.goto('/membership/card')
    await rider.page.getByText('请工作人员扫一扫').waitFor()
    expect(await rider.page.getByText('白云飞').first().isVisible()).toBe(true)
    await rider.shoot('card')

    const token = await rider.page.evaluate(() => JSON.parse(localStorage.getItem('session')!).data.token as string)
    const { qr } = await story.server.withToken(token).membership.getCard()
    const clerk = await story.visitAs('phone', 'merchantClerk')
    await clerk.page.goto('/membership/check')
    await clerk.page.getByLabel('会员码内容').fill(qr)
    await clerk.page.getByText('会员有效 · 正常').waitFor()
    expect(await clerk.page.getByText('白*飞').isVisible()).toBe(true)
    expect(await clerk.page.getByText('白云飞').count()).toBe(0)
  })

  it('a network that is cut while handing in loses nothing and hands in once', async () => {
    const rider = await story.visit('phone')
    await fillIn(rider.page, '夏雨荷')
    await sign(rider.page)
    await rider.context.setOffline(true)
    await rider.page.getByRole('button', { name: '提交入会申请' }).click()
    await rider.page.getByText('没有网络').first().waitFor()
    await rider.shoot('join-offline')
    await rider.context.setOffline(false)
    await rider.page.getByText('我们收到了').first().waitFor()
    const reviewer = await story.server.as('reviewer')
    expect((await reviewer.desk.listWorkItems({ query: { q: '夏雨荷' } })).items).toHaveLength(1)
  })

  it('an answer that is lost on the way back does not hand in twice', async () => {
    const rider = await story.visit('phone')
    await fillIn(rider.page, '江南雁')
    await sign(rider.page)
    let lost = 0
    await rider.page.route('**/submission', async (route) => {
      if (lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      await route.abort('connectionreset')
    })
    await rider.page.getByRole('button', { name: '提交入会申请' }).click()
    await rider.page.getByText('我们收到了').first().waitFor()
    expect(lost).toBe(1)
    const reviewer = await story.server.as('reviewer')
    expect((await reviewer.desk.listWorkItems({ query: { q: '江南雁' } })).items).toHaveLength(1)
  })

  it('of two reviewers at one case the second sees what the first one did', async () => {
    const rider = await story.visit('phone')
    await fillIn(rider.page, '柳如烟')
    await sign(rider.page)
    await rider.page.getByRole('button', { name: '提交入会申请' }).click()
    await rider.page.getByText('我们收到了').first().waitFor()

    const second = await story.visitAs('desk', 'reviewer2')
    await second.page.goto('/desk/work/queue')
    await second.page.getByText('柳*烟').first().click()
    await second.page.getByText('未发现').first().waitFor()
    const first = await story.server.as('reviewer')
    const [item] = (await first.desk.listWorkItems({ query: { q: '柳如烟' } })).items
    await first.membershipDesk.decideApplication({
      params: { applicationId: item!.id },
      body: { decision: 'approve', version: item!.version, assurance: 'seenByStaff' },
    })
    await second.page.getByRole('button', { name: '不予通过' }).click()
    await second.page
      .getByLabel(/理由|原因/)
      .first()
      .fill('重复申请')
    await second.page
      .getByRole('button', { name: /确定不通过|不予通过/ })
      .last()
      .click()
    await second.page.getByText(/陈静/).first().waitFor()
    await second.page.getByText('已通过').filter({ visible: true }).first().waitFor()
    await second.shoot('desk-conflict')
  })
})
