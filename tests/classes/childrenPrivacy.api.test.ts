import { Child, ChildPicture, Collector, Guardianship, PriorityClaim } from '../../server/classes'
import { moveGuardian } from '../../server/classes/children.privacy'
import { WorkItem } from '../../server/desk/entities'
import { Membership } from '../../server/membership'
import { addBooking, addClass, addSite, addTerm } from '../../server/seeds/classes'
import { addGrant } from '../../server/seeds/organisations'
import { aPhoto, decideOn, newChildNumber, recordsOfGuardian, submittedChild } from '../support/children'
import { onEveryDatabase } from '../support/databases'
import { newMember } from '../support/members'
import { newStaff } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'
import { addUnit } from '../support/units'

onEveryDatabase('What is kept of children', (make) => {
  const server = useServer(make)
  let manager: Caller
  beforeAll(async () => {
    manager = await server.as('classManager')
  })
  const child = (id: string) => server.database.reader.findOneByOrFail(Child, { id })

  async function confirmedChild() {
    const { caller, personId } = await newMember(server, { at: '长阳' })
    const { id } = await submittedChild(caller, { name: '欧阳小满' })
    await decideOn(manager, id, 'confirm')
    return { caller, personId, id }
  }

  /** Past the days in which one can come back. */
  async function closeAccount(caller: Caller): Promise<void> {
    await caller.privacy.requestClosure()
    server.clock.advance(8 * 86_400)
    await server.runJob('privacy.close_accounts')
  }

  it('is shown to the guardian with who collects them, as the download of the own data', async () => {
    const { caller, id } = await confirmedChild()
    await recordsOfGuardian(caller, id)
    const { parts } = await caller.privacy.getData()
    expect(parts.map(({ part }) => part)).toEqual(expect.arrayContaining(['children', 'collectors', 'priorities']))
  })

  it('is nothing to whoever holds a role at an employer, of a guardian who does not tell theirs', async () => {
    const unit = await addUnit(server, '演示快递公司')
    const officer = await newStaff(server, 'classManager', await unionId(server, '长阳'))
    const guardian = await newMember(server, { at: '长阳' })
    await server.database.transaction(async (db) => {
      await addGrant(db, officer.id, 'reviewer', unit.id, server.clock.now())
      await db.update(Membership, { personId: guardian.personId }, { isDiscreet: true })
    })
    const { id: guardianshipId, review } = await submittedChild(guardian.caller)
    const params = { guardianshipId }
    await expectRefusal(officer.childrenDesk.getGuardianship({ params }), 'classes.case_not_found')
    const query = { q: review.caseNumber }
    expect((await officer.desk.listWorkItems({ query })).items).toEqual([])
    expect((await manager.desk.listWorkItems({ query })).items).toHaveLength(1)
  })

  it('keeps photos to who may see them: a link works for its person alone, and five minutes', async () => {
    const { caller, id } = await confirmedChild()
    const params = { childId: id }
    const body = { name: '王桂芬', phone: '13900001111', relation: '奶奶' }
    const { items } = await caller.children.addCollector({ params, body })
    const where = { ...params, collectorId: items[0]!.id }
    const shown = await caller.children.putCollectorPhoto({ params: where, upload: await aPhoto() })
    const { token } = shown.items[0]!.photo!
    await expectRefusal(manager.children.getPicture({ params: { token } }), 'classes.picture_not_found')
    await expectRefusal(
      manager.childrenDesk.seePicture({ params: { subjectId: id, token } }),
      'classes.picture_not_found',
    )
    await caller.children.getPicture({ params: { token } })
    server.clock.advance(301)
    await expectRefusal(caller.children.getPicture({ params: { token } }), 'classes.picture_expired')
  })

  /** A child of two confirmed guardians, with a place in a queue. */
  async function sharedChild() {
    const documentNumber = newChildNumber()
    const mother = await newMember(server, { at: '长阳' })
    const father = await newMember(server, { at: '长阳' })
    const { id } = await submittedChild(mother.caller, { documentNumber })
    await decideOn(manager, id, 'confirm')
    const his = await submittedChild(father.caller, { documentNumber, relation: 'father' })
    await decideOn(manager, his.id, 'confirm')
    await queueUp(mother.personId, id)
    return { mother, father, id, hisId: his.id }
  }

  async function queueUp(personId: string, childId: string): Promise<void> {
    const now = server.clock.now()
    const organisationId = await unionId(server, '长阳')
    await server.database.transaction(async (db) => {
      const term = await addTerm(db, { organisationId }, now)
      const { id: classId } = await addClass(db, { term, site: await addSite(db, { organisationId }, now) }, now)
      await addBooking(db, personId, [{ childId, classId, state: 'waiting', order: 1 }], now)
    })
  }

  it('stays while the child is booked: of two guardians who leave at once one stays, and staff end none of the last', async () => {
    const { mother, father, id, hisId } = await sharedChild()
    const params = { childId: id }
    const leaves = [mother, father].map(({ caller }) => caller.children.endChild({ params }))
    const left = await Promise.allSettled(leaves)
    expect(left.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await child(id)).toMatchObject({ erasedAt: null })
    const last = left[0]!.status === 'rejected' ? id : hisId
    await expectRefusal(decideOn(manager, last, 'end'), 'classes.child_booked')
  })

  it('keeps the confirmed one of two guardianships of somebody who turns out to be one person', async () => {
    const documentNumber = newChildNumber()
    const [from, to] = [await newMember(server, { at: '长阳' }), await newMember(server, { at: '长阳' })]
    const { id } = await submittedChild(from.caller, { documentNumber })
    await decideOn(manager, id, 'confirm')
    const filed = await submittedChild(to.caller, { documentNumber })
    await server.database.transaction((db) => moveGuardian(db, from.personId, to.personId))
    expect(await to.caller.children.listChildren()).toMatchObject({ items: [{ id, state: 'confirmed' }] })
    const { reader } = server.database
    expect(await reader.findOneByOrFail(WorkItem, { id: filed.id })).toMatchObject({ isOpen: false, state: 'ended' })
    expect(await reader.countBy(ChildPicture, { ownerId: filed.id })).toBe(0)
  })

  it('is forgotten with the account of the only guardian, and not before the child is out of its class', async () => {
    const { caller, personId, id } = await confirmedChild()
    const { collectorId, guardianshipId, priorityId } = await recordsOfGuardian(caller, id)
    await queueUp(personId, id)
    await expectRefusal(caller.children.endChild({ params: { childId: id } }), 'classes.child_booked')
    const { matters } = await caller.privacy.getClosure()
    expect(matters).toContainEqual(expect.objectContaining({ code: 'classes.child_booked' }))
    await expectRefusal(caller.privacy.requestClosure(), 'privacy.closure_refused')

    const { items } = await caller.classBookings.listBookings({ query: {} })
    await caller.classBookings.cancelBooking({ params: { bookingId: items[0]!.id }, query: {} })
    await closeAccount(caller)
    expect(await child(id)).toMatchObject({ name: '', documentNumber: '', documentIndex: null, contacts: null })
    const { reader } = server.database
    expect(await reader.findOneByOrFail(Collector, { id: collectorId })).toMatchObject({ name: '', phone: '' })
    expect(await reader.findOneByOrFail(Guardianship, { id: guardianshipId })).toMatchObject({
      state: 'ended',
      told: null,
    })
    expect(await reader.findOneByOrFail(PriorityClaim, { id: priorityId })).toMatchObject({ state: 'ended' })
  })
})
