import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { newFormPlan } from '../../server/demo/plans'
import type { PaperKind } from '../../shared/insurance/plans'
import { insuranceText } from '../../shared/insurance/text'
import { coverPerson, write } from '../support/claims'
import { TestClock } from '../support/clock'
import { newMember } from '../support/members'
import { startTestServer, type TestServer } from '../support/server'
import { useStory } from './support/story'

const papers = insuranceText.zh.paperKinds

describe('Somebody who had an accident, in the browser', () => {
  const story = useStory<TestServer>({
    start: (database) => startTestServer(database, {}, new TestClock(), 'dist/h5'),
  })

  /** A member who is covered, and has agreed to nothing yet. */
  async function newCovered() {
    const member = await newMember(story.server)
    await write(story.server, (db) => coverPerson(db, member.personId, member.organisationId, newFormPlan))
    return member
  }

  it('claims from what happened to the receipt, and finds what was written after leaving', async () => {
    const { caller } = await newCovered()
    const { page, shoot } = await story.visitAs('phone', caller)
    await page.goto('/insurance/claim')
    await shoot('claim-start')
    await page.getByRole('button', { name: '开始填写' }).click()
    await page.getByRole('radio', { name: '意外受伤' }).click()
    await page.getByLabel('哪一天发生的').fill('2026-11-02')
    await page.getByRole('checkbox', { name: '意外伤残' }).click()
    await page.getByRole('checkbox', { name: '住院津贴' }).click()
    await page.getByLabel('经过').fill('送餐途中与电动车相撞,右手骨折。')
    await shoot('claim-event')
    await page.getByRole('button', { name: '请先同意处理健康信息' }).waitFor()
    await page.getByRole('checkbox', { name: /处理我的健康信息/ }).click()
    await page.getByRole('button', { name: '下一步' }).click()

    await page.getByRole('radio', { name: '三级' }).click()
    await page.getByLabel('医疗费总额(元)').fill('3200')
    await page.getByLabel('医保报销(元)').fill('1200')
    // What is typed waits on the phone, also before it was saved.
    await page.reload()
    await page.getByText('第 2 步').waitFor()
    expect(await page.getByLabel('医疗费总额(元)').inputValue()).toBe('3200')
    await shoot('claim-facts')
    await page.getByRole('button', { name: '下一步' }).click()

    await page.getByRole('button', { name: '下一步' }).waitFor()
    await shoot('claim-papers')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText('钟小亮').waitFor()
    await page.getByLabel('开户银行').fill('中国工商银行')
    await page.getByLabel('银行卡号或账号').fill('6222020200112233')
    await page.getByText('这个号码不像银行卡号').waitFor()
    await page.getByLabel('银行卡号或账号').fill('6222020200112230')
    await page.getByText('6222 0202 0011 2230').waitFor()
    await page.getByRole('checkbox', { name: /处理我的银行账户/ }).click()
    await shoot('claim-payee')
    await page.getByRole('button', { name: '下一步' }).click()

    // 80 % of what is left of 3,200 after 1,200 and 100.
    await page.getByText('1,520.00 元').first().waitFor()
    await page.getByRole('button', { name: '还差 5 样' }).waitFor()
    await shoot('claim-missing')
    await page.getByRole('button', { name: /^材料/ }).click()
    for (const kind of ['identity', 'eventProof', 'diagnosis', 'invoices', 'bankCard'] as const) await bring(page, kind)
    await shoot('claim-papers-there')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText('6222 **** 2230').waitFor()
    await page.getByRole('button', { name: '下一步' }).click()
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
  })
})

/** Adds a picture as a paper of this kind, and waits until it has arrived. */
async function bring(page: Page, kind: PaperKind): Promise<void> {
  const group = page.locator('.papers', { hasText: papers[kind] })
  await group.getByRole('button').last().click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '从相册选' }).click()
  const buffer = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#ccc' } })
    .jpeg()
    .toBuffer()
  await (await choosing).setFiles({ name: `${kind}.jpg`, mimeType: 'image/jpeg', buffer })
  await group.getByText('CL-').waitFor()
}
