import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type ListedPerson, makeRoster, newListed } from '../support/rosters'
import { add } from '../support/unions'
import type { Visitor } from './support/chromium'
import { useStory } from './support/story'

describe('A roster at the desk, in the browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rosters-'))
  const story = useStory()
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function visitAsReviewer(screen: 'phone' | 'desk'): Promise<Visitor> {
    const visitor = await story.visitAs(screen, 'reviewer')
    await visitor.page.goto('/desk/membership/rosters')
    return visitor
  }

  async function upload(page: Page, name: string, content: Uint8Array): Promise<void> {
    const path = join(folder, name)
    writeFileSync(path, content)
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '选择 Excel 文件' }).click()
    await (await choosing).setFiles(path)
  }

  const people = (count: number): ListedPerson[] =>
    Array.from({ length: count }, (_, at) => newListed({ name: `钱${'甲乙丙丁戊己庚辛'[at % 8]}` }))

  it.each(['desk', 'phone'] as const)('is uploaded, understood, imported and taken back, on a %s', async (screen) => {
    const { page, shoot } = await visitAsReviewer(screen)
    await page.getByText('上传名册').first().waitFor()
    await shoot(`rosters-${screen}`)

    const wrong = [
      newListed({ name: '孙九', number: '110105199001010011' }),
      newListed({ name: '李志强', number: '110105198503120020', phone: '12345' }),
    ]
    await upload(page, `骑手名册-${screen}.xlsx`, await makeRoster([...people(25), ...wrong]))
    await page.getByText('25 人可以导入').waitFor()
    await page.getByText('证件号码: 不正确,请对照证件检查').waitFor()
    await page.getByText('已经是本工会会员').waitFor()
    await shoot(`roster-checked-${screen}`)

    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载问题清单' }).click()
    expect((await saving).suggestedFilename()).toBe('金盏地区总工会(演示)名册问题清单.xlsx')

    await page.getByRole('button', { name: '导入这 25 人' }).click()
    await page.getByText('另有 2 行有问题,不会导入').waitFor()
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByText('可以离开这一页').waitFor()
    await shoot(`roster-importing-${screen}`)
    // It moves by itself: nothing is pressed until the worker is done.
    await page.getByText('25 人已成为会员').waitFor()
    await page.getByRole('radio', { name: '已导入 25' }).click()
    await page.getByText('没有问题').first().waitFor()
    await shoot(`roster-imported-${screen}`)

    await page.getByRole('button', { name: '撤回这次导入' }).click()
    await page.getByRole('button', { name: '撤回', exact: true }).click()
    await page.getByText('已撤回 25 人').waitFor()
    await shoot(`roster-undone-${screen}`)

    await page.goto('/desk/membership/rosters')
    await page.getByText(`骑手名册-${screen}.xlsx`).waitFor()
    await page.getByText('已撤回').first().waitFor()
  })

  it('that cannot be read says why, and what to do', async () => {
    const { page, shoot } = await visitAsReviewer('phone')
    await page.getByText('上传名册').first().waitFor()
    await upload(page, '网页.xlsx', Buffer.from('<html><table></table></html>'))
    await page.getByText('这个文件是网页或文本,只是改了名字').waitFor()
    await shoot('rosters-refused-phone')

    const { writeXlsx } = await import('../../server/platform/spreadsheet')
    const columns = ['职务', '部门'].map((header) => ({ header }))
    await upload(page, '别的表.xlsx', await writeXlsx([{ name: '表', columns, rows: [['甲', '乙']] }]))
    await page.getByText('名册读不了').waitFor()
    await page.getByText('缺少:姓名、证件号码').waitFor()
    await shoot('roster-failed-phone')
    await page.getByRole('button', { name: '改好后重新上传' }).click()
    await page.getByRole('button', { name: '选择 Excel 文件' }).waitFor()
  })

  it('makes members who are not offered to join', async () => {
    const { page } = await story.visitAs('phone', 'driver')
    await page.goto('/membership/applications')
    await page.getByText('您已经是金盏地区总工会(演示)的会员,不用再申请。').waitFor()
    await page.getByRole('button', { name: '查看会员卡' }).click()
    await page.getByText('金盏地区总工会(演示) · 正常').waitFor()
  })

  it('is for a union looked for by name, where there are more of them than a page holds', async () => {
    const admin = await story.server.as('orgAdmin')
    const { items } = await admin.organisations.listOrganisations({ query: { q: '朝阳区总' } })
    for (let count = 0; count < 20; count += 1) await add(admin, items[0]!)
    await add(admin, items[0]!, { name: '望京站区总工会' })
    const { page, shoot } = await story.visitAs('phone', 'districtReviewer')
    await page.goto('/desk/membership/rosters')
    await page.getByPlaceholder('按名称找工会').fill('没有这样的')
    await page.getByText('没有找到,换个说法试试').waitFor()
    await page.getByPlaceholder('按名称找工会').fill('望京')
    await page.getByRole('radio', { name: '望京站区总工会' }).click()
    await page.getByText('名册里的人会成为这个工会的会员').waitFor()
    await shoot('roster-union-phone')
    await upload(page, '望京名册.xlsx', await makeRoster(people(1)))
    await page.getByText('1 人可以导入').waitFor()
    await page.getByText('望京站区总工会').last().waitFor()
  })
})
