import type { Browser } from 'playwright-core'
import type { CastName } from '../../shared/demo/contract'
import { makeEmbedded, type TestDatabase } from '../support/databases'
import { type ServerProcess, startServerProcess } from '../support/process'
import { launchChromium, openVisitor, type Visitor } from './support/chromium'

describe('Moving to another union, in the browser', () => {
  let database: TestDatabase
  let server: ServerProcess
  let browser: Browser
  let visitors: Visitor[] = []
  beforeAll(async () => {
    database = await makeEmbedded()
    server = await startServerProcess(database)
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await database.drop()
  })
  afterEach(async () => {
    const open = visitors
    visitors = []
    for (const visitor of open) await visitor.close()
  })

  /** Signs in as one of the cast, the way the demo's own page does. */
  async function visitAs(screen: 'phone' | 'desk', as: CastName): Promise<Visitor> {
    const visitor = await openVisitor(browser, server, screen)
    visitors.push(visitor)
    const { token, me } = await server.anonymous.demo.signIn({ body: { as } })
    await visitor.page.goto('/')
    await visitor.page.evaluate(
      (kept) => localStorage.setItem('session', kept),
      JSON.stringify({ data: { token, me } }),
    )
    return visitor
  }

  it('a member asks for it, the new union accepts, the old one is told, and the card shows the new union', async () => {
    const member = await visitAs('phone', 'member')
    const { page } = member
    await page.goto('/membership/card')
    await page.getByRole('button', { name: /我的会籍/ }).click()
    await page.getByText('权益照常,会员卡可用。').waitFor()
    await member.shoot('standing')
    await page.getByRole('button', { name: /转到别的工会/ }).click()
    await page.getByRole('button', { name: '去选工会' }).click()
    await page.getByPlaceholder('工会名称、信用代码或区县').fill('金盏')
    await page.getByRole('button', { name: '转到金盏地区总工会(演示)' }).click()
    await page.getByLabel('给新工会的话(可不写)').fill('搬到金盏住了')
    await member.shoot('transfer-ask')
    await page.getByRole('button', { name: '申请转会' }).click()
    await page.getByText('等对方工会答复').first().waitFor()
    await member.shoot('transfer-progress')
    await page.goto('/')
    await page.getByRole('button', { name: /转会/ }).waitFor()
    await member.shoot('home-moving')

    const reviewer = await visitAs('desk', 'reviewer')
    await reviewer.page.goto('/desk/work/queue')
    await reviewer.page.getByText('孙*兰').first().click()
    await reviewer.page.getByText('从漷县镇总工会(演示)转到金盏地区总工会(演示)').waitFor()
    await reviewer.page.getByText('搬到金盏住了').waitFor()
    await reviewer.shoot('desk-transfer')
    await reviewer.page.getByRole('button', { name: '接收', exact: true }).click()
    await reviewer.page.getByText('孙桂兰马上成为金盏地区总工会(演示)的会员').waitFor()
    await reviewer.page.getByRole('button', { name: '确定接收' }).click()
    await reviewer.page
      .getByText(/孙\*兰.*已接收/)
      .first()
      .waitFor()

    await page.goto('/membership/card')
    await page.getByText('金盏地区总工会(演示) · 正常').waitFor()
    await page.goto('/membership/standing')
    await page.getByText('转入', { exact: true }).waitFor()
    await page.getByText('转出', { exact: true }).waitFor()
    await member.shoot('standing-moved')
  })

  it('the union retains a member at the desk, who sees it, and leaves and takes it back', async () => {
    const reviewer = await visitAs('desk', 'reviewer')
    const desk = reviewer.page
    await desk.goto('/desk/membership/members')
    await desk.getByPlaceholder('完整的姓名、手机、证件号或会员编号').fill('李志强')
    await desk.getByRole('button', { name: '搜索' }).click()
    await desk.getByText('李*强').first().waitFor()
    await reviewer.shoot('desk-members')
    await desk.getByText('李*强').first().click()
    await desk.getByRole('button', { name: '转为保留' }).click()
    await desk.getByRole('radio', { name: '失业' }).click()
    await reviewer.shoot('desk-member-retain')
    await desk.getByRole('button', { name: '确定转为保留' }).click()
    await desk.locator('.member__head').getByText('保留').waitFor()
    await reviewer.shoot('desk-member')

    const driver = await visitAs('phone', 'driver')
    const { page } = driver
    await page.goto('/membership/standing')
    await page.getByText('原因:失业').waitFor()
    await page.getByRole('button', { name: /^退会/ }).click()
    await page.getByText('会员卡停用').waitFor()
    await driver.shoot('leaving')
    await page.getByRole('checkbox', { name: /确定要退会/ }).click()
    await page.getByRole('button', { name: '退会', exact: true }).click()
    await page.getByRole('button', { name: '反悔,继续当会员' }).waitFor()
    await driver.shoot('standing-left')
    await page.getByRole('button', { name: '反悔,继续当会员' }).click()
    await page.getByText('原因:失业').last().waitFor()
  })
})
