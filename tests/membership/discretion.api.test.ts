import { phoneOf } from '../../server/demo/data'
import { addShadow, coarse, Membership, moveDiscretion } from '../../server/membership'
import { Application } from '../../server/membership/entities'
import { findStrangersTo, type Organisation } from '../../server/organisations'
import type { Db } from '../../server/platform/db'
import { systemRandom } from '../../server/platform/random'
import { addMembership } from '../../server/seeds/membership'
import type { ApplicationInput } from '../../shared/membership/contract'
import { onEveryDatabase } from '../support/databases'
import { completeForm, consent, newDocumentNumber, newPerson, newPhone, submitted } from '../support/people'
import { plain } from '../support/plain'
import { type Caller, expectRefusal, refusalOf, useServer } from '../support/server'
import { unionOf } from '../support/unions'
import { addUnit, withRole } from '../support/units'

onEveryDatabase('Not telling the employer: the officers of a unit get the answer they get for a stranger', (make) => {
  const server = useServer(make)
  let unit: Organisation
  let street: Organisation
  let reviewer: Caller
  let officer: Caller
  /** Reviews at the street and works for the unit as well. */
  let both: Caller

  beforeAll(async () => {
    unit = await addUnit(server, '速达公司工会')
    street = await unionOf(server, '金盏')
    reviewer = await server.as('reviewer')
    officer = await withRole(server, 'mediator', 'reviewer', unit)
    both = await withRole(server, 'reviewer2', 'orgAdmin', unit)
  })

  const at = ({ id }: { id: string }) => ({ params: { applicationId: id } })
  const byPlace = (): Partial<ApplicationInput> => ({ eventCode: null, placeId: street.id, discreet: true })
  let count = 0
  /** Nobody else works there under this name. */
  const toUnit = (): Partial<ApplicationInput> => {
    count += 1
    return { eventCode: null, organisationId: unit.id, workplace: `速达 ${String(count).padStart(3, '0')} 站` }
  }
  const approve = async (by: Caller, { id }: { id: string }) => {
    const { version } = await by.membershipDesk.getCase(at({ id }))
    const body = { decision: 'approve' as const, version, assurance: 'seenByStaff' as const }
    return by.membershipDesk.decideApplication({ ...at({ id }), body })
  }
  const personOf = async (caller: Caller) => (await caller.identity.getMe()).id
  const write = <T>(work: (db: Db) => Promise<T>): Promise<T> => server.database.transaction(work)
  const asOfficer = { isUnitOfficer: true }
  const asOther = { isUnitOfficer: false }

  /** A member of the street's union who keeps it from the employer. */
  async function discreetMember(given: Partial<ApplicationInput> = {}) {
    const phone = newPhone()
    const documentNumber = newDocumentNumber()
    const caller = await newPerson(server, { phone })
    const application = await submitted(caller, { ...byPlace(), documentNumber, ...given })
    await approve(reviewer, application)
    return { caller, phone, documentNumber, application, personId: await personOf(caller) }
  }

  it('goes to the union of the place, and is refused where it would go to the unit, whichever is chosen last', async () => {
    const person = await newPerson(server)
    const refusal = await expectRefusal(
      person.membership.draftApplication({ body: completeForm({ ...toUnit(), discreet: true }) }),
      'membership.discreet_at_unit',
    )
    expect(refusal.field).toBe('organisationId')
    const draft = await person.membership.draftApplication({ body: completeForm(toUnit()) })
    await expectRefusal(
      person.membership.editApplication({ ...at(draft), body: { discreet: true } }),
      'membership.discreet_at_unit',
    )
    const moved = await person.membership.editApplication({
      ...at(draft),
      body: { discreet: true, placeId: street.id },
    })
    expect(moved).toMatchObject({ route: 'pool', organisation: { id: street.id }, content: { discreet: true } })
    await expectRefusal(
      person.membership.editApplication({ ...at(draft), body: { organisationId: unit.id } }),
      'membership.discreet_at_unit',
    )
    const group = await addUnit(server, '速达班组', 'group')
    await expectRefusal(
      person.membership.editApplication({ ...at(draft), body: { organisationId: group.id } }),
      'membership.discreet_at_unit',
    )
    await person.membership.submitApplication({ ...at(draft), body: {} })
    expect(await reviewer.membershipDesk.getCase(at(draft))).toMatchObject({ discreet: true, route: 'pool' })
    await approve(reviewer, draft)
    const row = await server.database.reader.findOneByOrFail(Membership, { applicationId: draft.id })
    expect(row).toMatchObject({ isDiscreet: true, isShadow: false, organisationId: street.id })
  })

  it('in the search of the desk, by name, phone and number, and in its counts', async () => {
    const phone = newPhone()
    const documentNumber = newDocumentNumber()
    const search = async (by: Caller, q: string) => by.desk.listWorkItems({ query: { q } })
    const asked = ['诸葛青', phone, documentNumber]
    const before = await Promise.all(asked.map((q) => search(both, q)))
    const { id } = await submitted(await newPerson(server, { phone }), {
      ...byPlace(),
      name: '诸葛青',
      documentNumber,
    })
    expect(await Promise.all(asked.map((q) => search(both, q)))).toEqual(before)
    expect((await search(reviewer, phone)).items).toHaveLength(1)
    await expectRefusal(both.membershipDesk.getCase(at({ id })), 'membership.not_found')
    await expectRefusal(both.desk.assignWorkItem({ params: { workItemId: id }, body: {} }), 'desk.not_found')
  })

  it('among the duplicates of another application, as applicant, member and namesake', async () => {
    const { documentNumber } = await discreetMember({ name: '司马光', workplace: '美团' })
    const applying = newDocumentNumber()
    await submitted(await newPerson(server), { ...byPlace(), documentNumber: applying })
    const opened = async (given: Partial<ApplicationInput>) => {
      const application = await submitted(await newPerson(server), { ...toUnit(), ...given })
      return officer.membershipDesk.getCase(at(application))
    }
    const stranger = await opened({ name: '欧阳修', documentNumber: newDocumentNumber() })
    expect(stranger.duplicates).toEqual([])
    expect(plain(await opened({ name: '欧阳修', documentNumber }))).toEqual(plain(stranger))
    expect(plain(await opened({ name: '欧阳修', documentNumber: applying }))).toEqual(plain(stranger))
    const namesake = { name: '司马光', workplace: '美团', documentNumber: newDocumentNumber() }
    expect((await opened(namesake)).duplicates).toEqual([])
  })

  it('in what they filed with the unit before: no membership, no assurance, no further application', async () => {
    const filed = async () => {
      const caller = await newPerson(server)
      const application = await submitted(caller, { ...toUnit(), documentNumber: newDocumentNumber() })
      await caller.membership.withdrawApplication({ ...at(application), body: {} })
      return { caller, application }
    }
    const stranger = await filed()
    const { caller, application } = await filed()
    const again = await submitted(caller, byPlace())
    await approve(reviewer, again)
    expect((await reviewer.membershipDesk.getCase(at(application))).applicant.assurance).toBe('seenByStaff')
    expect(plain(await officer.membershipDesk.getCase(at(application)))).toEqual(
      plain(await officer.membershipDesk.getCase(at(stranger.application))),
    )
  })

  it('on approving somebody else with the same number', async () => {
    const { documentNumber, personId } = await discreetMember()
    const approved = async (number: string) => {
      const application = await submitted(await newPerson(server), { ...toUnit(), documentNumber: number })
      return plain(await approve(officer, application))
    }
    const stranger = await approved(newDocumentNumber())
    expect(stranger).toMatchObject({ state: 'approved', membership: { number: 'number', state: 'active' } })
    expect(await approved(documentNumber)).toEqual(stranger)
    const held = await server.database.reader.findOneByOrFail(Membership, { currentKey: personId })
    expect(held).toMatchObject({ organisationId: street.id, state: 'active' })

    // Now somebody holds it openly, as the stranger would: the next one is refused.
    const taken = newDocumentNumber()
    await approved(taken)
    const refused = async (number: string) => {
      const application = await submitted(await newPerson(server), { ...toUnit(), documentNumber: number })
      const opened = await officer.membershipDesk.getCase(at(application))
      const { code, data } = await refusalOf(approve(officer, application))
      return plain({ opened, code, data })
    }
    const second = await refused(taken)
    expect(second).toMatchObject({ code: 'membership.document_held' })
    expect(await refused(documentNumber)).toEqual(second)
  })

  it('on approving the very person, whose membership stays where it is', async () => {
    const approved = async (isMember: boolean) => {
      const caller = await newPerson(server)
      const application = await submitted(caller, toUnit())
      const personId = await personOf(caller)
      // As a roster of the territorial union would, while the application waits.
      if (isMember) {
        await write(async (db) => {
          await addMembership(db, { personId, organisationId: street.id }, server.clock.now())
          await db.update(Membership, { currentKey: personId }, { isDiscreet: true })
        })
      }
      return plain(await approve(officer, application))
    }
    expect(await approved(true)).toEqual(await approved(false))
  })

  it('in charts, which name no count that is smaller than five', async () => {
    expect([0, 1, 4, 5, 30].map((count) => coarse(asOfficer, count))).toEqual([0, null, null, 5, 30])
    expect([0, 1, 4, 5].map((count) => coarse(asOther, count))).toEqual([0, 1, 4, 5])
  })

  it('in messages: whatever the person does, none of theirs hears of it', async () => {
    const inbox = async () => (await officer.notifications.listMessages({ query: {} })).items
    const before = await inbox()
    const { caller } = await discreetMember()
    await caller.membership.getCard()
    expect(await inbox()).toEqual(before)
  })

  it('wherever staff name a person, as for a grant by roster or a role', async () => {
    const { personId } = await discreetMember()
    const known = (await (await server.as('driver')).identity.getMe()).id
    expect([...(await findStrangersTo(server.database.reader, asOfficer, [personId, known]))]).toEqual([personId])
    expect([...(await findStrangersTo(server.database.reader, asOther, [personId, known]))]).toEqual([])
  })

  it('in the record that the unit’s auditor reads, of somebody who works for the unit’s union themselves', async () => {
    const auditor = await withRole(server, 'judge3', 'auditor', unit)
    const recorded = async (name: 'judge1' | 'judge2', isApplying: boolean) => {
      const colleague = await withRole(server, name, 'teacher', unit)
      await consent(colleague)
      if (isApplying) await approve(reviewer, await submitted(colleague, byPlace()))
      // By phone, which their union gave the role to; a name that came with what is kept leads nowhere.
      const { items } = await auditor.audit.listAudit({ query: { who: phoneOf(name) } })
      return items.map(({ action, outcome }) => ({ action, outcome }))
    }
    expect(await recorded('judge1', true)).toEqual(await recorded('judge2', false))
  })

  it('in a role that the person took up: it is of somebody without a name', async () => {
    const { caller, phone, documentNumber } = await discreetMember()
    const stranger = newPhone()
    const organisationId = unit.id
    for (const one of [phone, stranger]) {
      await both.staffDesk.grantRole({ body: { organisationId, role: 'merchantClerk', who: { phone: one } } })
    }
    server.clock.advance(61)
    await newPerson(server, { phone, consents: false })
    await newPerson(server, { phone: stranger, consents: false })
    const shown = async (q: string) =>
      (await both.staffDesk.listStaff({ query: { q } })).items.map(({ name, actions }) => ({ name, actions }))
    expect(await shown(phone)).toEqual(await shown(stranger))
    expect(await shown(documentNumber)).toEqual([])
    expect((await caller.identity.getMe()).name).not.toBeNull()
  })

  it('until the person moves to the union of the unit, and not by any other move', async () => {
    const { personId, application } = await discreetMember()
    const own = await addUnit(server, '丁公司工会')
    const facts = { name: '张三丰' }
    await write((db) => addShadow(db, { personId, organisation: own, facts }, systemRandom, server.clock.now()))
    expect(await write((db) => moveDiscretion(db, personId, street, server.clock.now()))).toBe(true)
    expect(await write((db) => moveDiscretion(db, personId, own, server.clock.now()))).toBe(false)
    expect(await findStrangersTo(server.database.reader, asOfficer, [personId])).toEqual(new Set())
    expect(await server.database.reader.countBy(Membership, { personId, isDiscreet: true })).toBe(0)
    expect(await server.database.reader.findOneByOrFail(Application, { id: application.id })).toMatchObject({
      isDiscreet: false,
    })
    expect(await server.database.reader.countBy(Membership, { shadowKey: personId })).toBe(0)
  })
})
