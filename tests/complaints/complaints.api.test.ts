import { phoneOf } from '../../server/demo/data'
import { Organisation } from '../../server/organisations'
import { AuditRow } from '../../server/platform/entities'
import { addOrganisation } from '../../server/seeds/organisations'
import { answer, caseOf, decide, fileComplaint, grantAdmin, queueOf, useComplaining } from '../support/complaints'
import { onEveryDatabase } from '../support/databases'
import { newPerson, submitted } from '../support/people'
import { type Caller, expectRefusal, refusalOf, useServer } from '../support/server'

onEveryDatabase('Complaints and suggestions', (make) => {
  const server = useServer(make)
  const held = useComplaining(server)
  const file = (person: Caller, given: Parameters<typeof fileComplaint>[1] = {}) =>
    fileComplaint(person, { organisationId: held.unions.jinzhan, ...given })

  it('begins with the own union and the day by which an answer comes', async () => {
    const form = await (await server.as('driver')).complaints.openComplaint()
    expect(form).toEqual({ union: { id: held.unions.jinzhan, name: '金盏地区总工会(演示)' }, workingDays: 5 })
    expect((await (await newPerson(server)).complaints.openComplaint()).union).toBeNull()
  })

  it('are answered by the union they are put to, and asked about once more', async () => {
    const person = await server.as('driver')
    const filed = await file(person)
    expect(filed).toMatchObject({
      state: 'submitted',
      organisation: { id: held.unions.jinzhan },
      receiptNumber: expect.stringMatching(/^TS-20261123-[2-9A-Z]{8}$/),
      // Monday the 23rd, and five working days.
      dueAt: '2026-11-30T09:00:00.000Z',
      entries: [{ step: 'submitted', words: '驿站想要热水', organisation: null }],
      actions: [],
    })
    await expectRefusal(
      person.complaints.askAgain({ params: { complaintId: filed.id }, body: { version: 1, words: '急' } }),
      'complaints.follow_up_unavailable',
    )
    const [item] = await queueOf(held.streetAdmin, filed.receiptNumber)
    expect(item).toMatchObject({ id: filed.id, kind: 'complaints.complaint', subject: '李*强', route: 'suggestion' })
    await held.streetAdmin.desk.assignWorkItem({ params: { workItemId: filed.id }, body: {} })
    const seen = await caseOf(held.streetAdmin, filed.id)
    expect(seen).toMatchObject({ person: { name: '李志强' }, assignee: { name: '陈静', isMe: true } })
    await decide(held.streetAdmin, filed.id, answer('下周就装', seen.version))

    const answered = await person.complaints.getComplaint({ params: { complaintId: filed.id } })
    expect(answered).toMatchObject({ state: 'answered', dueAt: null, actions: ['askAgain'] })
    expect(answered.entries.map(({ words }) => words)).toEqual(['驿站想要热水', '下周就装'])
    const { items: inbox } = await person.notifications.listMessages({ query: {} })
    expect(inbox[0]).toMatchObject({ title: '工会答复您了', link: `/complaints/one?id=${filed.id}` })
    expect(JSON.stringify(inbox)).not.toContain('热水')

    const again = { params: { complaintId: filed.id }, body: { version: answered.version, words: '几号装?' } }
    const asked = await person.complaints.askAgain(again)
    expect(asked).toMatchObject({ state: 'submitted', actions: [] })
    expect((await queueOf(held.streetAdmin)).map(({ id }) => id)).toContain(filed.id)
    await decide(held.streetAdmin, filed.id, { decision: 'close', version: asked.version, reason: '已当面说明' })
    const ended = await person.complaints.getComplaint({ params: { complaintId: filed.id } })
    expect(ended.entries.map(({ step, words }) => `${step} ${words}`)).toEqual([
      'submitted 驿站想要热水',
      'answered 下周就装',
      'followedUp 几号装?',
      'closed 已当面说明',
    ])
    expect(ended.actions).toEqual([])
    const third = { params: { complaintId: filed.id }, body: { version: ended.version, words: '再问' } }
    await expectRefusal(person.complaints.askAgain(third), 'complaints.follow_up_unavailable')
    expect((await person.complaints.listMyComplaints({ query: {} })).items.map(({ id }) => id)).toContain(filed.id)
  })

  it('are in the queue by the masked phone of a writer who never gave a name', async () => {
    const filed = await file(await newPerson(server, { phone: '13911112222' }))
    expect((await queueOf(held.streetAdmin, filed.receiptNumber))[0]?.subject).toBe('139****2222')
  })

  it('about a union go to the one above it, and about the program to the root', async () => {
    const person = await server.as('driver')
    const about = await file(person, { kind: 'complaint' })
    expect(about.organisation.id).toBe(held.unions.chaoyang)
    await expectRefusal(caseOf(held.streetAdmin, about.id), 'complaints.not_found')
    await expectRefusal(
      held.streetAdmin.desk.assignWorkItem({ params: { workItemId: about.id }, body: {} }),
      'desk.not_found',
    )
    expect((await caseOf(held.districtAdmin, about.id)).about).toEqual({
      id: held.unions.jinzhan,
      name: '金盏地区总工会(演示)',
    })
    const program = await file(person, { kind: 'complaint', organisationId: null })
    expect(program).toMatchObject({ about: null, organisation: { id: held.unions.city } })
    await expectRefusal(caseOf(held.districtAdmin, program.id), 'complaints.not_found')
    expect((await caseOf(held.cityAdmin, program.id)).state).toBe('submitted')
    // Above the root there is nobody.
    expect((await file(person, { kind: 'complaint', organisationId: held.unions.city })).organisation.id).toBe(
      held.unions.city,
    )
  })

  it('stay unnamed in every answer where the writer asks for it', async () => {
    const person = await server.as('driver')
    const me = await person.identity.getMe()
    const filed = await file(person, { kind: 'question', unnamed: true })
    expect(filed.organisation.id).toBe(held.unions.chaoyang)
    await held.districtAdmin.desk.assignWorkItem({ params: { workItemId: filed.id }, body: {} })
    const answers = [
      await caseOf(held.districtAdmin, filed.id),
      await queueOf(held.districtAdmin, filed.receiptNumber),
      await decide(held.districtAdmin, filed.id, answer('可以', 1)),
      await held.districtAdmin.desk.listWorkItems({ query: { state: 'answered' } }),
      await refusalOf(decide(held.districtAdmin, filed.id, answer('可以', 1))),
    ]
    const asked = await person.complaints.askAgain({
      params: { complaintId: filed.id },
      body: { version: 2, words: '真的吗' },
    })
    answers.push(await caseOf(held.cityAdmin, asked.id))
    const told = JSON.stringify(answers.map((one) => (one instanceof Error ? { ...one } : one)))
    const own = answers[0] as { person: null }
    expect(own.person).toBeNull()
    for (const secret of ['志强', '李*', me.id, me.phone!, phoneOf('driver')]) expect(told).not.toContain(secret)
    // Neither can it be found by looking for the person, nor does the record say who wrote it.
    for (const q of ['李志强', phoneOf('driver')]) {
      expect((await queueOf(held.districtAdmin, q)).map(({ id }) => id)).not.toContain(filed.id)
    }
    const rows = await server.database.reader.findBy(AuditRow, { targetId: filed.id })
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ actorId }) => actorId === me.id)).toEqual([])
  })

  it('that are unnamed pass over every employer’s union, and are kept from whoever works there', async () => {
    const { reader } = server.database
    const district = await reader.findOneByOrFail(Organisation, { id: held.unions.chaoyang })
    const { firm, group } = await server.database.transaction(async (db) => {
      const firm = await addOrganisation(
        db,
        { name: '某配送公司工会', kind: 'enterprise' },
        district,
        server.clock.now(),
      )
      return { firm, group: await addOrganisation(db, { name: '一组', kind: 'group' }, firm, server.clock.now()) }
    })
    const person = await newPerson(server)
    const named = await file(person, { kind: 'complaint', organisationId: group.id })
    expect(named.organisation.id).toBe(firm.id)
    const unnamed = await file(person, { organisationId: group.id, unnamed: true })
    expect(unnamed.organisation.id).toBe(held.unions.chaoyang)
    const passOn = { decision: 'passOn' as const, version: 1, organisationId: firm.id }
    await expectRefusal(decide(held.districtAdmin, unnamed.id, passOn), 'complaints.union_concerned')
    // A district's admin who also holds a role at the firm meets it no more.
    const both = await server.as('mediator')
    await grantAdmin(server, both, held.unions.chaoyang)
    expect((await caseOf(both, unnamed.id)).person).toBeNull()
    await grantAdmin(server, both, firm.id)
    await expectRefusal(caseOf(both, unnamed.id), 'complaints.not_found')
    expect((await queueOf(both)).map(({ id }) => id)).not.toContain(unnamed.id)
    expect((await caseOf(both, named.id)).state).toBe('submitted')
  })

  it('are passed on within reach with the same day to answer by, never to the union concerned', async () => {
    const person = await server.as('driver')
    const filed = await file(person, { organisationId: null })
    const to = (organisationId: string, version = 1) => ({ decision: 'passOn' as const, version, organisationId })
    await expectRefusal(decide(held.cityAdmin, filed.id, to(held.unions.city)), 'complaints.already_there')
    await expectRefusal(
      decide(held.cityAdmin, filed.id, to('01936f5e-0000-7000-8000-00000000dead')),
      'organisations.not_found',
    )
    const passed = await decide(held.cityAdmin, filed.id, to(held.unions.chaoyang))
    expect(passed).toMatchObject({ state: 'submitted', dueAt: filed.dueAt, assignee: null })
    // The district may pass it down, not up: the city is out of its reach.
    await expectRefusal(decide(held.districtAdmin, filed.id, to(held.unions.city, 2)), 'organisations.not_found')
    const names = (await held.districtAdmin.complaintsDesk.listComplaintUnions({ query: {} })).items.map(
      ({ name }) => name,
    )
    expect(names).toContain('金盏地区总工会(演示)')
    expect(names).not.toContain('市总工会(演示)')
    const own = await person.complaints.getComplaint({ params: { complaintId: filed.id } })
    expect(own.entries.at(-1)).toMatchObject({
      step: 'passedOn',
      organisation: '市总工会(演示)',
      words: '朝阳区总工会(演示)',
    })
    expect((await person.notifications.listMessages({ query: {} })).items[0]!.title).toBe('您写的话,转给了别的工会')

    const complaint = await file(person, { kind: 'complaint' })
    await expectRefusal(decide(held.districtAdmin, complaint.id, to(held.unions.jinzhan)), 'complaints.union_concerned')
  })

  it('are decided once of two decisions at the same moment, and the second is told by whom', async () => {
    const filed = await file(await newPerson(server), { kind: 'complaint' })
    const results = await Promise.allSettled([
      decide(held.districtAdmin, filed.id, answer('好', 1)),
      decide(held.cityAdmin, filed.id, answer('不好', 1)),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refusal = await expectRefusal(
      decide(held.cityAdmin, filed.id, answer('还是', 1)),
      'complaints.already_answered',
    )
    expect(refusal.data).toMatchObject({ state: 'answered', decidedBy: expect.any(String) })
  })

  it('of others are as absent as those that never were, for persons and staff alike', async () => {
    const filed = await file(await newPerson(server))
    const stranger = await newPerson(server)
    for (const id of [filed.id, '01936f5e-0000-7000-8000-00000000dead']) {
      await expectRefusal(stranger.complaints.getComplaint({ params: { complaintId: id } }), 'complaints.not_found')
      const body = { version: 1, words: '我的' }
      await expectRefusal(stranger.complaints.askAgain({ params: { complaintId: id }, body }), 'complaints.not_found')
    }
    expect((await stranger.complaints.listMyComplaints({ query: {} })).items).toEqual([])
    // Nobody answers their own.
    const own = await file(held.streetAdmin)
    await expectRefusal(caseOf(held.streetAdmin, own.id), 'complaints.not_found')
    await expectRefusal(decide(held.streetAdmin, own.id, answer('好', 1)), 'complaints.not_found')
    expect((await caseOf(held.districtAdmin, own.id)).state).toBe('submitted')
    // An application is no complaint.
    const { id } = await submitted(await newPerson(server))
    await expectRefusal(caseOf(held.districtAdmin, id), 'complaints.not_found')
  })

  it('refuse what is too long, empty, or about a union that is not there', async () => {
    const person = await newPerson(server)
    await expectRefusal(file(person, { words: '长'.repeat(1_001) }), 'request.invalid')
    await expectRefusal(file(person, { words: ' \n ' }), 'request.invalid')
    const nowhere = '01936f5e-0000-7000-8000-00000000dead'
    await expectRefusal(file(person, { organisationId: nowhere }), 'organisations.not_found')
  })
})
