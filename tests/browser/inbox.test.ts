import { newPerson, submitted } from '../support/people'
import type { Caller } from '../support/server'
import { useStory } from './support/story'

describe('A full inbox, in the browser', () => {
  const story = useStory()

  /** An application that goes to and fro: a message for each step. */
  async function fillInbox(person: Caller, rounds: number): Promise<void> {
    const reviewer = await story.server.as('reviewer')
    let { id: applicationId, version } = await submitted(person)
    const params = { applicationId }
    for (let round = 0; round < rounds; round++) {
      const body = { decision: 'return' as const, version, missing: ['workplace' as const] }
      await reviewer.membershipDesk.decideApplication({ params, body })
      const { version: returned } = await person.membership.getApplication({ params })
      ;({ version } = await person.membership.submitApplication({ params, body: { version: returned } }))
    }
  }

  it('counts as read what was looked at, marks the rest at once, and ends', async () => {
    const person = await newPerson(story.server)
    await fillInbox(person, 13)
    const { page, shoot } = await story.visitAs('phone', person)
    await page.goto('/pages/messages')
    await page.getByText('7 条未读').first().waitFor()
    await shoot('inbox-unread')
    await page.getByRole('button', { name: '全部标为已读' }).click()
    await page.getByText('7 条未读').first().waitFor({ state: 'detached' })
    expect((await person.notifications.listMessages({ query: {} })).unread).toBe(0)
    await page.getByText('再看一些').scrollIntoViewIfNeeded()
    await page.getByText('没有更早的消息了').waitFor()
    await page.getByText('没有更早的消息了').scrollIntoViewIfNeeded()
    await shoot('inbox-end')
    expect(await page.locator('.message').count()).toBe(27)
    await page.locator('.message').first().click()
    await page.getByText('正在审核').first().waitFor()
  })
})
