import { admittedMember } from '../support/people'
import type { Caller } from '../support/server'
import { useStory } from './support/story'

describe('A member and what is kept about them, in the browser', () => {
  const story = useStory()

  /** Somebody whom the reviewer made a member, having looked at all there is. */
  async function newMember(name: string): Promise<Caller> {
    const { person, applicationId } = await admittedMember(story.server, { name })
    const reviewer = await story.server.as('reviewer')
    const params = { applicationId }
    await reviewer.membershipDesk.getCase({ params })
    await reviewer.membershipDesk.revealApplicant({ params })
    return person
  }

  it('closes the account, is told until when, and comes back', async () => {
    const { page, shoot } = await story.visitAs('phone', await newMember('季明月'))
    await page.goto('/pages/mine')
    await page.getByText('我的信息与隐私').click()
    await page
      .getByRole('button', { name: /^注销账号/ })
      .filter({ visible: true })
      .click()
    await page.getByText('会籍照常保留').waitFor()
    await shoot('privacy-closure')
    await page.getByRole('button', { name: '注销账号' }).filter({ visible: true }).last().click()
    await page.getByText('确定注销账号?').waitFor()
    await page.getByRole('button', { name: '注销', exact: true }).click()
    await page.getByText('账号正在注销').filter({ visible: true }).waitFor()
    await shoot('privacy-closing')

    await page.goto('/pages/mine')
    await page.getByText('账号正在注销').filter({ visible: true }).waitFor()
    await shoot('mine-closing')
    await page.getByRole('button', { name: '恢复账号' }).filter({ visible: true }).click()
    await page.getByText('在这之前,您随时可以恢复').waitFor()
    await page.getByRole('button', { name: '恢复账号' }).filter({ visible: true }).last().click()
    await page.getByText('注销前请看清楚').filter({ visible: true }).waitFor()
  })

  it('sees what is kept and who looked, downloads it, and withdraws a consent', async () => {
    const { page, shoot } = await story.visitAs('phone', await newMember('季清风'))
    await page.goto('/privacy/rights')
    await page.getByText('谁看过我的信息').waitFor()
    await shoot('privacy-rights')
    await page.goto('/privacy/my-data')
    await page.getByText('季清风').first().waitFor()
    await shoot('privacy-data')
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载(JSON 文件)' }).click()
    expect((await downloading).suggestedFilename()).toMatch(/^my-data-.*\.json$/)

    await page.goto('/privacy/looks')
    await page.getByText('完整号码', { exact: true }).waitFor()
    expect(await page.getByText('陈静').count()).toBe(0)
    await shoot('privacy-looks')

    await page.goto('/privacy/consents')
    await page.getByRole('button', { name: '撤回对“证件信息”的同意' }).click()
    await page.getByText('没有证件信息,申请无法审核').waitFor()
    await shoot('privacy-consent-asked')
    await page.getByRole('button', { name: '撤回', exact: true }).last().click()
    await page.getByText('以往的记录').waitFor()
    await shoot('privacy-consents')
  })

  it('asks for another name, which a reviewer corrects at the desk', async () => {
    const member = await newMember('季小雨')
    const { page, shoot } = await story.visitAs('phone', member)
    await page.goto('/privacy/corrections')
    await page.getByRole('radio', { name: '姓名' }).click()
    await page.getByLabel('正确的内容').fill('季晓雨')
    await page.getByLabel('原因(选填)').fill('登记时打错了字')
    await shoot('privacy-correcting')
    await page.getByRole('button', { name: '提交更正' }).click()
    await page.getByText('核对中').waitFor()
    await shoot('privacy-corrections')

    const desk = await story.visitAs('desk', 'reviewer')
    await desk.page.goto('/desk/work/queue')
    await desk.page.getByText('季*雨').first().click()
    await desk.page.getByText('登记时打错了字').waitFor()
    await desk.shoot('desk-correction')
    await desk.page.getByRole('checkbox', { name: '我已当面看过证件原件' }).click()
    await desk.page.getByRole('button', { name: '同意更正' }).click()
    await desk.page.getByText('已更正').first().waitFor()
    expect((await member.identity.getMe()).name).toBe('季晓雨')

    const [filed] = (await member.privacy.listCorrections({ query: {} })).items
    const small = await story.visitAs('phone', 'reviewer')
    await small.page.goto(`/desk/privacy/correction?id=${filed!.id}`)
    await small.page.getByText('由陈静处理').waitFor()
    await small.shoot('desk-correction-phone')
    const auditor = await story.visitAs('desk', 'auditor')
    await auditor.page.goto('/desk/privacy/deletions')
    await auditor.page.getByText('这里没有任何个人信息').waitFor()
    await auditor.shoot('desk-deletions')
  })
})
