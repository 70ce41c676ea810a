import { TestClock } from '../support/clock'
import { newRefundDesk, paidSeat } from '../support/refunds'
import { startTestServer, type TestServer } from '../support/server'
import { proveByPhone } from './support/proving'
import { useStory } from './support/story'

/** The browser shows times of its own clock, so the server goes by the same. */
const nowClock = () => new TestClock(new Date())

describe('A refund, in the browser', () => {
  const story = useStory<TestServer>({ start: (database) => startTestServer(database, {}, nowClock(), 'dist/h5') })

  it('is asked for and approved at the desk, given an account on the phone, and put into the batch', async () => {
    const { server } = story
    const staff = await newRefundDesk(server)
    const paid = await paidSeat(server, staff)

    const manager = await story.visitAs('desk', staff.manager)
    await manager.page.goto(`/desk/classes/fees?id=${paid.classId}`)
    await manager.page.getByRole('button', { name: '登记退费' }).click()
    await manager.page.getByLabel('金额(元)').fill('200')
    await manager.page.getByLabel('为什么与规定不同').fill('孩子转学')
    await manager.page.getByRole('button', { name: '保存' }).click()
    await manager.page.getByText('退费 200 元 · 待复核').waitFor()
    await manager.shoot('refund-asked')
    await manager.page.getByRole('button', { name: '看退费' }).click()
    await manager.page.getByText('要由别的班级管理员复核').waitFor()

    const other = await story.visitAs('desk', staff.other)
    await other.page.goto('/desk/work/queue')
    await other.page
      .getByText(/演\*+长/)
      .first()
      .click()
    await other.page.getByText('与规定不同:孩子转学').waitFor()
    await other.shoot('refund-case')
    await other.page.getByRole('button', { name: '同意退费' }).click()
    await other.page.getByText('待填账户').first().waitFor()

    const { page, shoot } = await story.visitAs('phone', paid.guardian.caller)
    await page.goto(`/classes/booking?id=${paid.bookingId}`)
    await page.getByText('退费 200 元 · 请填收款账户').click()
    await page.getByLabel('开户银行').fill('中国工商银行')
    await page.getByLabel('银行卡号或账号').fill('6222020200112230')
    await page.getByRole('button', { name: '请先同意处理银行账户' }).waitFor()
    await page.getByRole('checkbox', { name: /处理我的银行账户/ }).click()
    await shoot('refund-account')
    await page.getByRole('button', { name: '提交账户' }).click()
    await proveByPhone(page)
    await page.getByText('退费 200 元 · 待付款').waitFor()
    await shoot('refund-payable')

    const payer = await story.visitAs('desk', staff.payer)
    await payer.page.goto('/desk/payments/payouts')
    await payer.page.getByText('1 件,共 200.00 元').waitFor()
    await payer.page.getByRole('button', { name: '编入今天的批次' }).click()
    await payer.page.getByText('没有待支付的款项').waitFor()
    await payer.page.getByText('可加入').click()
    await payer.page.getByText(/退费 · 中国工商银行 6222 \*\*\*\* 2230/).waitFor()
    await payer.shoot('refund-batch')
    await page.reload()
    await page.getByText('退费 200 元 · 付款中').waitFor()
  })
})
