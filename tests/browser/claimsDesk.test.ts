import { bring } from './support/claiming'
import { useStory } from './support/story'

describe('A claim at the desk, in the browser', () => {
  const story = useStory()

  it('is looked at as figures, by month, item and union', async () => {
    const { page, shoot } = await story.visitAs('desk', 'orgAdmin')
    await page.goto('/desk/insurance/figures')
    await page.getByText('按项目').waitFor()
    await page.getByText('住院津贴').waitFor()
    await shoot('claim-figures')
    await page.getByRole('radio', { name: '批准', exact: true }).click()
    await page.getByText('按工会').waitFor()
    const phone = await story.visitAs('phone', 'orgAdmin')
    await phone.page.goto('/desk/insurance/figures')
    await phone.page.getByText('按项目').waitFor()
    await phone.shoot('claim-figures-phone')
  })

  it('is written down by staff for a member who cannot, with the papers', async () => {
    const { page, shoot } = await story.visitAs('desk', 'assessor')
    await page.goto('/desk/insurance/file')
    await page.getByLabel('会员姓名').fill('李志强')
    await page.getByLabel('证件号码').fill('11010519850312002X')
    await page.getByRole('radio', { name: '住院' }).click()
    await page.getByLabel('经过').fill('在家摔倒,住院四天,由女儿到窗口口述。')
    await page.getByLabel('开户行').fill('中国工商银行')
    await page.getByLabel('收款账号').fill('6222020200112233445')
    await page.getByRole('checkbox', { name: /会员已在纸上签字/ }).click()
    await shoot('claim-file')
    await page.getByRole('button', { name: '下一步:上传材料' }).click()
    await page.getByText('没有找到:请核对姓名和证件号').waitFor()
    const { documentNumber } = await memberOfDemo()
    await page.getByLabel('证件号码').fill(documentNumber)
    await page.getByRole('button', { name: '下一步:上传材料' }).click()
    await page.getByText('出院小结').first().waitFor()
    await shoot('claim-file-papers')
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByText('还差几样没有填好').waitFor()
    for (const [seed, kind] of (['identity', 'dischargeSummary', 'bankCard'] as const).entries()) {
      await bring(page, kind, 80 + seed)
    }
    await page.getByRole('button', { name: /^查看/ }).nth(2).waitFor()
    await page.getByRole('button', { name: /^查看/ }).nth(1).click()
    const paper = page.locator('img.paper-page__image')
    await paper.waitFor()
    expect(await paper.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1_200)
    await shoot('claim-file-looked-at')
    await page.getByRole('button', { name: '关闭' }).click()
    await shoot('claim-file-sent')
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByText(/已提交,编号 LP-/).waitFor({ state: 'attached' })
    const colleague = await story.visitAs('desk', 'assessor2')
    await colleague.page.goto('/desk/work/queue')
    await colleague.page.getByText('李*强').nth(1).waitFor()
  })

  /** The driver, as the demo data make them. */
  const memberOfDemo = async () => {
    const { citizenCheckCharacter } = await import('../../shared/membership/documents')
    const body = '11010519850312002'
    return { documentNumber: body + citizenCheckCharacter(body) }
  }

  it('is returned with all that is missing, once, on the phone', async () => {
    const { page, shoot } = await story.visitAs('phone', 'approver2')
    await page.goto('/desk/work/queue')
    await page.getByText('马*军').first().click()
    await page.getByRole('radio', { name: '退回补正' }).click()
    await page.getByRole('checkbox', { name: '事故证明' }).click()
    await page.getByRole('checkbox', { name: '医疗费票据' }).click()
    await shoot('claim-return-phone')
    const wide = await story.visitAs('desk', 'approver2')
    await wide.page.goto(page.url().replace(/^https?:\/\/[^/]+/, ''))
    await wide.page.getByText('住院 · 马建军').waitFor()
    await wide.page.locator('.claim-papers').getByText('出院小结.jpg').click()
    await wide.page.getByRole('img', { name: '第 1 页,共 1 页' }).waitFor()
    await wide.shoot('claim-page')
    await page.getByRole('button', { name: '退回补正' }).click()
    await page.getByText('事故证明、医疗费票据').waitFor()
  })
})
