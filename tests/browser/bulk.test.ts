import { newPerson, submitted } from '../support/people'
import { useStory } from './support/story'

describe('A reviewer who decides several at once, in the browser', () => {
  const story = useStory()

  const newApplicant = async (name: string) => (await submitted(await newPerson(story.server), { name })).id

  it('chooses by keyboard, approves, and reads what became of each', async () => {
    const ids = [await newApplicant('张伟国'), await newApplicant('王芳华'), await newApplicant('李小娜')]
    const { page, shoot } = await story.visitAs('desk', 'reviewer')
    await page.goto('/desk/work/queue')
    await page.locator('.work-item').nth(2).waitFor()
    for (const key of ['j', 'x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key)
    await page.getByText('已选 3 件').waitFor()
    await shoot('bulk-desk')
    // The whole row chooses, and lets go again: none opens by a slip.
    await page.locator('.work-item').first().click()
    await page.getByText('已选 2 件').waitFor()
    await page.locator('.work-item').first().click()
    await page.getByText('已选 3 件').waitFor()
    // Meanwhile a colleague decides one of them.
    const colleague = await story.server.as('reviewer2')
    const { version } = await colleague.membershipDesk.getCase({ params: { applicationId: ids[1]! } })
    const body = { decision: 'refuse' as const, version, reason: '重复申请' }
    await colleague.membershipDesk.decideApplication({ params: { applicationId: ids[1]! }, body })

    await page.keyboard.press('a')
    await page.getByRole('radio', { name: '没有看到原件' }).click()
    await page.getByRole('button', { name: '确定通过 3 件' }).click()
    await page.getByText('2 件办成了,1 件没有办成:').waitFor()
    await page.getByText('王*华').last().waitFor()
    await shoot('bulk-results')
    await page.getByRole('button', { name: '知道了' }).click()
    await page.getByText('已选').waitFor({ state: 'hidden' })
    const states = await Promise.all(
      ids.map(async (applicationId) => (await colleague.membershipDesk.getCase({ params: { applicationId } })).state),
    )
    expect(states).toEqual(['approved', 'refused', 'approved'])
  })
})
