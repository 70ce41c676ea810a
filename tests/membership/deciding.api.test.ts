import { Person } from '../../server/identity'
import { Application, Membership } from '../../server/membership/entities'
import { onEveryDatabase } from '../support/databases'
import { completeForm, consent, newDocumentNumber, newPerson, submitted } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'

onEveryDatabase('Deciding an application', (make) => {
  const server = useServer(make)
  let reviewer: Caller
  beforeAll(async () => {
    reviewer = await server.as('reviewer')
  })

  const params = (view: { id: string }) => ({ params: { applicationId: view.id } })
  const decide = (by: Caller, id: string, body: Parameters<Caller['membershipDesk']['decideApplication']>[0]['body']) =>
    by.membershipDesk.decideApplication({ params: { applicationId: id }, body })
  const rows = (id: string) => server.database.reader.findOneByOrFail(Application, { id })

  it('lets one of two reviewers decide, and tells the other what happened', async () => {
    const person = await newPerson(server)
    const { id, version } = await submitted(person)
    const reviewer2 = await server.as('reviewer2')
    const outcomes = await Promise.allSettled([
      decide(reviewer, id, { decision: 'approve', version, assurance: 'stated' }),
      decide(reviewer2, id, { decision: 'refuse', version, reason: '不在本辖区' }),
    ])
    const [winner] = outcomes.filter(({ status }) => status === 'fulfilled')
    const [loser] = outcomes.filter(({ status }) => status === 'rejected')
    expect(winner).toBeDefined()
    expect(loser).toMatchObject({
      reason: {
        code: 'membership.already_decided',
        data: { decidedBy: outcomes[0]!.status === 'fulfilled' ? '陈静' : '刘洋', version: 3 },
      },
    })
    const { state } = await rows(id)
    expect(state).toBe(outcomes[0]!.status === 'fulfilled' ? 'approved' : 'refused')
  })

  it('is returned with everything listed, completed, handed in again and approved', async () => {
    const person = await newPerson(server)
    const { id, version } = await submitted(person)
    await decide(reviewer, id, {
      decision: 'return',
      version,
      missing: ['documentNumber', 'workplace', '请写明站点'],
      note: '看不清',
    })
    const returned = await person.membership.getApplication({ params: { applicationId: id } })
    expect(returned).toMatchObject({
      state: 'returned',
      dueAt: null,
      owner: null,
      returned: { items: ['documentNumber', 'workplace', '请写明站点'], note: '看不清' },
      actions: ['edit', 'submit', 'withdraw'],
    })
    expect(
      (await reviewer.desk.listWorkItems({ query: { state: 'returned' } })).items.map((item) => item.id),
    ).toContain(id)

    const emptied = person.membership.editApplication({
      params: { applicationId: id },
      body: { name: null, occupation: null },
    })
    expect((await expectRefusal(emptied, 'membership.incomplete')).data).toEqual({ missing: ['name', 'occupation'] })
    expect((await reviewer.membershipDesk.getCase({ params: { applicationId: id } })).state).toBe('returned')

    server.clock.advance(86_400)
    await person.membership.editApplication({
      params: { applicationId: id },
      body: { version: 3, workplace: '金盏站点' },
    })
    const again = await person.membership.submitApplication({ params: { applicationId: id }, body: {} })
    expect(again).toMatchObject({ state: 'submitted', dueAt: '2026-11-27T09:00:00.000Z', returned: null })
    expect(again.history.map(({ step }) => step)).toEqual(['submitted', 'returned', 'resubmitted'])
    expect((await decide(reviewer, id, { decision: 'approve', version: again.version })).state).toBe('approved')
    server.clock.advance(-86_400)
  })

  it('refused, can be filed again, linked to the first; approved, cannot', async () => {
    const person = await newPerson(server)
    const first = await submitted(person, { name: '赵六' })
    await decide(reviewer, first.id, { decision: 'refuse', version: first.version, reason: '请到户籍地申请' })
    const refused = await person.membership.getApplication(params(first))
    expect(refused).toMatchObject({ state: 'refused', refused: { reason: '请到户籍地申请' }, actions: ['fileAgain'] })

    const second = await person.membership.draftApplication({ body: { previousId: first.id } })
    expect(second).toMatchObject({ state: 'draft', previousId: first.id, content: { name: '赵六', signed: false } })
    const { signature, eventCode } = completeForm()
    await person.membership.editApplication({ ...params(second), body: { signature, eventCode } })
    const handedIn = await person.membership.submitApplication({ ...params(second), body: {} })
    const opened = await reviewer.membershipDesk.getCase(params(second))
    expect(opened.earlier).toEqual([expect.objectContaining({ id: first.id, state: 'refused' })])
    await decide(reviewer, second.id, { decision: 'approve', version: handedIn.version })

    const refusal = await expectRefusal(person.membership.draftApplication({ body: {} }), 'membership.already_member')
    expect(refusal.data).toEqual({ organisation: '金盏地区总工会(演示)' })
  })

  it('shows the reviewer that somebody else holds the same document, and does not approve over it', async () => {
    const documentNumber = newDocumentNumber()
    const first = await submitted(await newPerson(server), { documentNumber, name: '钱七' })
    await decide(reviewer, first.id, { decision: 'approve', version: first.version })
    const second = await submitted(await newPerson(server), { documentNumber, name: '孙八' })
    const opened = await reviewer.membershipDesk.getCase(params(second))
    expect(opened.duplicates).toEqual([
      { kind: 'documentNumber', name: '钱*', organisation: '金盏地区总工会(演示)', state: 'active', of: 'membership' },
    ])
    await expectRefusal(
      decide(reviewer, second.id, { decision: 'approve', version: second.version }),
      'membership.document_held',
    )
    expect(await rows(second.id)).toMatchObject({ state: 'submitted', version: second.version })
    expect(await server.database.reader.countBy(Membership, { personId: (await rows(second.id)).personId })).toBe(0)
  })

  it('shows the reviewer a member with the same document who never applied, and one document named as another kind', async () => {
    const driver = await submitted(await newPerson(server), { documentNumber: '110105198503120020', name: '李自成' })
    const opened = await reviewer.membershipDesk.getCase(params(driver))
    expect(opened.duplicates).toEqual([
      {
        kind: 'documentNumber',
        name: '李*强',
        organisation: '金盏地区总工会(演示)',
        state: 'active',
        of: 'membership',
      },
    ])
    const number = '12345678'
    const passport = { documentKind: 'passport', documentNumber: number } as const
    const permit = { documentKind: 'taiwanPermit', documentNumber: number } as const
    const first = await submitted(await newPerson(server), passport)
    const second = await submitted(await newPerson(server), permit)
    await decide(reviewer, first.id, { decision: 'approve', version: first.version })
    await expectRefusal(
      decide(reviewer, second.id, { decision: 'approve', version: second.version }),
      'membership.document_held',
    )
  })

  it('is decided only by reviewers whose subtree holds the union, and never by the applicant', async () => {
    const changyang = (await server.anonymous.organisations.listOrganisations({ query: { q: '长阳' } })).items[0]!
    const elsewhere = await submitted(await newPerson(server), { eventCode: null, organisationId: changyang.id })
    await expectRefusal(reviewer.membershipDesk.getCase(params(elsewhere)), 'membership.not_found')
    await expectRefusal(
      decide(reviewer, elsewhere.id, { decision: 'approve', version: elsewhere.version }),
      'membership.not_found',
    )
    const here = await submitted(await newPerson(server))
    const district = await server.as('districtReviewer')
    expect((await district.membershipDesk.getCase(params(here))).id).toBe(here.id)

    await consent(reviewer)
    const own = await submitted(reviewer)
    await expectRefusal(decide(reviewer, own.id, { decision: 'approve', version: own.version }), 'membership.not_found')
  })

  it('keeps assurance once the document was seen, and never raises it by itself', async () => {
    const person = await newPerson(server)
    const { id, version } = await submitted(person)
    await decide(reviewer, id, { decision: 'approve', version })
    const row = await server.database.reader.findOneByOrFail(Person, { id: (await rows(id)).personId })
    expect(row).toMatchObject({ assurance: 'stated', assuredBy: null })
  })
})
