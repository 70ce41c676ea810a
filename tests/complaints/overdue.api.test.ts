import { CaseStep, WorkItem } from '../../server/desk/entities'
import { answer, caseOf, decide, fileComplaint, queueOf, useComplaining } from '../support/complaints'
import { onEveryDatabase } from '../support/databases'
import { newPerson, newPhone, signIn } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'

const street = '金盏地区总工会(演示)'
const district = '朝阳区总工会(演示)'

onEveryDatabase('What nobody answers in time', (make) => {
  const server = useServer(make)
  const held = useComplaining(server)
  const told = async (caller: Caller, number: string) =>
    (await caller.notifications.listMessages({ query: {} })).items.filter(({ body }) => body.includes(number))
  async function runAt(at: string): Promise<void> {
    server.clock.set(at)
    await server.runJob('desk.chase_overdue')
    await server.runJob('desk.chase_overdue')
  }
  /** Who was away for a week needs a new session. */
  const signInAdmins = async () => ({
    streetAdmin: await server.as('reviewer'),
    districtAdmin: await server.as('orgAdmin'),
    cityAdmin: await server.as('cityAdmin'),
  })
  /** Filed on Monday the 23rd, due in five working days: reminded of on the 30th, moved up a day later. */
  async function movedUp(given: Parameters<typeof fileComplaint>[1] = {}) {
    server.clock.set('2026-11-23T02:00:00.000Z')
    const phone = newPhone()
    const person = await newPerson(server, { phone })
    const { id: personId } = await person.identity.getMe()
    const filed = await fileComplaint(person, { organisationId: held.unions.jinzhan, ...given })
    await runAt('2026-11-30T09:00:00.000Z')
    await runAt('2026-12-01T09:00:00.000Z')
    return { ...filed, personId, person: await signIn(server, phone) }
  }

  it('is brought to mind, then moves up to the union above, and the writer sees who answers now', async () => {
    const { id, receiptNumber, person } = await movedUp()
    const { streetAdmin, districtAdmin } = await signInAdmins()
    expect((await told(streetAdmin, receiptNumber)).map(({ title }) => title)).toEqual(['投诉建议已经超时'])
    const [reminder] = await told(streetAdmin, receiptNumber)
    expect(reminder!.body).toContain('再不办会转由上级工会处理')
    await expectRefusal(caseOf(streetAdmin, id), 'complaints.not_found')
    expect(await queueOf(districtAdmin, receiptNumber)).toMatchObject([
      { organisationName: district, movedUpFrom: street, dueAt: '2026-12-04T09:00:00.000Z', overdue: false },
    ])
    expect((await told(districtAdmin, receiptNumber))[0]).toMatchObject({ title: '下级超时,投诉建议转来' })

    const own = await person.complaints.getComplaint({ params: { complaintId: id } })
    expect(own).toMatchObject({
      state: 'submitted',
      organisation: { name: district },
      dueAt: '2026-12-04T09:00:00.000Z',
      entries: [{ step: 'submitted' }, { step: 'escalated', organisation: district, words: null }],
    })
    const { items } = await person.notifications.listMessages({ query: {} })
    expect(items[0]).toMatchObject({
      title: '投诉建议已转由上级工会处理',
      body: `${street}没有按时答复,已转由${district}处理,2026-12-04 17:00 前答复。您不用再做什么。`,
      link: `/complaints/one?id=${id}`,
    })
    const opened = await caseOf(districtAdmin, id)
    await decide(districtAdmin, id, answer('已经装好', opened.version))
    const answered = await person.complaints.getComplaint({ params: { complaintId: id } })
    expect(answered.entries.at(-1)).toMatchObject({ step: 'answered', organisation: district, words: '已经装好' })
  })

  it('stays unnamed on its way up, and its writer is told all the same', async () => {
    const { id, person, personId } = await movedUp({ unnamed: true, organisationId: held.unions.jinzhan })
    const { cityAdmin } = await signInAdmins()
    expect((await caseOf(cityAdmin, id)).organisation.id).toBe(held.unions.city)
    const { items } = await person.notifications.listMessages({ query: {} })
    expect(items[0]).toMatchObject({ title: '投诉建议已转由上级工会处理', link: `/complaints/one?id=${id}` })
    const { reader } = server.database
    expect(await reader.countBy(WorkItem, { id, subjectId: personId })).toBe(0)
    expect(await reader.countBy(CaseStep, { caseId: id, actorId: personId })).toBe(0)
  })

  it('stays at the root, where nobody is told that it goes further', async () => {
    const { id, receiptNumber } = await movedUp({ organisationId: null })
    const { cityAdmin } = await signInAdmins()
    expect((await caseOf(cityAdmin, id)).organisation.id).toBe(held.unions.city)
    const messages = await told(cityAdmin, receiptNumber)
    expect(messages.map(({ title }) => title)).toEqual(['投诉建议还没有办', '投诉建议已经超时'])
    expect(JSON.stringify(messages)).not.toContain('转由上级')
  })
})
