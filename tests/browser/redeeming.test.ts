import { addCampaign } from '../../server/seeds/benefits'
import { claim, newClaimant, openCampaign } from '../support/benefits'
import { TestClock } from '../support/clock'
import { newPhone, newStaff, signIn } from '../support/people'
import { startTestServer, type TestServer } from '../support/server'
import { unionId } from '../support/unions'
import { useStory } from './support/story'

/** The browser shows times of its own clock, so the server goes by the same. */
const nowClock = () => new TestClock(new Date())

describe('A coupon, in the browser', () => {
  const story = useStory<TestServer>({ start: (database) => startTestServer(database, {}, nowClock(), 'dist/h5') })

  it('is redeemed by the clerk whom the desk added, once, taken back, redeemed again and settled', async () => {
    const { server } = story
    const staff = await newStaff(server, 'benefitsManager', await unionId(server, '漷县'))
    const campaign = await openCampaign(server, { content: { name: '蛋糕券', what: '6 寸蛋糕一个', valueFen: 88_00 } })
    const phone = newPhone()
    const desk = await story.visitAs('desk', staff)
    await desk.page.goto('/desk/benefits/merchants')
    await desk.page.getByRole('button', { name: '添加商户' }).click()
    await desk.page.getByLabel('名称').fill('好味道蛋糕房')
    await desk.page.getByLabel('地址').fill('漷县镇演示大街 8 号')
    await desk.page.getByLabel('纬度').fill('39.773')
    await desk.page.getByLabel('经度').fill('116.786')
    await desk.page.getByRole('button', { name: '保存' }).click()
    await desk.page.getByLabel('怎么称呼').fill('小邓')
    await desk.page.getByLabel('手机号').fill(phone)
    await desk.page.getByRole('button', { name: '添加店员' }).click()
    await desk.page.getByText('移除', { exact: true }).waitFor()
    await desk.shoot('merchant-desk')
    await desk.page.goto(`/desk/benefits/campaign-merchants?id=${campaign.id}`)
    await desk.page.getByText('好味道蛋糕房').click()
    await desk.page.getByRole('button', { name: '保存' }).click()
    await desk.page.getByText('已保存可用商户').waitFor()
    await desk.shoot('campaign-merchants')

    const member = await newClaimant(server)
    const { coupon } = await claim(member, campaign)
    const { page, shoot } = await story.visitAs('phone', member.caller)
    await page.goto(`/benefits/coupon?id=${coupon!.id}`)
    await page.getByText('请店员扫一扫').waitFor()
    await shoot('coupon-code')
    const code = (await page.locator('.coupon-code__characters').textContent())!
    await page.goto(`/benefits/merchants?id=${campaign.id}`)
    await page.getByText('好味道蛋糕房').waitFor()
    await shoot('merchants')

    const till = await story.visitAs('phone', await signIn(server, phone))
    await till.page.goto('/benefits/till')
    const type = async () => {
      await till.page.getByLabel('12 位券码').fill(code.toLowerCase())
      await till.page.getByRole('button', { name: '核销', exact: true }).click()
    }
    await type()
    await till.page.getByText('✓ 核销成功').waitFor()
    await till.shoot('till-redeemed')
    await till.page.getByRole('button', { name: /撤销/ }).click()
    await till.page.getByText('撤销', { exact: true }).last().click()
    await till.page.getByText('已撤销').first().waitFor()
    await page.clock.install()
    await page.goto(`/benefits/coupon?id=${coupon!.id}`)
    await page.getByText('请店员扫一扫').waitFor()
    await type()
    await till.page.getByText('✓ 核销成功').waitFor()
    await page.clock.fastForward(120_000)
    await page.getByText('已使用').waitFor()
    await shoot('coupon-used')
    await type()
    await till.page.getByText('这张券已经用过了').waitFor()
    await till.shoot('till-refused')
    await till.page.goto('/benefits/settlement')
    await till.page.getByText('88.00 元').first().waitFor()
    await till.shoot('settlement')
    await desk.page.goto('/desk/benefits/settlements')
    await desk.page.getByText('好味道蛋糕房').click()
    await desk.page.getByRole('button', { name: '导出明细' }).waitFor()
    await desk.shoot('settlement-desk')
  })

  it('that nobody used pauses claiming, and the appeal is answered at the desk', async () => {
    const { server } = story
    const member = await newClaimant(server)
    const content = { name: '健身券', barsNoShow: true, validity: { kind: 'days' as const, days: 1 } }
    await claim(member, await openCampaign(server, { content }))
    server.clock.advance(2 * 86_400)
    await server.runJob('benefits.expire_coupons')
    const { page, shoot } = await story.visitAs('phone', member.caller)
    await page.goto('/benefits/bars')
    await page.getByText('停领中').waitFor()
    await page.getByRole('button', { name: '申诉' }).click()
    await page.getByLabel('请说明情况').fill('那两天发烧,有病历。')
    await shoot('bar-appeal')
    await page.getByRole('button', { name: '提交申诉' }).click()
    await page.getByText('复核中').waitFor()
    const next = await openCampaign(server)
    await page.goto(`/benefits/campaign?id=${next.id}`)
    await page.getByText('暂停领券中').waitFor()
    await shoot('campaign-barred')
    const [bar] = (await member.caller.benefitBars.listMyBars()).bars
    const staff = await newStaff(server, 'benefitsManager', await unionId(server, '漷县'))
    const desk = await story.visitAs('desk', staff)
    await desk.page.goto('/desk/work/queue')
    await desk.page.getByText('停领').first().waitFor()
    await desk.page.goto(`/desk/benefits/bar?id=${bar!.id}`)
    await desk.page.getByLabel('答复').fill('已看过病历,解除。')
    await desk.shoot('benefit-bar')
    await desk.page.getByRole('button', { name: '解除停领' }).click()
    await desk.page.getByText('已解除').waitFor()
  })

  it('is drawn: entered on the phone, drawn at the desk, worked out again by whoever looks', async () => {
    const { server } = story
    const hours = (count: number) => new Date(server.clock.now().getTime() + count * 3_600_000)
    const staff = await newStaff(server, 'benefitsManager', await unionId(server, '漷县'))
    const organisationId = await unionId(server, '漷县')
    const { id } = await server.database.transaction((db) =>
      addCampaign(
        db,
        { organisationId, way: 'draw', stock: 1, opensAt: hours(1), closesAt: hours(2), content: { name: '演出票' } },
        server.clock.now(),
      ),
    )
    const desk = await story.visitAs('desk', staff)
    await desk.page.goto(`/desk/benefits/draw?id=${id}`)
    await desk.page.getByRole('button', { name: '公布指纹,准备抽签' }).click()
    await desk.page.getByRole('button', { name: '改用这个公开数值' }).waitFor()
    server.clock.advance(3_600)
    const member = await newClaimant(server)
    const { page, shoot } = await story.visitAs('phone', member.caller)
    await page.goto(`/benefits/draw?id=${id}`)
    await page.getByRole('button', { name: '报名抽签' }).click()
    await page.getByText('等待抽签').first().waitFor()
    await shoot('benefit-draw-entered')
    server.clock.advance(3_600 + 180)
    await server.runJob('benefits.freeze_lists')
    await desk.page.reload()
    await desk.page.getByLabel('公开数值', { exact: true }).fill('2026140 03 07 12 19 22 31 09')
    await desk.page.getByRole('button', { name: '抽签', exact: true }).click()
    await desk.page.getByText('马上通知所有报名的人').waitFor()
    await desk.page.getByText('抽签', { exact: true }).last().click()
    await desk.page.getByText('已抽签').first().waitFor()
    await desk.shoot('benefit-draw-desk')
    await page.reload()
    await page.getByText('✓ 名单和封存时一致,没有增减').waitFor()
    await page.getByText('抽中了').first().waitFor()
    await shoot('benefit-draw-drawn')
  })
})
