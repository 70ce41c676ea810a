import type { Page } from 'playwright-core'
import { shanghaiDay } from '../../shared/http/time'
import { TestClock } from '../support/clock'
import { newcomers, scoreAll } from '../support/contests'
import { startTestServer, type TestServer } from '../support/server'
import { useStory } from './support/story'

/** The browser shows times of its own clock, so the server goes by the same. */
const nowClock = () => new TestClock(new Date())
const dayMs = 86_400_000

const sure = (page: Page, label = '确定') =>
  page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click()

describe('A contest, in the browser', () => {
  const story = useStory<TestServer>({ start: (database) => startTestServer(database, {}, nowClock(), 'dist/h5') })

  it('is written stage by stage: one that is added before another leaves what is typed where it is', async () => {
    const { page, shoot } = await story.visitAs('phone', 'learningEditor')
    await page.goto('/desk/learning/contests')
    await page.getByRole('button', { name: '新建竞赛' }).click()
    const names = page.getByLabel('名称', { exact: true })
    await names.last().fill('总决赛')
    const typedInto = (await names.last().elementHandle())!
    await page.getByRole('button', { name: '加一个阶段' }).click()
    await page.getByText('第 2 阶段').waitFor()
    await shoot('contest-form-stages')
    expect(await typedInto.inputValue()).toBe('总决赛')
  })

  it('is written down, entered, scored by three judges, looked over by a second person, and certified', async () => {
    const { server } = story
    const desk = await story.visitAs('desk', 'learningEditor')
    await desk.page.goto('/desk/learning/contests')
    await desk.page.getByRole('button', { name: '新建竞赛' }).click()
    await desk.page.getByLabel('名称', { exact: true }).first().fill('安全故事会')
    const tomorrow = shanghaiDay(new Date(server.clock.now().getTime() + dayMs))
    await desk.page.getByLabel('报名截止').fill(tomorrow)
    await desk.shoot('contest-form')
    await desk.page.getByRole('button', { name: '保存' }).click()
    await desk.page.getByRole('button', { name: '发布', exact: true }).click()
    await sure(desk.page, '发布')
    await desk.page.getByRole('button', { name: '指定评委' }).click()
    for (const name of ['许诺', '韩雪', '冯涛']) {
      await desk.page.getByLabel('人选').selectOption({ label: name })
      await desk.page.getByRole('dialog').getByRole('button', { name: '指定评委' }).click()
      await desk.page.getByRole('button', { name: `去掉 ${name}` }).waitFor()
    }
    await desk.page.getByText('关闭', { exact: true }).click()
    await desk.shoot('contest-desk')

    const [member, ...others] = await newcomers(server, 3)
    const phone = await story.visitAs('phone', member!.caller)
    await phone.page.goto('/learning/contests')
    await phone.page.getByText('安全故事会', { exact: true }).waitFor()
    await phone.shoot('contests')
    await phone.page.getByText('安全故事会', { exact: true }).click()
    await phone.page.getByRole('button', { name: '我要报名' }).waitFor()
    await phone.shoot('contest')
    await phone.page.getByRole('button', { name: '我要报名' }).click()
    await phone.page.getByRole('button', { name: '报名', exact: true }).click()
    await phone.page.getByText('参赛号 1').waitFor()
    await phone.shoot('contest-entered')
    const params = { contestId: new URL(phone.page.url()).searchParams.get('id')! }
    for (const { caller } of others) {
      await caller.contests.enterContest({ params, body: { group: '职工组', teamName: null } })
    }

    server.clock.advance(2 * 86_400)
    await desk.page.reload()
    await desk.page.getByRole('button', { name: '开始决赛' }).click()
    await sure(desk.page)
    await desk.page.getByText('打分 0 / 9').waitFor()

    const judge = await story.visitAs('phone', 'judge1')
    await judge.page.goto('/learning/judging')
    const inHall = judge.page.locator('.card', { hasText: '安全故事会' })
    await inHall.getByText('已打 0 / 3').waitFor()
    await judge.shoot('judging')
    await judge.context.setOffline(true)
    await inHall.getByText('1 号').click()
    for (const [criterion, marks] of [
      ['内容', '48'],
      ['表达', '28'],
      ['创意', '19'],
    ] as const) {
      await judge.page.getByLabel(criterion).fill(marks)
    }
    await judge.shoot('judging-sheet')
    await judge.page.getByRole('button', { name: '提交,下一位' }).click()
    await judge.page.getByText('2 号 · 职工组').waitFor()
    await judge.page.getByRole('dialog').getByText('关闭', { exact: true }).click()
    await judge.page.getByText('1 个分数还没提交').waitFor()
    await judge.shoot('judging-offline')
    await judge.context.setOffline(false)
    await judge.page.getByText('1 个分数还没提交').waitFor({ state: 'detached' })
    await inHall.getByText('已打 1 / 3').waitFor()

    const judges = [await server.as('judge1'), await server.as('judge2'), await server.as('judge3')]
    await scoreAll(judges, { 1: [95, 85, 86], 2: [60, 60, 60], 3: [50, 50, 50] }, '安全故事会')
    await desk.page.reload()
    await desk.page.getByText('打分 9 / 9').click()
    await desk.page.getByText('评委:95、85、86').waitFor()
    await desk.page.getByRole('button', { name: '结束决赛' }).click()
    await sure(desk.page)
    await desk.page.getByText('结果要由另一位同事复核').waitFor()
    await desk.shoot('contest-closed')

    const second = await story.visitAs('desk', 'learningEditor2')
    await second.page.goto(desk.page.url())
    await second.page.getByRole('button', { name: '公布结果' }).click()
    await sure(second.page)
    await second.page.getByText('已公布结果').waitFor()

    await phone.page.goto(`/learning/contest?id=${params.contestId}`)
    await phone.page.getByText('恭喜您获得一等奖').waitFor()
    await phone.shoot('contest-awarded')
    const certificate = phone.page.getByText(/^[2-9A-HJKMNP-Z]{12}$/)
    const code = (await certificate.textContent())!
    const stranger = await story.visit('phone')
    await stranger.page.goto('/learning/certificate')
    await stranger.page.getByLabel('证书编号').fill(code.toLowerCase())
    await stranger.page.getByRole('button', { name: '验证' }).click()
    await stranger.page.getByText('真实有效').waitFor()
    await stranger.page.getByText('选*甲').waitFor()
    await stranger.shoot('certificate')
  })
})
