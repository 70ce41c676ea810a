import { writeXlsx } from '../../server/platform/spreadsheet'
import { useStory } from './support/story'

describe('Covers, in the browser', () => {
  const story = useStory()

  it('are not there for who is no member, who is told how to come by them', async () => {
    const { page, shoot } = await story.visitAs('phone', 'rider')
    await page.goto('/insurance/covers')
    await page.getByText('您还没有互助保障').waitFor()
    await shoot('covers-none')
    await page.getByRole('button', { name: '看看有哪些保障' }).click()
    await page.getByRole('button', { name: /新就业形态劳动者专项保障/ }).waitFor()
  })

  it('are not all for everybody, and a plan says so', async () => {
    const { page, shoot } = await story.visitAs('phone', 'driver')
    await page.goto('/insurance/plan')
    await page.getByRole('button', { name: /女工特殊疾病保障/ }).click()
    await page.getByText('您没有这份保障').waitFor()
    await page.reload()
    await page.getByText('您没有这份保障').waitFor()
    await shoot('covers-other-plan')
  })

  it('are written by staff with examples beside them, published from a day on, and granted by a list', async () => {
    const { page, shoot } = await story.visitAs('desk', 'orgAdmin')
    await page.goto('/desk/insurance/plans')
    await shoot('plans-list')
    await page.getByRole('button', { name: /新就业形态劳动者专项保障/ }).click()
    await page.getByRole('button', { name: '复制成本会的计划' }).click()
    await page.getByRole('button', { name: '发布', exact: true }).waitFor()
    await shoot('plans-draft')
    await page.getByRole('button', { name: '修改', exact: true }).click()
    const name = page.getByLabel('名称(中文)').first()
    await name.fill('朝阳骑手保障')
    await page.getByLabel('每天(元)').fill('八十')
    await page.getByText('有没填对的地方').first().waitFor()
    await page.getByLabel('每天(元)').fill('80')
    await page.getByText('12 天 − 1 天 = 11 × 80.00 元 = 880.00 元').waitFor()
    await shoot('plans-form')
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.getByText('每次住院从第 2 天起每天 80 元').waitFor()
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByText(/第 1 版 · /).waitFor()
    await shoot('plans-published')
  })

  it('are granted to the people of a list, row by row', async () => {
    const { page, shoot } = await story.visitAs('desk', 'orgAdmin')
    await page.goto('/desk/insurance/plans')
    await page.getByRole('button', { name: /女工特殊疾病保障/ }).click()
    await page.getByRole('button', { name: '按名册参保', exact: true }).click()
    const rows = [
      ['李志强', '11010519850312002X'],
      ['没有号码', ''],
    ]
    const columns = [{ header: '姓名' }, { header: '身份证号' }]
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '选择 XLSX 文件' }).click()
    const buffer = Buffer.from(await writeXlsx([{ name: '名册', columns, rows }]))
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    await (await choosing).setFiles({ name: '女工名册.xlsx', mimeType, buffer })
    await page.getByText('有问题的行').waitFor()
    await page.getByText('姓名或证件号码空着').waitFor()
    await shoot('plans-roster')
  })
})
