import { Application } from '../../server/membership/entities'
import { onEveryDatabase } from '../support/databases'
import { completeForm, newDocumentNumber, newPerson, submitted } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'

onEveryDatabase('Joining the union', (make) => {
  const server = useServer(make)
  let reviewer: Caller
  beforeAll(async () => {
    reviewer = await server.as('reviewer')
  })

  const params = (view: { id: string }) => ({ params: { applicationId: view.id } })
  const decide = (by: Caller, id: string, body: Parameters<Caller['membershipDesk']['decideApplication']>[0]['body']) =>
    by.membershipDesk.decideApplication({ params: { applicationId: id }, body })
  const rows = (id: string) => server.database.reader.findOneByOrFail(Application, { id })

  it('leads from the QR over a reviewer to a card that a gatekeeper checks', async () => {
    const person = await newPerson(server)
    const opened = await person.membership.getJoin({ query: { event: 'jz2626xy' } })
    expect(opened.event).toMatchObject({
      code: 'JZ2626XY',
      open: true,
      qrText: expect.stringContaining('/membership/join?event=JZ2626XY'),
    })
    expect(opened.consentsDue).toEqual([])

    const draft = await person.membership.draftApplication({ body: completeForm({ name: '王建国' }) })
    expect(draft).toMatchObject({
      state: 'draft',
      version: 1,
      dueAt: null,
      missing: [],
      actions: ['edit', 'submit', 'withdraw'],
    })
    const handedIn = await person.membership.submitApplication({ ...params(draft), body: { version: 1 } })
    // Monday 23 November 2026, three working days: Thursday 17:00 in Shanghai.
    expect(handedIn).toMatchObject({ state: 'submitted', version: 2, dueAt: '2026-11-26T09:00:00.000Z' })
    expect(handedIn.receiptNumber).toMatch(/^RH-20261123-[2-9A-Z]{8}$/)
    expect(handedIn.owner).toEqual(draft.organisation)

    const queue = await reviewer.desk.listWorkItems({ query: { q: '王建国' } })
    expect(queue.items).toEqual([
      expect.objectContaining({ id: draft.id, subject: '王*国', state: 'submitted', version: 2, route: 'event' }),
    ])
    const opened2 = await reviewer.membershipDesk.getCase(params(draft))
    expect(opened2).toMatchObject({
      duplicates: [],
      earlier: [],
      actions: ['approve', 'return', 'refuse', 'assign', 'reveal'],
    })
    expect(opened2.applicant.documentNumber).toMatch(/^110\*{11}\w{4}$/)

    const decided = await decide(reviewer, draft.id, { decision: 'approve', version: 2, assurance: 'seenByStaff' })
    expect(decided).toMatchObject({ state: 'approved', applicant: { assurance: 'seenByStaff' }, actions: ['reveal'] })

    const card = await person.membership.getCard()
    expect(card).toMatchObject({
      name: '王建国',
      state: 'active',
      since: '2026-11-23',
      qrExpiresAt: '2026-11-23T02:01:00.000Z',
    })
    const clerk = await server.as('merchantClerk')
    expect(await clerk.membership.checkCard({ body: { qr: card.qr } })).toEqual({
      name: '王*国',
      organisation: card.organisation.name,
      state: 'active',
      checkedAt: '2026-11-23T02:00:00.000Z',
    })
    const inbox = await person.notifications.listMessages({ query: {} })
    const [gift] = (await person.benefits.listMyCoupons({ query: {} })).items
    expect(inbox.unread).toBe(4)
    expect(inbox.items.map(({ link }) => link)).toEqual([
      '/membership/card',
      `/benefits/coupon?id=${gift!.id}`,
      '/insurance/covers',
      `/membership/progress?id=${draft.id}`,
    ])
  })

  it('hands in once, however often it is handed in under one key', async () => {
    const person = await newPerson(server)
    const draft = await person.membership.draftApplication({ body: completeForm() })
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        person.membership.submitApplication(
          { ...params(draft), body: {} },
          { idempotencyKey: 'the same tap'.replaceAll(' ', '-') },
        ),
      ),
    )
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await rows(draft.id)).toMatchObject({ state: 'submitted', version: 2 })
  })

  it('hands in once under fifty different keys, and makes one draft of fifty', async () => {
    const person = await newPerson(server)
    const body = completeForm()
    const drafts = await Promise.all(Array.from({ length: 50 }, () => person.membership.draftApplication({ body })))
    expect(new Set(drafts.map(({ id, version }) => `${id} ${version}`)).size).toBe(1)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => person.membership.submitApplication({ ...params(drafts[0]!), body: {} })),
    )
    expect(new Set(answers.map(({ receiptNumber, version }) => `${receiptNumber} ${version}`)).size).toBe(1)
    expect((await person.notifications.listMessages({ query: {} })).items).toHaveLength(1)
  })

  it('answers the same key over another body with a refusal', async () => {
    const person = await newPerson(server)
    const options = { idempotencyKey: 'k-1' }
    await person.membership.draftApplication({ body: completeForm() }, options)
    await expectRefusal(person.membership.draftApplication({ body: completeForm() }, options), 'request.key_reused')
  })

  it('names everything that is missing at once, and keeps the draft', async () => {
    const person = await newPerson(server, { consents: false })
    const draft = await person.membership.draftApplication({ body: { name: '李四' } })
    const refusal = await expectRefusal(
      person.membership.submitApplication({ ...params(draft), body: {} }),
      'membership.incomplete',
    )
    expect(refusal.data).toEqual({
      missing: ['organisation', 'consent', 'documentNumber', 'documentExpiry', 'occupation', 'workplace', 'signature'],
    })
    expect((await person.membership.getApplication(params(draft))).content.name).toBe('李四')
  })

  it('takes no document number before its purpose was agreed to', async () => {
    const person = await newPerson(server, { consents: false })
    const refusal = await expectRefusal(
      person.membership.draftApplication({ body: { documentNumber: newDocumentNumber() } }),
      'privacy.consent_due',
    )
    expect(refusal.data).toMatchObject({ purposes: ['notice', 'document'] })
  })

  it('refuses a document that cannot be one, naming the field', async () => {
    const person = await newPerson(server)
    const wrong = await expectRefusal(
      person.membership.draftApplication({ body: { documentNumber: '110105198503120013' } }),
      'membership.document_invalid',
    )
    expect(wrong.field).toBe('documentNumber')
    const over = await expectRefusal(
      person.membership.draftApplication({ body: { documentExpiry: '2026-11-22' } }),
      'membership.document_invalid',
    )
    expect(over.field).toBe('documentExpiry')
  })

  it('is under way once: a second application is told of the first', async () => {
    const person = await newPerson(server)
    const first = await submitted(person)
    const refusal = await expectRefusal(
      person.membership.draftApplication({ body: completeForm() }),
      'membership.under_way',
    )
    expect(refusal.data).toEqual({ id: first.id, state: 'submitted' })
  })

  it('can be withdrawn before it is decided, which a reviewer then cannot decide', async () => {
    const person = await newPerson(server)
    const { id, version } = await submitted(person)
    expect((await person.membership.withdrawApplication({ params: { applicationId: id }, body: {} })).state).toBe(
      'withdrawn',
    )
    await expectRefusal(decide(reviewer, id, { decision: 'approve', version }), 'membership.already_decided')
    await expectRefusal(
      person.membership.submitApplication({ params: { applicationId: id }, body: {} }),
      'membership.action_unavailable',
    )
  })

  it('keeps what one person wrote out of reach of another, as if it were not there', async () => {
    const { id } = await submitted(await newPerson(server))
    const other = await newPerson(server)
    const absent = '01936f5e-0000-7000-8000-00000000dead'
    for (const applicationId of [id, absent]) {
      const at = { params: { applicationId } }
      await expectRefusal(other.membership.getApplication(at), 'membership.not_found')
      await expectRefusal(other.membership.editApplication({ ...at, body: { name: '我' } }), 'membership.not_found')
      await expectRefusal(other.membership.submitApplication({ ...at, body: {} }), 'membership.not_found')
      await expectRefusal(other.membership.withdrawApplication({ ...at, body: {} }), 'membership.not_found')
    }
  })

  it('goes to a union that takes applications, and to an event that is open', async () => {
    const person = await newPerson(server)
    const city = (await server.anonymous.organisations.listOrganisations({ query: { q: '市总工会' } })).items[0]!
    await expectRefusal(
      person.membership.draftApplication({ body: { organisationId: city.id } }),
      'membership.organisation_closed',
    )
    await expectRefusal(
      person.membership.draftApplication({ body: { eventCode: 'ZZZZ9999' } }),
      'membership.event_not_found',
    )
    server.clock.set('2028-01-03T02:00:00.000Z')
    try {
      const late = await newPerson(server)
      await expectRefusal(late.membership.draftApplication({ body: completeForm() }), 'membership.event_closed')
    } finally {
      server.clock.set('2026-11-23T02:00:00.000Z')
    }
  })
})
