import { demoCampaigns } from '../../server/demo/benefits'
import { demoQuestions } from '../../server/demo/questions'
import { addCoupon } from '../../server/seeds/benefits'
import { letters } from '../../shared/learning/questions'
import { newClaimant } from '../support/benefits'
import { letRun } from '../support/clock'
import { pingOften } from '../support/courses'
import type { Caller } from '../support/server'
import { phoneOf, useStory } from './support/story'

/** Right words to a question, by its stem. */
const rightOf = new Map(
  demoQuestions.map(({ stem, kind, options, answer }) => {
    const isChosen = kind === 'single' || kind === 'multiple'
    return [stem, isChosen ? answer.map((letter) => options[letters.indexOf(letter as 'A')]!) : answer]
  }),
)

describe('A member who learns, with the built mini program', () => {
  const story = useStory()
  const { server } = story

  it('watches two films, reads, answers, and is among the first', async () => {
    await pingOften(server)
    const member = await server.as('member')
    const phone = phoneOf({ token: member.token, me: await member.identity.getMe() })
    const { page } = await story.open({ phone, path: 'learning/courses' })
    await page.tap('乐学乐享 · 安全知识(演示)')
    await page.tap('开始学习')
    for (const title of ['骑行三件事', '充电三不要']) {
      await page.waitFor(title)
      await page.play('.lesson-film', 12, () => server.clock.advance(13))
      await page.waitFor('已学完')
      await page.tap('下一节')
    }
    await page.waitFor('高温天怎么照顾自己')
    const stand = letRun(server.clock, 10)
    await page.tap('去答题')
    stand()
    await page.tap('开始答题')
    for (let at = 1; at <= 30; at += 1) {
      await page.waitFor(`第 ${at} 题,共 30 题`)
      const stem = [...rightOf.keys()].find((one) => page.has(one))!
      const right = rightOf.get(stem)!
      if (page.has('.quiz-question__blank')) await page.input('填写答案', right[0]!)
      else if (right[0] === 'A' || right[0] === 'B') await page.tap(right[0] === 'A' ? '正确' : '错误')
      else for (const words of right) await page.tap(words)
      if (at < 30) await page.tap('下一题')
    }
    await page.tap('交卷')
    await page.answer('交卷')
    await page.waitFor('您是第 1 位达标的')
    await page.tap('去看券')
    await page.waitFor('乐学乐享蛋糕券(演示)')
    const [coupon] = (await member.benefits.listMyCoupons({ query: {} })).items
    expect(coupon).toMatchObject({ name: '乐学乐享蛋糕券(演示)', order: 1 })
  })

  it('shows the coupon, which a clerk scans and redeems, and is refused when it comes again', async () => {
    const holder = await newClaimant(server)
    const given = { campaignId: demoCampaigns.cake, personId: holder.personId }
    const { id } = await server.database.transaction((db) => addCoupon(db, given, server.clock.now()))
    const [member, clerk] = await Promise.all([holder.caller, server.as('merchantClerk')].map(phoneFor))
    const { page: shown } = await story.open({ phone: member!, path: 'benefits/coupon', query: { id } })
    await shown.waitFor('.coupon-code__characters')
    clerk!.scanned = /(?:[2-9A-HJKMNP-Z]{4} ?){3}/.exec(shown.text())![0]
    const { page: till } = await story.open({ phone: clerk!, path: 'benefits/till' })
    await till.tap('扫券码')
    await till.waitFor('✓ 核销成功')
    expect(till.text()).toContain('乐学乐享蛋糕券(演示)')
    await till.tap('扫下一张')
    await till.waitFor('没有核销')
    expect(till.text()).toContain('这张券已经用过了')
    await shown.pullDown()
    await shown.waitFor('已使用')
    expect(shown.has('.coupon-code__characters')).toBe(false)
  })

  async function phoneFor(calling: Caller | Promise<Caller>) {
    const { token, identity } = await calling
    return phoneOf({ token, me: await identity.getMe() })
  }
})
