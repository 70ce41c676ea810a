import type { Page } from 'playwright-core'
import { demoEventCode } from '../../server/demo/data'
import { admittedMember, newDocumentNumber, newPhone } from '../support/people'
import { useStory } from './support/story'

describe('Joining without the employer, and with a number that was somebody else’s, in the browser', () => {
  const story = useStory()
  const shown = (page: Page) => page.locator('.taro_page:visible').last()

  /** The first screen: phone, code, consents. */
  async function signIn(page: Page, phone: string): Promise<void> {
    const form = shown(page)
    await form.getByLabel('手机号').fill(phone)
    await form.getByRole('button', { name: '获取验证码' }).click()
    await form.getByRole('button', { name: '点这里填入' }).click()
    await form.getByRole('checkbox', { name: /个人信息保护说明/ }).click()
    await form.getByRole('checkbox', { name: /证件号码/ }).click()
    await form.getByRole('button', { name: '登录并开始填写' }).click()
  }

  async function fillIn(page: Page, name: string): Promise<void> {
    await page.getByText('第 2 步,共 4 步').waitFor()
    await page.getByLabel('姓名').fill(name)
    await page.getByLabel('居民身份证号码').fill(newDocumentNumber())
    await page.getByRole('radio', { name: '长期' }).click()
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText('第 3 步,共 4 步').waitFor()
    await page.getByRole('radio', { name: '外卖配送员' }).click()
    await page.getByLabel('平台或单位').fill('演示配送站')
  }

  async function sign(page: Page): Promise<void> {
    await page.getByText('第 4 步,共 4 步').waitFor()
    const pad = page.locator('.signature__pad')
    await pad.scrollIntoViewIfNeeded()
    const box = (await pad.boundingBox())!
    await page.mouse.move(box.x + 30, box.y + 30)
    await page.mouse.down()
    await page.mouse.move(box.x + 110, box.y + 60)
    await page.mouse.move(box.x + 160, box.y + 30)
    await page.mouse.up()
  }

  it('a rider joins by the district, the pool takes it, and the reviewer is told not to ask the employer', async () => {
    const rider = await story.visit('phone')
    const { page } = rider
    await page.goto('/membership/join')
    await page.getByText('按工作或居住的地区加入').click()
    await page.getByText('朝阳区', { exact: true }).click()
    await page.getByText('由朝阳区新就业形态劳动者周转库(演示)受理').waitFor()
    await rider.shoot('place')
    await page.getByRole('button', { name: '就按朝阳区申请' }).click()
    await page.getByText('按地区加入 · 朝阳区').waitFor()
    await signIn(page, newPhone())
    await fillIn(page, '骆宾王')
    await page.getByRole('checkbox', { name: '不告诉单位' }).click()
    await page.getByText(/到您自己转会到单位的工会为止/).waitFor()
    await rider.shoot('discreet')
    await page.getByRole('button', { name: '下一步' }).click()
    await sign(page)
    await page.getByRole('button', { name: '提交入会申请' }).click()
    await page.getByText('我们收到了').first().waitFor()

    const reviewer = await story.visitAs('desk', 'districtReviewer')
    await reviewer.page.goto('/desk/work/queue')
    await reviewer.page.getByText('骆*王').first().click()
    await reviewer.page.getByText(/申请人要求不告诉单位/).waitFor()
    await reviewer.shoot('desk-discreet')
  })

  it('a rider whose new number was a member’s has staff release it, signs in anew and goes on', async () => {
    const phone = newPhone()
    await admittedMember(story.server, { name: '前机主' }, { phone })
    const rider = await story.visit('phone')
    const { page } = rider
    await page.goto(`/membership/join?event=${demoEventCode}`)
    await page.getByText('骑手现场入会(演示)').first().waitFor()
    await signIn(page, phone)
    await page.getByText('您已经是会员').waitFor()
    await rider.shoot('not-me')
    await page.getByRole('button', { name: /这不是我/ }).click()
    const claim = shown(page)
    await claim.getByText('手机号可能登记在别的账号上').waitFor()
    await claim.getByLabel('手机号').fill(phone)
    await claim.getByRole('button', { name: '获取验证码' }).click()
    await claim.getByRole('button', { name: '点这里填入' }).click()
    await claim.getByLabel('您的姓名').fill('宋之问')
    await rider.shoot('release-form')
    await claim.getByRole('button', { name: '请工作人员核实' }).click()
    await page.getByText('正在核实').first().waitFor()
    await rider.shoot('release-progress')

    const reviewer = await story.visitAs('desk', 'reviewer')
    await reviewer.page.goto('/desk/work/queue')
    await reviewer.page.getByText('宋*问').first().click()
    await reviewer.page.getByText(/说账号是别人的/).waitFor()
    await reviewer.shoot('desk-release')
    await reviewer.page.getByRole('button', { name: '转给申请人' }).click()
    await reviewer.page.getByRole('button', { name: '确定转给申请人' }).click()
    await reviewer.page.getByText('已办好').filter({ visible: true }).first().waitFor()

    await page.goto(`/membership/join?event=${demoEventCode}`)
    await page.getByText('骑手现场入会(演示)').first().waitFor()
    await signIn(page, phone)
    await fillIn(page, '宋之问')
    await page.getByRole('button', { name: '下一步' }).click()
    await sign(page)
    await page.getByRole('button', { name: '提交入会申请' }).click()
    await page.getByText('我们收到了').first().waitFor()
  })
})
