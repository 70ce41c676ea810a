import { TestClock } from '../support/clock'
import { newPerson, newPhone, signIn, submitted } from '../support/people'
import { startTestServer } from '../support/server'
import { useStory } from './support/story'

/** The server runs in this process, whose clock can be set: nobody waits three working days. */
describe('An application whose union lets its time pass, in the browser', () => {
  const story = useStory({
    start: (database) => startTestServer(database, {}, new TestClock(), 'dist/h5'),
    prepare: (context, { clock }) => context.clock.setFixedTime(clock.now()),
  })

  it('says to the applicant who has it now and until when, and to the union above where it came from', async () => {
    const { server } = story
    const phone = newPhone()
    const { id } = await submitted(await newPerson(server, { phone }))
    for (const at of ['2026-11-26T09:01:00.000Z', '2026-11-27T09:01:00.000Z']) {
      server.clock.set(at)
      await server.runJob('desk.chase_overdue')
    }
    for (const screen of ['phone', 'desk'] as const) {
      const applicant = await story.visitAs(screen, await signIn(server, phone))
      await applicant.page.goto(`/membership/progress?id=${id}`)
      await applicant.page.getByText('金盏地区总工会(演示)没有按时答复,已转由上级工会处理。').waitFor()
      await applicant.page.getByText('现在由朝阳区总工会(演示)审核').waitFor()
      await applicant.page.getByText('超时,转由上级工会处理').waitFor()
      await applicant.shoot(`progress-moved-up-${screen}`)

      const district = await story.visitAs(screen, 'districtReviewer')
      await district.page.goto('/desk/work/queue')
      await district.page.getByText('超时移来').waitFor()
      await district.page.getByText('自金盏地区总工会(演示)').waitFor()
      await district.shoot(`queue-moved-up-${screen}`)
      await district.page.getByText('张*丰').click()
      await district.page.getByText('金盏地区总工会(演示)超时没有答复').waitFor()
      await district.shoot(`case-moved-up-${screen}`)
    }
    const street = await story.visitAs('phone', 'reviewer')
    await street.page.goto(`/desk/membership/application?id=${id}`)
    await street.page.getByText('没有找到这份申请').waitFor()
  })
})
