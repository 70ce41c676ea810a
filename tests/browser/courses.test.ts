import type { Page } from 'playwright-core'
import { film } from '../support/films'
import { useStory } from './support/story'

/** Where the player is. */
const position = (page: Page) => page.locator('video').evaluate((player: HTMLVideoElement) => player.currentTime)

describe('Courses, in the browser', () => {
  const story = useStory()

  it('are learnt by really watching: a jump ahead is taken back, and what was watched opens the next lesson', async () => {
    const { page, shoot } = await story.visitAs('phone', 'member')
    await page.goto('/learning/courses')
    await page.getByText('乐学乐享 · 安全知识(演示)').waitFor()
    await shoot('courses')
    await page.getByText('乐学乐享 · 安全知识(演示)').click()
    await page.getByRole('button', { name: '开始学习' }).waitFor()
    // As it is when it has slid in.
    await page.reload()
    await page.getByRole('button', { name: '开始学习' }).waitFor()
    await shoot('course')
    await page.getByRole('button', { name: '开始学习' }).click()
    const player = page.locator('video')
    await player.evaluate(
      (film: HTMLVideoElement) =>
        film.readyState > 0 || new Promise((done) => film.addEventListener('loadedmetadata', done)),
    )
    await shoot('lesson')
    await player.evaluate((film: HTMLVideoElement) => film.play())
    await player.evaluate((film: HTMLVideoElement) => {
      film.currentTime = 10
    })
    await page.getByText('没看过的部分不能跳过').waitFor()
    expect(await position(page)).toBeLessThan(6)
    await page.getByRole('button', { name: '下一节' }).waitFor({ timeout: 40_000 })
    await shoot('lesson-finished')
    await page.getByRole('button', { name: '下一节' }).click()
    await page.getByRole('heading', { name: '充电三不要' }).waitFor()
    await page.goto('/learning/courses')
    await page.getByText('学了 1/3 节').waitFor()
  })

  it('are made at the desk: a film is sent, checked and played there, and members see the lesson', async () => {
    const { page, shoot } = await story.visitAs('desk', 'learningEditor')
    await page.goto('/desk/learning/courses')
    await page.getByRole('button', { name: /安全知识/ }).waitFor()
    await shoot('desk-courses')
    await page.getByRole('button', { name: '新建课程' }).click()
    await page.getByLabel('课程名称').fill('用电安全')
    await page.getByLabel('简介').fill('一段短片,三分钟学会。')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: '添加课时' }).click()
    await page.getByLabel('课时标题').fill('充电三不要')
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '选择视频' }).click()
    await (await choosing).setFiles({ name: '充电.mp4', mimeType: 'video/mp4', buffer: film() })
    await page.getByText('可以播放,长 12 秒').waitFor()
    await shoot('desk-lesson')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('0 人学过,0 人学完').waitFor()
    await page.getByRole('button', { name: '预览' }).click()
    await shoot('desk-course')
    // What a colleague changed meanwhile is looked at before it is published.
    const { coursesDesk } = await story.server.as('learningEditor')
    const params = { courseId: new URL(page.url()).searchParams.get('id')! }
    const { version, content } = await coursesDesk.getDeskCourse({ params })
    await coursesDesk.editCourse({ params, body: { version, content: { ...content, name: '安全用电' } } })
    await page.getByRole('button', { name: '发布课程' }).click()
    await page.getByText('这门课程刚有改动').first().waitFor()
    await page.getByRole('heading', { name: '安全用电' }).waitFor()
    await page.getByRole('button', { name: '发布课程' }).click()
    await page.getByText('已发布,会员可以看到了').waitFor()
    const member = await story.visit('phone')
    await member.page.goto('/learning/courses')
    await member.page.getByText('安全用电').click()
    await member.page.getByText('充电三不要').waitFor()
  })

  it('are edited on a phone, too', async () => {
    const { page, shoot } = await story.visitAs('phone', 'learningEditor')
    await page.goto('/desk/learning/courses')
    await page.getByRole('button', { name: /心理健康/ }).click()
    await page.getByRole('button', { name: /^睡不好的时候/ }).waitFor()
    await shoot('desk-course-phone')
    await page.getByRole('button', { name: /^睡不好的时候/ }).click()
    await page.getByText('正文预览').waitFor()
    await shoot('desk-lesson-phone')
  })
})
