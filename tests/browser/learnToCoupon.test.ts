import type { Page } from 'playwright-core'
import { demoQuestions } from '../../server/demo/questions'
import { letters } from '../../shared/learning/questions'
import { letRun, TestClock } from '../support/clock'
import { pingOften } from '../support/courses'
import { startTestServer, type TestServer } from '../support/server'
import { useStory } from './support/story'

/** Right words to a question, by its stem. */
const rightOf = new Map(
  demoQuestions.map(({ stem, kind, options, answer }) => [
    stem,
    kind === 'single' || kind === 'multiple'
      ? answer.map((letter) => options[letters.indexOf(letter as 'A')]!)
      : answer,
  ]),
)

/** Plays the film on the page to its end, four times as fast; the server's clock is faster still. */
async function watch(page: Page): Promise<void> {
  const player = page.locator('video')
  await player.waitFor()
  await player.evaluate((film: HTMLVideoElement) => {
    film.playbackRate = 4
    return film.play()
  })
  await page.getByText('已学完').waitFor()
}

async function answerRightly(page: Page, count: number): Promise<void> {
  for (let at = 1; at <= count; at += 1) {
    await page.getByText(`第 ${at} 题,共 ${count} 题`, { exact: false }).waitFor()
    const stem = (await page.locator('.quiz-question__stem').textContent())!
    const right = rightOf.get(stem)!
    const blank = page.locator('.quiz-question__blank')
    if (await blank.isVisible()) await blank.fill(right[0]!)
    else {
      const isTrueFalse = right[0] === 'A' || right[0] === 'B'
      const words = isTrueFalse ? [right[0] === 'A' ? '正确' : '错误'] : right
      for (const one of words)
        await page
          .locator('.quiz-option')
          .filter({ has: page.getByText(one, { exact: true }) })
          .click()
    }
    if (at < count) await page.getByRole('button', { name: '下一题' }).click()
  }
}

describe('乐学乐享, from the first film to the cake', () => {
  const story = useStory<TestServer>({
    start: (database) => startTestServer(database, {}, new TestClock(new Date()), 'dist/h5'),
  })

  it('two films and an article, then the quiz, a coupon among the first, and a clerk who takes it once', async () => {
    const { server } = story
    await pingOften(server)
    const { page, shoot } = await story.visitAs('phone', 'member')
    const stand = letRun(server.clock, 5)
    await page.goto('/learning/courses')
    await page.getByText('乐学乐享 · 安全知识(演示)').click()
    await page.getByRole('button', { name: '开始学习' }).click()
    await watch(page)
    await page.getByRole('button', { name: '下一节' }).click()
    await page.getByRole('heading', { name: '充电三不要' }).waitFor()
    await watch(page)
    await page.getByRole('button', { name: '下一节' }).click()
    await page.getByRole('heading', { name: '高温天怎么照顾自己' }).waitFor()
    await shoot('lesson-article')
    await page.getByRole('button', { name: '去答题' }).click()
    stand()
    await page.getByText('先学后答').waitFor()
    await shoot('paper-after-lessons')
    await page.getByRole('button', { name: '开始答题' }).click()
    await answerRightly(page, 30)
    await page.getByRole('button', { name: '交卷' }).last().click()
    await page.getByRole('dialog').getByRole('button', { name: '交卷' }).click()
    await page.getByText('您是第 1 位', { exact: false }).waitFor()
    await shoot('quiz-won')
    await page.getByRole('button', { name: /券/ }).last().click()
    await page.getByText('或报给店员这 12 位券码').waitFor()
    await shoot('quiz-coupon')
    const code = (await page.locator('.coupon-code__characters').textContent())!.trim()
    const clerk = await story.visitAs('phone', 'merchantClerk')
    await clerk.page.goto('/benefits/till')
    const redeem = async () => {
      await clerk.page.getByLabel('12 位券码').fill(code)
      await clerk.page.getByRole('button', { name: '核销', exact: true }).click()
    }
    await redeem()
    await clerk.page.getByText('核销成功').waitFor()
    await redeem()
    await clerk.page.getByText('没有核销').waitFor()
    await clerk.shoot('till-second')
  })
})
