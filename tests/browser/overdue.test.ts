import type { Browser, BrowserContext } from 'playwright-core'
import type { CastName } from '../../shared/demo/contract'
import { TestClock } from '../support/clock'
import { makeEmbedded, type TestDatabase } from '../support/databases'
import { signIn } from '../support/members'
import { newPerson, newPhone, submitted } from '../support/people'
import { type Caller, startTestServer, type TestServer } from '../support/server'
import { launchChromium, openVisitor, type screens } from './support/chromium'

/** The server runs in this process, whose clock can be set: nobody waits three working days. */
describe('An application whose union lets its time pass, in the browser', () => {
  let database: TestDatabase
  let server: TestServer
  let browser: Browser
  beforeAll(async () => {
    database = await makeEmbedded()
    server = await startTestServer(database, {}, new TestClock(), 'dist/h5')
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
    await database.drop()
  })

  const stopTime = (context: BrowserContext) => context.clock.setFixedTime(server.clock.now())

  async function visit(screen: keyof typeof screens, { token, identity }: Caller) {
    const visitor = await openVisitor(browser, server, screen)
    await stopTime(visitor.context)
    const session = JSON.stringify({ data: { token, me: await identity.getMe() } })
    await visitor.page.goto('/')
    await visitor.page.evaluate((kept) => localStorage.setItem('session', kept), session)
    return visitor
  }
  const visitAs = async (screen: keyof typeof screens, name: CastName) => visit(screen, await server.as(name))

  it('says to the applicant who has it now and until when, and to the union above where it came from', async () => {
    const phone = newPhone()
    const { id } = await submitted(await newPerson(server, { phone }))
    for (const at of ['2026-11-26T09:01:00.000Z', '2026-11-27T09:01:00.000Z']) {
      server.clock.set(at)
      await server.runJob('desk.chase_overdue')
    }
    for (const screen of ['phone', 'desk'] as const) {
      const applicant = await visit(screen, await signIn(server, phone))
      await applicant.page.goto(`/membership/progress?id=${id}`)
      await applicant.page.getByText('金盏地区总工会(演示)没有按时答复,已转由上级工会处理。').waitFor()
      await applicant.page.getByText('现在由朝阳区总工会(演示)审核').waitFor()
      await applicant.page.getByText('超时,转由上级工会处理').waitFor()
      await applicant.shoot(`progress-moved-up-${screen}`)
      await applicant.close()

      const district = await visitAs(screen, 'districtReviewer')
      await district.page.goto('/desk/work/queue')
      await district.page.getByText('超时移来').waitFor()
      await district.page.getByText('自金盏地区总工会(演示)').waitFor()
      await district.shoot(`queue-moved-up-${screen}`)
      await district.page.getByText('张*丰').click()
      await district.page.getByText('金盏地区总工会(演示)超时没有答复').waitFor()
      await district.shoot(`case-moved-up-${screen}`)
      await district.close()
    }
    const street = await visitAs('phone', 'reviewer')
    await street.page.goto(`/desk/membership/application?id=${id}`)
    await street.page.getByText('没有找到这份申请').waitFor()
    await street.close()
  })
})
