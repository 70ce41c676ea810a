import { writeXlsx } from '../../server/platform/spreadsheet'
import { questionColumns } from '../../shared/learning/importing'
import { newClaimant } from '../support/benefits'
import { TestClock } from '../support/clock'
import { openFirst, openPaper, start } from '../support/learning'
import { newStaff } from '../support/people'
import { drawPhoto, jpegOf } from '../support/pictures'
import { startTestServer, type TestServer } from '../support/server'
import { unionId } from '../support/unions'
import { useStory } from './support/story'

/** The browser shows times of its own clock, so the server goes by the same. */
const nowClock = () => new TestClock(new Date())

describe('A quiz, in the browser', () => {
  const story = useStory<TestServer>({ start: (database) => startTestServer(database, {}, nowClock(), 'dist/h5') })

  it('is made from a template in a minute, looked at as a member sees it, published and stopped', async () => {
    const { server } = story
    const editor = await newStaff(server, 'learningEditor', await unionId(server, '漷县'))
    const { page, shoot } = await story.visitAs('desk', editor)
    await page.goto('/desk/learning/papers')
    await page.getByRole('button', { name: '出一份答题' }).click()
    await page.getByLabel('名称').fill('冬季安全有奖答题')
    await page.getByLabel('说明').fill('答满 100 分,先到先得。')
    await page.getByText('共 30 题,满分 150 分').waitFor()
    await shoot('desk-quiz-form')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('会员看到的样子').waitFor()
    await page.getByText('第 1 题,共 30 题').waitFor()
    await shoot('desk-quiz-draft')
    await page.getByRole('button', { name: '发布' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
    await page.getByText('实时统计').waitFor()
    await page.getByRole('button', { name: '更正或延长' }).click()
    await page.getByRole('dialog').getByLabel('名称').fill('冬季安全有奖答题(加时)')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByText('冬季安全有奖答题(加时)').first().waitFor()
    await page.getByRole('button', { name: '停止答题' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await page.getByText('已停止').first().waitFor()
    await shoot('desk-quiz-stopped')
  })

  it('is put right by one of two who are at it: what the other saw is no longer so', async () => {
    const { server } = story
    const organisationId = await unionId(server, '漷县')
    const paper = await openPaper(server)
    const { page } = await story.visitAs('desk', await newStaff(server, 'learningEditor', organisationId))
    await page.clock.install()
    await page.goto(`/desk/learning/paper?id=${paper.id}`)
    await page.getByRole('button', { name: '更正或延长' }).click()
    await page.getByRole('dialog').getByLabel('名称').fill('春季安全答题')
    const colleague = await newStaff(server, 'learningEditor', organisationId)
    const params = { paperId: paper.id }
    const { version, content, closesAt } = await colleague.learningPapers.getDeskPaper({ params })
    const body = { version, name: content.name, intro: '加印了手册,可以先看。', closesAt }
    await colleague.learningPapers.correctPaper({ params, body })
    const reloaded = page.waitForResponse(`**/papers/${paper.id}`)
    await page.clock.fastForward(11_000)
    await reloaded
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByText('别人刚刚改过').waitFor()
    expect((await colleague.learningPapers.getDeskPaper({ params })).content.intro).toBe(body.intro)
  })

  it('takes questions from a sheet, names the faulty rows, and lets one be corrected', async () => {
    const { server } = story
    const editor = await newStaff(server, 'learningEditor', await unionId(server, '北庄'))
    const columns = questionColumns.map(({ names }) => ({ header: names[0] }))
    const rows = [
      ['应急', '单选题', '易', '地震时先躲到哪里?', '结实的桌下', '窗边', '电梯里', null, null, null, 'A', null],
      ['应急', '论述题', '易', '谈谈体会', null, null, null, null, null, null, '略', null],
    ]
    const content = Buffer.from(await writeXlsx([{ name: '题库', columns, rows }]))
    const { page, shoot } = await story.visitAs('phone', editor)
    await page.goto('/desk/learning/bank')
    await page.getByText('题库还是空的').waitFor()
    await shoot('desk-bank-empty')
    await page.getByRole('button', { name: '导入' }).click()
    const choose = async (button: string, buffer: Buffer) => {
      const choosing = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: button }).click()
      await (await choosing).setFiles({ name: '题目.xlsx', mimeType: 'application/octet-stream', buffer })
    }
    await choose('选择表格', content)
    await page.getByText('不认识的题型').waitFor()
    await shoot('desk-bank-report')
    await choose('换一个', Buffer.from('no sheet'))
    await page.getByRole('alert').waitFor()
    await shoot('desk-bank-unreadable')
    expect(await page.getByRole('button', { name: '导入 1 题' }).count()).toBe(0)
    await choose('选择表格', content)
    await page.getByRole('button', { name: '导入 1 题' }).click()
    await page.getByText('已入库').waitFor()
    await page.getByRole('button', { name: '去题库看看' }).click()
    await page.getByText('地震时先躲到哪里?').click()
    await page.getByLabel('题干', { exact: true }).fill('地震来时,先躲到哪里?')
    await shoot('desk-question')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('地震来时,先躲到哪里?').waitFor()
    await shoot('desk-bank')
    await page.goto('/desk/learning/bank')
    await page.getByPlaceholder('题干里的字词').fill('台风')
    await page.getByRole('button', { name: '搜索', exact: true }).click()
    await page.getByText('没有这样的题').waitFor()
    await shoot('desk-bank-none')
    await page.getByRole('button', { name: '看全部题目' }).click()
    await page.getByText('地震来时,先躲到哪里?').waitFor()

    await page.goto('/desk/learning/paper-form')
    await page.getByRole('radio', { name: '指定题目' }).click()
    await page.getByText('还没有选题').waitFor()
    await page.getByRole('button', { name: '从题库选题' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByPlaceholder('题干里的字词').fill('地震')
    await dialog.getByRole('button', { name: '搜索', exact: true }).click()
    await dialog.getByRole('checkbox', { name: '地震来时,先躲到哪里?' }).click()
    await shoot('desk-quiz-picker')
    await dialog.getByRole('button', { name: '关闭' }).click()
    await page.getByLabel('名称').fill('一题小考')
    await page.getByLabel('说明').fill('人人同一题。')
    await page.getByLabel('每题分数').fill('100')
    await page.getByText('指定的 1 道题,满分 100 分').waitFor()
    await shoot('desk-quiz-fixed')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('第 1 题,共 1 题').waitFor()
  })

  it('shows the picture of each question for as long as one answers, and never that of another', async () => {
    const { server } = story
    const asked = ['这个标志是什么意思?', '图里哪里不安全?'].map((stem) => ({ stem, marks: 50 }))
    const paper = await openPaper(server, { content: { isShuffled: false } }, asked)
    const { source } = paper.content
    const editor = await newStaff(server, 'learningEditor', await unionId(server, '漷县'))
    const upload = await jpegOf(drawPhoto(1, 300, 200))
    for (const { questionId } of source.kind === 'fixed' ? source.questions : []) {
      await editor.learningBank.putQuestionPicture({ params: { questionId }, upload })
    }
    const { caller } = await newClaimant(server)
    const { id } = await start(caller, paper)
    const { page } = await story.visitAs('phone', caller)
    await page.clock.install()
    await page.goto(`/learning/attempt?id=${id}`)
    const picture = page.getByRole('img', { name: '题目配图' })
    await picture.waitFor()
    server.clock.advance(6 * 60)
    const renewed = page.waitForResponse('**/pictures/*')
    await page.clock.fastForward(5 * 60_000)
    await renewed
    await page.getByRole('button', { name: '下一题' }).click()
    await picture.waitFor()
    await page.route('**/pictures/*', (route) => route.abort())
    await page.getByRole('button', { name: '上一题' }).click()
    await page.getByText('连不上服务器').waitFor()
    expect(await picture.count()).toBe(0)
  })

  it('is answered on the phone, goes on after it was left, and tells at once who was first', async () => {
    const { server } = story
    const campaign = await openFirst(server, 2)
    const paper = await openPaper(server, { campaignId: campaign.id, content: { isShuffled: false } })
    const member = await newClaimant(server)
    const { page, shoot } = await story.visitAs('phone', member.caller)
    await page.goto('/learning/papers')
    await page.getByText('前 2 名达到 100 分,送蛋糕券').waitFor()
    await shoot('quizzes')
    await page.goto(`/learning/paper?id=${paper.id}`)
    await page.getByText('达标有礼').waitFor()
    await shoot('quiz')
    await page.getByRole('button', { name: '开始答题' }).click()
    await page.getByRole('radio', { name: 'A 切断电源' }).click()
    await page.getByText('已保存').waitFor()
    await shoot('quiz-question')
    await page.reload()
    await page.locator('[aria-checked=true]').waitFor()
    expect(await page.content()).not.toMatch(/explanation|"answer"/)
    await page.getByRole('button', { name: '下一题' }).click()
    await page.getByRole('checkbox', { name: 'A 戴头盔' }).click()
    await page.getByRole('checkbox', { name: 'C 守信号' }).click()
    await page.getByRole('button', { name: '下一题' }).click()
    await page.getByRole('radio', { name: '错误' }).click()
    await page.getByRole('button', { name: '下一题' }).click()
    await page.getByLabel('填写答案').fill('119')
    await page.getByRole('button', { name: /答题卡/ }).click()
    await page.getByRole('dialog').waitFor()
    await shoot('quiz-sheet')
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    await page.locator('.bottom-bar').getByRole('button', { name: '交卷' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '交卷' }).click()
    await page.getByText('您是第 1 位达标的').waitFor()
    await page.getByText('125 / 150 分').waitFor()
    await page.getByText('正确答案:正确').waitFor()
    await shoot('quiz-result')
    await page.getByRole('button', { name: '去看券' }).click()
    await page.getByText('蛋糕券').first().waitFor()
  })
})
