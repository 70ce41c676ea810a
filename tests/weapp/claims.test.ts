import { newFormPlan } from '../../server/demo/plans'
import { coverPerson, write } from '../support/claims'
import { newMember } from '../support/members'
import { work } from '../support/papers'
import { drawPhoto, jpegOf } from '../support/pictures'
import { phoneOf, useStory } from './support/story'

describe('A member who was in hospital, with the built mini program', () => {
  const story = useStory()
  const { server } = story

  it('claims with three photos, and holds the receipt', async () => {
    const member = await newMember(server)
    await write(server, (db) => coverPerson(db, member.personId, member.organisationId, newFormPlan))
    const phone = phoneOf({ token: member.caller.token, me: await member.caller.identity.getMe() })
    const { page } = await story.open({ phone, path: 'insurance/claim' })
    await page.tap('开始填写')
    await page.waitFor('第 1 步')
    await page.tap('生病住院')
    await page.pick('哪一天发生的', '2026-11-02')
    await page.input('经过', '肺炎住院四天')
    await page.tap('同意工会为审核这次理赔处理我的健康信息')
    await page.tap('下一步')

    await page.waitFor('第 2 步')
    await page.pick('入院', '2026-11-02')
    await page.pick('出院', '2026-11-06')
    await page.tap('下一步')

    await page.waitFor('第 3 步')
    for (const [at, name] of ['身份证明', '出院小结', '银行卡照片'].entries()) {
      phone.photos.push(await jpegOf(drawPhoto(81 + at, 1_200, 900)))
      await page.tap(`添加${name}`)
      await page.tap('拍照')
      await page.until(() => page.text().match(/回执 CL-\d{8}-[2-9A-Z]{8}/g)?.length === at + 1, `receipt ${at + 1}`)
    }
    await work(server)
    await page.tap('下一步')

    await page.waitFor('第 4 步')
    await page.input('开户银行', '中国工商银行')
    await page.input('银行卡号或账号', '6222020200112230')
    await page.tap('同意工会为支付这次理赔款处理我的银行账户')
    await page.tap('下一步')

    await page.waitFor('第 5 步')
    expect(page.text()).toContain('4 天 − 1 天 = 3 × 40.00 元 = 120.00 元')
    await page.tap('提交申请')
    await page.waitFor('收到您的申请了')
    expect(page.text()).toMatch(/LP-\d{8}-[2-9A-Z]{8}/)
    const [claim] = (await member.caller.claims.listMyClaims({ query: {} })).items
    expect(claim).toMatchObject({ state: 'submitted', askedFen: 12_000 })
    await page.tap('看进度')
    await page.waitFor('工会正在审核')
  })
})
