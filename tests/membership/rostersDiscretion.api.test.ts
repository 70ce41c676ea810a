import { Membership } from '../../server/membership'
import type { Organisation } from '../../server/organisations'
import { onEveryDatabase } from '../support/databases'
import { newDocumentNumber, newPerson, newPhone, submitted } from '../support/people'
import { checkedRoster, importedRoster, type ListedPerson, makeRoster, newListed, settle } from '../support/rosters'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionOf } from '../support/unions'
import { addUnit, withRole } from '../support/units'

onEveryDatabase('A unit’s roster, where somebody on it asked not to tell their employer', (make) => {
  const server = useServer(make)
  let unit: Organisation
  let street: Organisation
  let reviewer: Caller
  let officer: Caller
  beforeAll(async () => {
    unit = await addUnit(server, '速达公司工会')
    street = await unionOf(server, '金盏')
    reviewer = await server.as('reviewer')
    officer = await withRole(server, 'mediator', 'reviewer', unit)
  })

  const params = ({ id }: { id: string }) => ({ params: { rosterId: id } })

  /** Somebody who joins at the place and keeps it from the employer; `stage` says how far that is. */
  async function discreet(name: string, stage: 'applying' | 'member') {
    const listed = newListed({ name, number: newDocumentNumber(), phone: newPhone() })
    const caller = await newPerson(server, { phone: listed.phone! })
    const { id, version } = await submitted(caller, {
      eventCode: null,
      placeId: street.id,
      discreet: true,
      name,
      documentNumber: listed.number,
    })
    const decide = { params: { applicationId: id }, body: { decision: 'approve' as const, version } }
    if (stage === 'member') await reviewer.membershipDesk.decideApplication(decide)
    return { listed, caller, personId: (await caller.identity.getMe()).id }
  }

  it('is not got round by calling the unit’s union something else', async () => {
    const own = await withRole(server, 'teacher', 'orgAdmin', unit)
    const { name, acceptsApplications, version } = await own.organisationsDesk.getNode({
      params: { organisationId: unit.id },
    })
    const params = { organisationId: unit.id }
    const body = { name, acceptsApplications, version, kind: 'community' as const }
    await expectRefusal(own.organisationsDesk.editNode({ params, body }), 'organisations.kind_from_above')
    const above = await server.as('orgAdmin')
    const edited = await above.organisationsDesk.editNode({ params, body: { ...body, kind: 'industry' } })
    const back = { ...body, kind: 'enterprise' as const, version: edited.version }
    await above.organisationsDesk.editNode({ params, body: back })
    await expectRefusal(
      own.organisationsDesk.editNode({ params, body: { ...back, version: edited.version + 1, kind: 'community' } }),
      'organisations.kind_from_above',
    )
  })

  /** All a unit's officer can see of a roster, without what is another for everybody. */
  async function seen(roster: { id: string }) {
    const view = await officer.rosters.getRoster(params(roster))
    const { items } = await officer.rosters.listRosterRows({ ...params(roster), query: {} })
    const rows = items.map(({ documentNumber: _d, phone: _p, ...row }) => row)
    return { state: view.state, counts: view.counts, actions: view.actions, rows }
  }

  const asOfficer = async (people: ListedPerson[]) => {
    const upload = await makeRoster(people)
    return settle(server, officer, await officer.rosters.uploadRoster({ query: { organisationId: unit.id }, upload }))
  }

  it.each(['applying', 'member'] as const)('answers as for a stranger from check to undo, of one %s', async (stage) => {
    const { listed, caller, personId } = await discreet('尹无名', stage)
    const stranger = newListed({ name: '尹无名' })
    const both = await Promise.all([asOfficer([listed]), asOfficer([stranger])])
    const same = async () => {
      const [one, other] = await Promise.all(both.map(seen))
      expect(one).toEqual(other)
    }
    await same()
    for (const roster of both) {
      await officer.rosters.importRoster({ ...params(roster), body: { version: roster.version } })
      await settle(server, officer, roster)
    }
    await same()
    const shadow = await server.database.reader.findOneByOrFail(Membership, { shadowKey: personId })
    expect(shadow).toMatchObject({ isShadow: true, organisationId: unit.id, currentKey: null })
    const own = await server.database.reader.findOneBy(Membership, { currentKey: personId })
    expect(own?.organisationId ?? null).toBe(stage === 'member' ? street.id : null)
    const { items } = await caller.notifications.listMessages({ query: {} })
    expect(items[0]!.title).toBe('有单位把您列入了会员名单')

    // The same names once more, and other names with the same documents: what the unit wrote itself is what it is told.
    for (const change of [{ workplace: '又一次' }, { name: '尹有名' }]) {
      const again = await Promise.all([asOfficer([{ ...listed, ...change }]), asOfficer([{ ...stranger, ...change }])])
      const [one, other] = await Promise.all(again.map(seen))
      expect(one).toEqual(other)
      expect(one!.rows[0]!.state).toBe('faulty')
    }

    for (const roster of both) {
      const { version } = await officer.rosters.getRoster(params(roster))
      await officer.rosters.undoRoster({ ...params(roster), body: { version } })
      await settle(server, officer, roster)
    }
    await same()
    expect((await seen(both[0]!)).counts).toMatchObject({ undone: 1, kept: 0 })
    expect(await server.database.reader.countBy(Membership, { shadowKey: personId })).toBe(0)
  })

  it('is known for what it is by the union of the place, whose rosters no officer of a unit sees', async () => {
    const { listed } = await discreet('尹无名', 'member')
    const roster = await checkedRoster(server, reviewer, [listed])
    const { items } = await reviewer.rosters.listRosterRows({ ...params(roster), query: {} })
    expect(items[0]!.findings).toMatchObject([{ code: 'memberHere' }])
    const both = await withRole(server, 'reviewer2', 'orgAdmin', unit)
    await expectRefusal(both.rosters.getRoster(params(roster)), 'membership.roster_not_found')
    const list = await both.rosters.listRosters({ query: {} })
    expect(list.items.map(({ organisation }) => organisation.id)).not.toContain(street.id)
    expect(list.unions.map(({ id }) => id)).not.toContain(street.id)
    const found = await both.rosters.listRosterUnions({ query: { q: street.name } })
    expect(found.items.map(({ id }) => id)).not.toContain(street.id)
    const upload = await makeRoster([newListed()])
    await expectRefusal(
      both.rosters.uploadRoster({ query: { organisationId: street.id }, upload }),
      'organisations.not_found',
    )
    expect((await importedRoster(server, reviewer, [newListed()])).counts.imported).toBe(1)
  })
})
