import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { newFormPlan } from '../../server/demo/plans'
import { Cover } from '../../server/insurance'
import { newId } from '../../server/platform/random'
import { addClaim } from '../../server/seeds/claims'
import type { PaperKind } from '../../shared/insurance/plans'
import type { ClaimState } from '../../shared/insurance/states'
import { insuranceText } from '../../shared/insurance/text'
import { agree } from '../support/claiming'
import { coverPerson, write } from '../support/claims'
import { TestClock } from '../support/clock'
import { newMember } from '../support/members'
import { newDocumentNumber, newPerson } from '../support/people'
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

  it('tells what was decided and why, and lets one appeal, correct, and give another account', async () => {
    const member = await newCovered()
    await agree(member.caller)
    const cover = await story.server.database.reader.findOneByOrFail(Cover, { personId: member.personId })
    const staff = { assessor: newId(), approver: newId(), payer: newId() }
    const add = (state: ClaimState) =>
      write(story.server, (db) =>
        addClaim(db, { cover, organisationId: member.organisationId, state, staff }, story.server.clock.now()),
      )
    const { page, shoot } = await story.visitAs('phone', member.caller)
    const refused = await add('refused')
    await page.goto(`/insurance/claim-progress?id=${refused.id}`)
    await page.getByText('事故系酒后驾驶。').waitFor()
    await page.getByLabel('申诉理由').fill('医院补开了证明')
    await shoot('claim-refused')
    await page.getByRole('button', { name: '提出申诉' }).click()
    await page.getByText('收到您的申请了').waitFor()
    await page.getByRole('button', { name: '看进度' }).click()
    await page.getByRole('button', { name: /申诉所针对的申请/ }).waitFor()

    const bounced = await add('bounced')
    await page.goto(`/insurance/claim-progress?id=${bounced.id}`)
    await page.getByText('银行退回了,请换一个账户').waitFor()
    await page.getByLabel('银行卡号或账号').fill('6222020200112230')
    await shoot('claim-bounced')
    await page.getByRole('button', { name: '提交新账户' }).click()
    await page.getByRole('button', { name: '获取验证码' }).click()
    const shown = await page
      .getByText(/演示环境的验证码:\d{6}/)
      .first()
      .textContent()
    await page.getByLabel('短信验证码').fill(/\d{6}/.exec(shown ?? '')![0])
    await page.getByRole('button', { name: '确认并继续' }).click()
    await page.getByText('审核通过,等待支付').waitFor()
    await shoot('claim-payable')

    const returned = await add('returned')
    await page.goto(`/insurance/claim-progress?id=${returned.id}`)
    await page.getByText('请补出院小结。').waitFor()
    await shoot('claim-returned')
    await page.getByRole('button', { name: '去补材料' }).click()
    await page.getByText('工会请您补充').waitFor()
    await shoot('claim-returned-form')
  })

  it('of a relative is taken from who is no member, without a word of covers', async () => {
    const heir = await newPerson(story.server)
    const { page, shoot } = await story.visitAs('phone', heir)
    await page.goto('/insurance/claim')
    await page.getByRole('radio', { name: '亲人身故,我是继承人' }).click()
    await page.getByLabel('姓名').fill('钟小亮')
    await page.getByLabel('证件号码').fill(newDocumentNumber())
    await shoot('claim-heir-start')
    await page.getByRole('button', { name: '开始填写' }).click()
    await page.getByRole('radio', { name: '身故' }).click()
    await page.getByLabel('哪一天发生的').fill('2026-11-02')
    await page.getByLabel('经过').fill('交通事故')
    await page.getByRole('checkbox', { name: /处理我的健康信息/ }).click()
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText(papers.relationProof).first().waitFor()
    await shoot('claim-heir-papers')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByLabel('户名').waitFor()
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText('有没有保障、能给多少,由工会核对后告诉您。').waitFor()
    await shoot('claim-heir-check')
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
