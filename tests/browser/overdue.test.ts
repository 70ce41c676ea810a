import { TestClock } from '../support/clock'
import { fileComplaint } from '../support/complaints'
import { newMember } from '../support/members'
import { newPerson, newPhone, signIn, submitted } from '../support/people'
import { startTestServer } from '../support/server'
import { unionId } from '../support/unions'
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

  /** The time of what was filed now is over, and the reminders too: it is the union's above. */
  async function letPass({ dueAt }: { dueAt: string | null }): Promise<void> {
    const { server } = story
    for (const days of [0, 4]) {
      server.clock.set(new Date(Date.parse(dueAt!) + days * 86_400_000).toISOString())
      await server.runJob('desk.chase_overdue')
    }
  }

  it.each(['desk', 'phone'] as const)(
    'is handed back with a reason, which both unions read, on a %s',
    async (screen) => {
      const { server } = story
      const sent = await submitted(await newPerson(server, { phone: newPhone() }))
      await letPass(sent)
      const above = await story.visitAs(screen, 'districtReviewer')
      await above.page.goto(`/desk/membership/application?id=${sent.id}`)
      await above.page.getByRole('button', { name: '交回金盏地区总工会(演示)' }).click()
      const sheet = above.page.getByRole('dialog', { name: '交回原来的工会' })
      await sheet.getByRole('button', { name: '请写原因' }).waitFor()
      await sheet.getByLabel('交回的原因').fill('请先到配送站核实')
      await above.shoot(`hand-back-${screen}`)
      await sheet.getByRole('button', { name: '交回', exact: true }).click()
      await sheet.waitFor({ state: 'detached' })
      await above.page.getByText('交回下级工会').waitFor()
      await above.page.getByText('请先到配送站核实').waitFor()
      await above.page.getByRole('button', { name: '交回金盏地区总工会(演示)' }).waitFor({ state: 'detached' })
      await above.shoot(`handed-back-${screen}`)

      const below = await story.visitAs(screen, 'reviewer')
      await below.page.goto(`/desk/membership/application?id=${sent.id}`)
      await below.page.getByText('请先到配送站核实').waitFor()
    },
  )

  it('says to whoever asked for a correction, or wrote a letter, which union has it now', async () => {
    const { server } = story
    server.clock.set('2026-11-23T02:00:00.000Z')
    const member = await newMember(server)
    const { caller } = member
    const correction = await caller.privacy.fileCorrection({ body: { field: 'name', value: '钟小明' } })
    await letPass(correction)
    const person = await story.visitAs('phone', await signIn(server, member.phone))
    await person.page.goto('/privacy/corrections')
    await person.page.getByText('金盏地区总工会(演示)没有按时答复,已转由上级工会处理。').waitFor()
    await person.page.getByText(/^现在由朝阳区总工会\(演示\)核对 · .* 前答复$/).waitFor()
    await person.shoot('correction-moved-up-phone')

    const reviewer = await story.visitAs('desk', 'districtReviewer')
    await reviewer.page.goto(`/desk/privacy/correction?id=${correction.id}`)
    await reviewer.page.getByText('金盏地区总工会(演示)超时没有答复,这件已移到上级工会。').waitFor()
    await reviewer.page.getByRole('button', { name: '交回金盏地区总工会(演示)' }).waitFor()
    await reviewer.page.getByText('超时,移到上级工会').waitFor()
    await reviewer.shoot('correction-case-moved-up-desk')
  })

  it('says so of a letter to its writer and to whoever answers now', async () => {
    const { server } = story
    server.clock.set('2026-11-23T02:00:00.000Z')
    const phone = newPhone()
    const jinzhan = await unionId(server, '金盏')
    const filed = await fileComplaint(await newPerson(server, { phone }), { organisationId: jinzhan })
    await letPass(filed)
    const writer = await story.visitAs('phone', await signIn(server, phone))
    await writer.page.goto(`/complaints/one?id=${filed.id}`)
    await writer.page.getByText('等朝阳区总工会(演示)答复').waitFor()
    await writer.page.getByText('朝阳区总工会(演示) · 超时,转由上级工会答复').waitFor()
    await writer.shoot('complaint-moved-up-phone')

    const admin = await story.visitAs('desk', 'orgAdmin')
    await admin.page.goto(`/desk/complaints/complaint?id=${filed.id}`)
    await admin.page.getByText('金盏地区总工会(演示)超时没有答复,这件已移到上级工会。').waitFor()
    await admin.page.getByText('超时,移到上级工会 · 朝阳区总工会(演示)').waitFor()
    await admin.shoot('complaint-case-moved-up-desk')
  })
})
