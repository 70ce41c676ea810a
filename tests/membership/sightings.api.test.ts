import { Person } from '../../server/identity'
import type { JoiningEvent } from '../../server/membership'
import { Application } from '../../server/membership/entities'
import { AuditRow } from '../../server/platform/entities'
import { addJoiningEvent } from '../../server/seeds/membership'
import { onEveryDatabase } from '../support/databases'
import { completeForm, consent, newDocumentNumber, newPerson, submitted } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { addUnit, withRole } from '../support/units'

onEveryDatabase('A document seen at an event', (make) => {
  const server = useServer(make)
  let reviewer: Caller
  let reviewer2: Caller
  let event: JoiningEvent
  beforeAll(async () => {
    reviewer = await server.as('reviewer')
    reviewer2 = await server.as('reviewer2')
    event = await addEvent()
  })
  const addEvent = async () => {
    const { organisationId } = (await reviewer.identity.getMe()).roles[0]!
    const given = { organisationId, name: '驿站现场入会', place: '金盏路 8 号' }
    return server.database.transaction((db) => addJoiningEvent(db, given, 1, server.clock.now()))
  }

  const see = (by: Caller, { id, version }: { id: string; version: number }, eventId = event.id) =>
    by.membershipEvents.seeDocument({ params: { applicationId: id, eventId }, body: { version } })
  const joinHere = (person: Caller) => submitted(person, { eventCode: event.code })
  const approve = (by: Caller, { id, version }: { id: string; version: number }) =>
    by.membershipDesk.decideApplication({ params: { applicationId: id }, body: { decision: 'approve', version } })
  const personOf = async ({ id }: { id: string }) => {
    const { personId } = await server.database.reader.findOneByOrFail(Application, { id })
    return server.database.reader.findOneByOrFail(Person, { id: personId })
  }

  it('is said of the case, and kept by whoever approves it at the desk', async () => {
    const application = await joinHere(await newPerson(server))
    const seen = await see(reviewer, application)
    expect(seen).toMatchObject({ seen: { by: '陈静', at: '2026-11-23T02:00:00.000Z' }, actions: [] })
    expect(await personOf(application)).toMatchObject({ assurance: 'stated', documentIndex: null })

    const opened = await reviewer2.membershipDesk.getCase({ params: { applicationId: application.id } })
    expect(opened).toMatchObject({
      version: application.version,
      sighting: { by: '陈静', event: '驿站现场入会', at: '2026-11-23T02:00:00.000Z' },
      applicant: { assurance: 'seenByStaff' },
    })
    expect(opened.history.map(({ step, by, note }) => [step, by, note])).toEqual([
      ['submitted', null, undefined],
      ['seen', '陈静', '驿站现场入会'],
    ])
    server.clock.advance(60)
    await approve(reviewer2, application)
    server.clock.advance(-60)
    const { id } = await reviewer.identity.getMe()
    expect(await personOf(application)).toMatchObject({
      assurance: 'seenByStaff',
      assuredBy: id,
      assuredAtCase: application.id,
      assuredAtEvent: event.id,
      assuredAt: new Date('2026-11-23T02:00:00.000Z'),
    })
  })

  it('is on record, with ids only', async () => {
    const application = await joinHere(await newPerson(server))
    await see(reviewer, application)
    const rows = await server.database.reader.findBy(AuditRow, { action: 'membership.document_seen' })
    const row = rows.find(({ targetId }) => targetId === application.id)
    expect(row).toMatchObject({ outcome: 'done', facts: { version: application.version } })
  })

  it('of two who record it the first one counts, and both are answered alike', async () => {
    const application = await joinHere(await newPerson(server))
    const answers = await Promise.all([see(reviewer, application), see(reviewer2, application)])
    expect(answers[0]!.seen).toEqual(answers[1]!.seen)
    const { history } = await reviewer.membershipDesk.getCase({ params: { applicationId: application.id } })
    expect(history.filter(({ step }) => step === 'seen')).toHaveLength(1)
  })

  it('after the approval raises the member of that very document', async () => {
    const application = await joinHere(await newPerson(server))
    const { version } = await approve(reviewer, application)
    expect(await personOf(application)).toMatchObject({ assurance: 'stated' })
    await see(reviewer, { id: application.id, version })
    expect(await personOf(application)).toMatchObject({ assurance: 'seenByStaff', assuredAtEvent: event.id })
  })

  it('is not seen any more once the applicant names another', async () => {
    const person = await newPerson(server)
    const application = await joinHere(person)
    await see(reviewer, application)
    const params = { applicationId: application.id }
    const { version } = application
    await reviewer.membershipDesk.decideApplication({
      params,
      body: { decision: 'return', version, missing: ['workplace'] },
    })
    await person.membership.editApplication({ params, body: { workplace: '另一站点' } })
    expect((await reviewer.membershipDesk.getCase({ params })).sighting).not.toBeNull()
    await person.membership.editApplication({ params, body: { documentNumber: newDocumentNumber() } })
    expect((await reviewer.membershipDesk.getCase({ params })).sighting).toBeNull()
    const again = await person.membership.submitApplication({ params, body: {} })
    await approve(reviewer, again)
    expect(await personOf(application)).toMatchObject({ assurance: 'stated', assuredAtEvent: null })
  })

  it('is recorded for applications of this event only, at the version staff had before them', async () => {
    const elsewhere = await submitted(await newPerson(server))
    await expectRefusal(see(reviewer, elsewhere), 'membership.not_found')
    const draft = await (await newPerson(server)).membership.draftApplication({
      body: completeForm({ eventCode: event.code }),
    })
    await expectRefusal(see(reviewer, draft), 'membership.not_found')
    const here = await joinHere(await newPerson(server))
    await expectRefusal(see(reviewer, { id: here.id, version: 1 }), 'membership.changed_meanwhile')
    const other = await addEvent()
    await expectRefusal(see(reviewer, here, other.id), 'membership.not_found')
  })

  it('is not recorded for one that was returned or withdrawn, nor for oneself', async () => {
    const person = await newPerson(server)
    const application = await joinHere(person)
    const withdrawn = await person.membership.withdrawApplication({
      params: { applicationId: application.id },
      body: {},
    })
    const refusal = await expectRefusal(see(reviewer, withdrawn), 'membership.sighting_unavailable')
    expect(refusal.data).toEqual({ state: 'withdrawn' })

    await consent(reviewer2)
    const own = await joinHere(reviewer2)
    await expectRefusal(see(reviewer2, own), 'membership.not_found')
    const listed = await reviewer2.membershipEvents.listJoiners({ params: { eventId: event.id }, query: {} })
    expect(listed.items.map(({ id }) => id)).not.toContain(own.id)
    expect(await see(reviewer, own)).toMatchObject({ seen: { by: '陈静' } })
  })

  it('is neither listed nor recorded by somebody of the employer who must not know of the applicant', async () => {
    const unit = await addUnit(server, '速达公司工会')
    const both = await withRole(server, 'districtReviewer', 'orgAdmin', unit)
    const hidden = await submitted(await newPerson(server), { eventCode: event.code, discreet: true })
    const idsOf = async (by: Caller) =>
      (await by.membershipEvents.listJoiners({ params: { eventId: event.id }, query: {} })).items.map(({ id }) => id)
    expect(await idsOf(both)).not.toContain(hidden.id)
    await expectRefusal(see(both, hidden), 'membership.not_found')
    expect(await idsOf(reviewer)).toContain(hidden.id)
  })

  it('can be recorded while the stand is packed up, and no longer the day after', async () => {
    const early = await joinHere(await newPerson(server))
    const late = await joinHere(await newPerson(server))
    await reviewer.membershipEvents.closeEvent({ params: { eventId: event.id } })
    server.clock.advance(6 * 3_600)
    await see(reviewer, early)
    server.clock.advance(7 * 3_600)
    await expectRefusal(see(reviewer, late), 'membership.sighting_unavailable')
    server.clock.advance(-13 * 3_600)
  })
})
