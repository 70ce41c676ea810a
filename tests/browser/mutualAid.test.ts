import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { PaperKind } from '../../shared/insurance/plans'
import { TestClock } from '../support/clock'
import { work } from '../support/papers'
import { admittedMember } from '../support/people'
import { startTestServer, type TestServer } from '../support/server'
import type { Visitor } from './support/chromium'
import { bring } from './support/claiming'
import { proveByFactor, proveByPhone } from './support/proving'
import { useStory } from './support/story'

const asked: PaperKind[] = ['identity', 'eventProof', 'diagnosis', 'invoices', 'bankCard']
const wrongAccount = '6222020200112230'
const rightAccount = '6217001820012345672'

describe('Mutual aid, in the browser', () => {
  const story = useStory<TestServer>({
    start: (database) => startTestServer(database, {}, new TestClock(), 'dist/h5'),
  })

  it('goes from cover to paid: a rider falls, claims, three people decide, the bank sends it back, it is paid', async () => {
    const { person } = await admittedMember(story.server, { name: '钟小亮' })
    const rider = await story.visitAs('phone', person)
    await knowsTheCover(rider)
    await tellsWhatHappened(rider)
    await sendsPapers(rider)
    await handsIn(rider)
    await work(story.server)

    await assess(await story.visitAs('desk', 'assessor'))
    await approve(await story.visitAs('phone', 'approver'))
    const payer = await story.visitAs('desk', 'payer')
    const [hers] = await pay(payer, '2 件,共 1,520.00 元', (reference, line) =>
      line.includes('钟小亮') ? `${reference},退回,账号与户名不符` : `${reference},成功,`,
    )
    expect(hers).toContain(wrongAccount)
    await payer.page.getByText('退回,已请申请人更正账户').waitFor()
    await payer.page.getByText('1 笔 · 1,400.00 元').waitFor()
    await payer.shoot('story-returned')

    await givesAnotherAccount(rider)
    const [again] = await pay(payer, '1 件,共 1,400.00 元', (reference) => `${reference},成功,`)
    expect(again).toContain(rightAccount)
    await payer.page.getByText('第 2 次支付').waitFor()
    await payer.page.getByText('分毫不差').waitFor()
    await payer.shoot('story-settled')
    await seesTheMoney(rider)
  })

  /** Before anything happened: what, until when, how much, how; opened by its link it is the same. */
  async function knowsTheCover({ page, shoot }: Visitor) {
    await page.goto('/')
    await page.getByRole('button', { name: /新就业形态劳动者专项保障/ }).waitFor()
    await shoot('covers-home')
    await page.getByRole('button', { name: /新就业形态劳动者专项保障/ }).click()
    await page.getByText('保障中').waitFor()
    await page.reload()
    await page.getByText('2026 年 11 月 23 日 至 2027 年 11 月 22 日').waitFor()
    await page.getByText('各项合计最多 100,000 元').waitFor()
    await shoot('covers-mine')
    await page.getByRole('button', { name: '保什么、怎么申请', exact: true }).click()
    await page.getByText('每次住院从第 2 天起每天 40 元,一年最多 180 天').waitFor()
    await page.reload()
    await page.getByText('出事后 24 个月内申请都来得及').waitFor()
    await shoot('covers-plan')
    await page.getByRole('button', { name: '申请理赔' }).click()
  }

  /** Four screens from what happened to the account; what is typed waits on the phone. */
  async function tellsWhatHappened({ page, shoot }: Visitor) {
    await page.getByRole('button', { name: '开始填写' }).waitFor()
    await shoot('claim-start')
    await page.getByRole('button', { name: '开始填写' }).click()
    await page.getByRole('radio', { name: '意外受伤' }).click()
    await page.getByLabel('哪一天发生的').fill('2026-11-23')
    await page.getByRole('checkbox', { name: '意外伤残' }).click()
    await page.getByRole('checkbox', { name: '住院津贴' }).click()
    await page.getByLabel('经过').fill('送餐途中与电动车相撞,右手骨折。')
    await shoot('claim-event')
    await page.getByRole('button', { name: '请先同意处理健康信息' }).waitFor()
    await page.getByRole('checkbox', { name: /处理我的健康信息/ }).click()
    await next(page)

    await page.getByRole('radio', { name: '三级' }).click()
    await page.getByLabel('医疗费总额(元)').fill('3200')
    await page.getByLabel('医保报销(元)').fill('1200')
    await page.reload()
    await page.getByText('第 2 步').waitFor()
    expect(await page.getByLabel('医疗费总额(元)').inputValue()).toBe('3200')
    await shoot('claim-facts')
    await next(page)
    await page.getByText('拍清楚、拍完整就行').waitFor()
    await shoot('claim-papers')
    await next(page)
    await fillAccount(page)
    await shoot('claim-payee')
    await next(page)
  }

  /** An odd card number warns and lets one go on; this one is well formed, and somebody else's. */
  async function fillAccount(page: Page) {
    await page.getByText('钟小亮').waitFor()
    await page.getByLabel('开户银行').fill('中国工商银行')
    await page.getByLabel('银行卡号或账号').fill('6222020200112233')
    await page.getByText('这个号码不像银行卡号').waitFor()
    await page.getByLabel('银行卡号或账号').fill(wrongAccount)
    await page.getByText('6222 0202 0011 2230').waitFor()
    await page.getByRole('checkbox', { name: /处理我的银行账户/ }).click()
  }

  /** The estimate comes first, with all that is missing at once, and the way to it. */
  async function sendsPapers({ page, shoot }: Visitor) {
    // 80 % of what is left of 3,200 after 1,200 and 100.
    await page.getByText('1,520.00 元').first().waitFor()
    await page.getByRole('button', { name: '还差 5 样' }).waitFor()
    await shoot('claim-missing')
    await page.getByRole('button', { name: /^材料/ }).click()
    for (const [seed, kind] of asked.entries()) await bring(page, kind, seed + 1)
    await shoot('claim-papers-there')
    await next(page)
    await page.getByText('6222 **** 2230').waitFor()
    await next(page)
  }

  async function handsIn({ page, shoot }: Visitor) {
    await page.getByRole('button', { name: '提交申请' }).waitFor()
    await shoot('claim-check')
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByText('收到您的申请了').waitFor()
    await page.getByText(/^LP-20261123-/).waitFor()
    await shoot('claim-received')
    await page.getByRole('button', { name: '看进度' }).click()
    await page.getByText('工会正在审核').waitFor()
    await page.getByText('3,200.00 − 他处已付 1,200.00').waitFor()
    await shoot('claim-progress')
    await page.goto('/insurance/claims')
    await page.getByRole('button', { name: /意外受伤/ }).waitFor()
    await shoot('claims')
  }

  /** Reads the receipt beside the case: it shows less than was stated, and a line on it is not covered. */
  async function assess({ page, shoot }: Visitor) {
    await page.goto('/desk/work/queue')
    await page.getByText('钟*亮').first().click()
    await page.getByText('意外 · 钟小亮').waitFor()
    await page.locator('.claim-papers').getByText('医疗费票据.jpg').click()
    const paper = page.locator('img.claim-viewer__image, .claim-viewer__image img').first()
    await paper.waitFor()
    expect(await paper.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1_200)
    await page.getByRole('button', { name: '放大' }).click()
    await shoot('story-paper')

    await page.getByRole('checkbox', { name: '按材料更正事实' }).click()
    await page.getByLabel('医疗费用').fill('3100')
    await page.getByText('核算结果 1,440.00 元').waitFor()
    await page.getByRole('button', { name: '改金额' }).click()
    await page.getByLabel('意外医疗(元)').fill('1400')
    await page.getByRole('radio', { name: '不在保障范围内' }).click()
    await page.getByLabel('写给申请人的说明').fill('票据中的营养品 50 元不在保障范围内。')
    await page.getByText('核算结果 1,400.00 元').scrollIntoViewIfNeeded()
    await shoot('story-assess')
    await page.getByRole('button', { name: '提交初审结果' }).click()
    await page.getByText('钟*亮:待复核').waitFor()
  }

  async function approve({ page, shoot }: Visitor) {
    await page.goto('/desk/work/queue')
    await page.getByText('钟*亮').first().click()
    await page.getByText('批准给付 1,400.00 元').scrollIntoViewIfNeeded()
    await shoot('claim-approve-phone')
    await page.getByRole('button', { name: '看完整账号' }).click()
    await page.getByText(wrongAccount).waitFor()
    await page.getByRole('button', { name: '确认通过' }).click()
    await page.locator('.claim').getByText('待支付', { exact: true }).waitFor()
  }

  /** Fills the batch, takes the bank's file, and brings what the bank says of each line; the lines with an account. */
  async function pay({ page }: Visitor, waiting: string, say: (reference: string, line: string) => string) {
    // Whoever proved themselves a while ago does so again before money moves.
    story.server.clock.advance(600)
    await page.goto('/desk/payments/payouts')
    await page.getByText(waiting).waitFor()
    await page.getByRole('button', { name: '编入今天的批次' }).click()
    await proveByFactor(page)
    await page.getByText('没有待支付的款项').waitFor()
    await page.getByText('可加入').click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载银行付款文件' }).click()
    const file = readFileSync(await (await download).path(), 'utf8')
    const lines = file.trim().split('\r\n').slice(1, -1)
    const said = lines.map((line) => say(line.split(',')[0]!, line))
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '上传银行回单' }).click()
    const buffer = Buffer.from(['付款编号,结果,原因', ...said].join('\n'))
    await (await chooser).setFiles({ name: '回单.csv', mimeType: 'text/csv', buffer })
    await page.getByText('回单逐行结果').waitFor()
    return lines.filter((line) => line.includes('钟小亮'))
  }

  async function givesAnotherAccount({ page, shoot }: Visitor) {
    await page.getByRole('button', { name: /意外受伤/ }).click()
    await page.getByText('银行退回,请换账户').waitFor()
    await page.getByLabel('银行卡号或账号').fill(rightAccount)
    await shoot('claim-bounced')
    await page.getByRole('button', { name: '提交新账户' }).click()
    await proveByPhone(page)
    await page.getByText('审核通过,等待支付').waitFor()
    await shoot('claim-payable')
  }

  /** Each line with how it came about, and why it is less than asked. */
  async function seesTheMoney({ page, shoot }: Visitor) {
    await page.reload()
    await page.getByText('钱已到账').waitFor()
    await page.getByText('3,100.00 − 他处已付 1,200.00').waitFor()
    await page.getByText('少于申请:不在保障范围内').waitFor()
    await page.getByText('票据中的营养品 50 元不在保障范围内。').waitFor()
    await page.getByText('6217 **** 5672').waitFor()
    await shoot('story-paid')
  }

  const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click()
})
