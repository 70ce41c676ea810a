import { readFileSync } from 'node:fs'
import { newPerson, submitted } from '../support/people'
import { useStory } from './support/story'
import { tapUntil } from './support/taps'

describe('The auditor, in the browser', () => {
  const story = useStory()

  it('sees that the record is whole, finds who looked at a number, and takes a masked copy along', async () => {
    const { as } = story.server
    const { id } = await submitted(await newPerson(story.server))
    const reviewer = await as('reviewer')
    await reviewer.membershipDesk.revealApplicant({ params: { applicationId: id } })

    const { page, shoot } = await story.visitAs('desk', 'auditor')
    await page.goto('/desk/audit/log')
    await page.getByText('完整,没有被改动').waitFor()
    const { name } = await reviewer.identity.getMe()
    await page.getByPlaceholder('完整的姓名或手机号').fill(name!)
    await page.getByRole('button', { name: '搜索' }).click()
    const row = page.getByRole('listitem').filter({ hasText: '查看了申请人的完整号码' })
    await row.getByText(name!).waitFor()
    await row.getByRole('button').first().click()
    await page.getByText(id).waitFor()
    await shoot('audit-desk')
    await row.getByRole('button', { name: '这个对象的全部记录' }).click()
    await page.getByRole('listitem').filter({ hasText: '提交了入会申请' }).waitFor()

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出 CSV' }).click()
    const text = readFileSync(await (await download).path(), 'utf8')
    expect(text).toContain(id)
    expect(text).not.toContain(name)
  })

  it('is told at once when somebody changed a row behind the program’s back', async () => {
    const { page, shoot } = await story.visitAs('phone', 'auditor')
    const Sqlite = require('libsql')
    const file = new Sqlite(`${story.dataFolder}/union.sqlite`)
    await page.goto('/desk/audit/log')
    // What was done a moment ago is sealed within seconds.
    await tapUntil(page.getByText(/刚刚核对了/), page.getByRole('button', { name: '再核对一次' }))
    file.exec("UPDATE audit_rows SET outcome = 'access.denied' WHERE sequence = 1")
    file.close()
    await page.getByRole('button', { name: '再核对一次' }).click()
    await page.getByText('第 1 条被改动').waitFor()
    await shoot('audit-phone')
  })
})
