import type { Page } from 'playwright-core'
import { demoEventCode } from '../../server/demo/data'
import { newPerson, submitted } from '../support/people'
import type { Caller } from '../support/server'
import { useStory } from './support/story'

/** Short enough for a name; each would run, load something or break out of where it stands. */
const image = '<img src=x onerror=hit()>王'
const script = '"><script>hit()</script><svg onload=hit()>'
const link = '<a href="javascript:hit()">点这里</a>{{7*7}}'

/** What markup made of the page, if it was taken for markup. */
const traces = (page: Page) =>
  page.evaluate(() => ({
    hit: (window as unknown as { wasHit?: boolean }).wasHit ?? false,
    elements: document.querySelectorAll('#app img[src="x"], #app script, #app svg[onload], a[href^="javascript"]')
      .length,
  }))

describe('Markup in a name or in free words', () => {
  const story = useStory()

  /** An event, an application and staff's words on it, all of markup. */
  async function writeMarkup() {
    const reviewer = await story.server.as('reviewer')
    const { organisationId } = (await reviewer.identity.getMe()).roles[0]!
    const day = 86_400_000
    const at = (ms: number) => new Date(Date.now() + ms).toISOString()
    const event = await reviewer.membershipEvents.openEvent({
      body: { organisationId, name: image, place: script, gift: link, startsAt: at(-60_000), endsAt: at(day) },
    })
    const rider = await newPerson(story.server as never)
    const { id } = await submitted(rider, { eventCode: event.code, name: image, workplace: script })
    const { version } = await reviewer.membershipDesk.getCase({ params: { applicationId: id } })
    await reviewer.membershipDesk.decideApplication({
      params: { applicationId: id },
      body: { decision: 'return', version, missing: [link], note: script },
    })
    return { event, id, rider }
  }

  async function signInAs(page: Page, caller: Caller) {
    await page.addInitScript(() => {
      Object.assign(window, { hit: () => Object.assign(window, { wasHit: true }) })
    })
    const me = await caller.identity.getMe()
    await page.goto('/')
    await page.evaluate(
      (kept) => localStorage.setItem('session', kept),
      JSON.stringify({ data: { token: caller.token, me } }),
    )
  }

  it('is shown as it was written, to the person, to staff and to visitors, and nothing of it runs', async () => {
    const { event, id, rider } = await writeMarkup()
    const reviewer = await story.server.as('reviewer')
    const pages: [Caller, string, string][] = [
      [rider, `/membership/progress?id=${id}`, script],
      [rider, '/membership/applications', ''],
      [rider, `/membership/join?event=${event.code}`, ''],
      [rider, '/pages/messages', ''],
      [rider, '/pages/mine', ''],
      [rider, '/', ''],
      [reviewer, `/desk/membership/application?id=${id}`, script],
      [reviewer, '/desk/work/queue', ''],
      [reviewer, '/desk/membership/events', image],
      [reviewer, `/desk/membership/event?id=${event.id}`, image],
      [reviewer, `/desk/membership/event-form?id=${event.id}`, ''],
    ]
    const { page } = await story.visit('phone')
    let before: Caller | undefined
    for (const [caller, path, shown] of pages) {
      if (caller !== before) await signInAs(page, caller)
      before = caller
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      if (shown !== '') await page.getByText(shown).first().waitFor()
      expect({ path, ...(await traces(page)) }).toEqual({ path, hit: false, elements: 0 })
    }
  })

  it('in an address opens nothing', async () => {
    const { page } = await story.visit('phone')
    await page.addInitScript(() => {
      Object.assign(window, { hit: () => Object.assign(window, { wasHit: true }) })
    })
    for (const path of [
      `/membership/join?event=${encodeURIComponent(script)}`,
      `/membership/join?event=${demoEventCode}&next=javascript:hit()`,
      `/organisations/find?q=${encodeURIComponent(image)}`,
      `/identity/sign-in?next=${encodeURIComponent('//evil.example')}&redirect=https://evil.example`,
      `/membership/progress?id=${encodeURIComponent(image)}`,
    ]) {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      expect({ path, ...(await traces(page)) }).toEqual({ path, hit: false, elements: 0 })
      expect(new URL(page.url()).origin).toBe(story.server.url)
    }
  })
})
