import { newClaimant, openCampaign } from '../support/benefits'
import { TestClock } from '../support/clock'
import { newStaff } from '../support/people'
import { drawPhoto, jpegOf } from '../support/pictures'
import { newRanked, sumOf } from '../support/risk'
import { startTestServer, type TestServer } from '../support/server'
import { unionId } from '../support/unions'
import { useStory } from './support/story'

/** The browser shows times of its own clock, so the server goes by the same. */
const nowClock = () => new TestClock(new Date())

describe('Benefits, in the browser', () => {
  const story = useStory<TestServer>({ start: (database) => startTestServer(database, {}, nowClock(), 'dist/h5') })

  it('are made from a kind in a minute, looked at, published, put right and stopped', async () => {
    const { server } = story
    const manager = await newStaff(server, 'benefitsManager', await unionId(server, '漷县'))
    const { page, shoot } = await story.visitAs('desk', manager)
    await page.goto('/desk/benefits/campaigns')
    await page.getByText('秋冬暖心包').first().waitFor()
    await shoot('desk-benefits')
    await page.getByRole('button', { name: '新建' }).click()
    await page.getByText('从哪种样式开始').waitFor()
    await shoot('desk-benefit-kinds')
    await page.getByRole('button', { name: '自己领取' }).click()
    await page.getByLabel('名称').fill('春节电影票')
    await page.getByLabel('数量').fill('2')
    await shoot('desk-benefit-form')
    await page.getByRole('button', { name: '保存并预览' }).click()
    await page.getByText('会员看到的样子').waitFor()
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '加一张图' }).click()
    const buffer = await jpegOf(drawPhoto(1, 600, 400))
    await (await choosing).setFiles({ name: '电影.jpg', mimeType: 'image/jpeg', buffer })
    await page.getByRole('button', { name: '去掉图片' }).waitFor()
    await shoot('desk-benefit-draft')
    await page.getByRole('button', { name: '发布' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
    await page.getByRole('button', { name: '通知所有人' }).waitFor()
    await page.getByRole('button', { name: '更正' }).click()
    await page.getByRole('dialog').getByLabel('数量').fill('3')
    await page.getByLabel('更正原因').fill('影院多给了一张')
    await shoot('desk-benefit-correct')
    await page.getByRole('dialog').getByRole('button', { name: '更正' }).click()
    await page.getByText('影院多给了一张').waitFor()
    await page.getByRole('button', { name: '停发' }).click()
    await page.getByLabel('停发原因').fill('影院临时停业')
    await page.getByRole('dialog').getByRole('button', { name: '停发' }).click()
    await page.getByRole('button', { name: '继续发放' }).waitFor()
    await shoot('desk-benefit-stopped')
    const phone = await story.visitAs('phone', manager)
    await phone.page.goto('/desk/benefits/campaigns')
    await phone.page.getByText('春节电影票').click()
    await phone.page.getByText('会员看到的样子').waitFor()
    await phone.shoot('desk-benefit-phone')
    const city = await story.visitAs(
      'phone',
      await newStaff(server, 'benefitsManager', await unionId(server, '市总工会')),
    )
    await city.page.goto('/desk/benefits/campaign-form')
    await city.page.getByRole('button', { name: '自己领取' }).click()
    await city.page.getByLabel('加一个工会').scrollIntoViewIfNeeded()
    await city.shoot('desk-benefit-form-city')
  })

  it('are claimed with one tap, and the coupon is among one’s own', async () => {
    const { server } = story
    const campaign = await openCampaign(server, { stock: 2, content: { name: '暖心电影票' } })
    const gone = await openCampaign(server, { stock: 1, granted: 1, content: { name: '冰雪体验券' } })
    const manager = await newStaff(server, 'benefitsManager', await unionId(server, '漷县'))
    const params = { campaignId: campaign.id }
    await manager.benefitsDesk.putCampaignPicture({ params, upload: await jpegOf(drawPhoto(2, 600, 400)) })
    const member = await newClaimant(server)
    const { page, shoot } = await story.visitAs('phone', member.caller)
    await page.goto('/')
    await page.getByText('可以领的福利').waitFor()
    await shoot('benefits-home')
    const picture = page.waitForResponse(/\/media\/.*\.jpg$/)
    await page.goto('/benefits/campaigns')
    await page.getByText('已发完').waitFor()
    expect((await picture).status()).toBe(200)
    await shoot('benefits')
    await page.goto(`/benefits/campaign?id=${gone.id}`)
    await page.getByRole('button', { name: '已经发完了' }).waitFor()
    await page.goto(`/benefits/campaign?id=${campaign.id}`)
    await page.getByText('还剩 2 份').waitFor()
    await shoot('benefit')
    // A count that is answered late brings nothing of before back.
    const own = page.getByText('您已领到')
    await page.route('**/counter', async (route) => {
      await own.waitFor()
      await route.fulfill({ response: await route.fetch() })
    })
    await page.waitForRequest('**/counter')
    await page.getByRole('button', { name: '领取', exact: true }).click()
    await page.waitForResponse('**/counter')
    await page.waitForRequest('**/counter')
    await page.unroute('**/counter')
    await own.waitFor()
    await page.getByText('还剩 1 份').waitFor()
    await shoot('benefit-claimed')
    await own.click()
    await page.getByText('看这项福利').waitFor()
    await shoot('coupon')
    await page.goto('/benefits/coupons')
    await page.getByText('暖心电影票').waitFor()
    await shoot('coupons')
    await page.getByRole('radio', { name: '已使用' }).click()
    await page.getByText('还没有用过的券').waitFor()
  })

  it('are asked a question for, and looked over at the desk, where somebody else may be a script', async () => {
    const { server } = story
    const campaign = await openCampaign(server, { content: { name: '早餐券' } })
    const { page, shoot } = await story.visitAs('phone', (await newRanked(server, 4)).caller)
    await page.goto(`/benefits/campaign?id=${campaign.id}`)
    await page.getByRole('button', { name: '领取', exact: true }).click()
    const sheet = page.getByRole('dialog')
    const question = (await sheet.getByText('等于几').textContent())!
    await sheet.getByRole('textbox').fill(String(sumOf(question)))
    await shoot('benefit-question')
    await sheet.getByRole('button').last().click()
    await page.getByText('您已领到').click()
    await page.getByText('待核验').waitFor()
    const staff = await newStaff(server, 'benefitsManager', await unionId(server, '漷县'))
    const { items } = await staff.desk.listWorkItems({ query: { feature: 'benefits' } })
    const desk = await story.visitAs('desk', staff)
    await desk.page.goto(`/desk/benefits/review?id=${items[0]!.id}`)
    await desk.page.getByRole('button', { name: '我来办' }).click()
    await desk.page.getByRole('button', { name: '放回' }).waitFor()
    await desk.page.getByLabel('不予发放的理由').fill('登记的不是本人')
    await desk.shoot('benefit-review')
    await desk.page.getByRole('button', { name: '不予发放' }).click()
    await desk.page.getByText('不予发放的理由:登记的不是本人').waitFor()
    await desk.shoot('benefit-review-decided')
  })
})
