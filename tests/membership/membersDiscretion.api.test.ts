import { addShadow, beginMembership, Membership } from '../../server/membership'
import type { Organisation } from '../../server/organisations'
import { systemRandom } from '../../server/platform/random'
import { addPerson } from '../../server/seeds/identity'
import { onEveryDatabase } from '../support/databases'
import { newMember, type TestMember } from '../support/members'
import { newDocumentNumber, newPhone } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionOf } from '../support/unions'
import { addUnit, withRole } from '../support/units'

/** An answer without what is another one for everybody. */
const plain = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer)
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
      .replace(/"\d{12}"/g, '"number"')
      .replace(/\d{3}\*{4,}\w{4}/g, 'masked'),
  )

onEveryDatabase('Not telling the employer, at the members’ desk', (make) => {
  const server = useServer(make)
  let unit: Organisation
  let reviewer: Caller
  let officer: Caller
  /** Reviews at 金盏 and works for the unit as well. */
  let both: Caller
  beforeAll(async () => {
    unit = await addUnit(server, '速达公司工会')
    reviewer = await server.as('reviewer')
    officer = await withRole(server, 'mediator', 'reviewer', unit)
    both = await withRole(server, 'reviewer2', 'orgAdmin', unit)
  })

  const rowOf = (id: string) => server.database.reader.findOneByOrFail(Membership, { id })
  /** A member of 金盏's who keeps it from the employer. */
  async function discreetMember(name: string): Promise<TestMember> {
    const member = await newMember(server, { name })
    await server.database.transaction((db) => db.update(Membership, { id: member.membershipId }, { isDiscreet: true }))
    return member
  }
  /** What the unit gets where it takes in somebody who keeps it from them. */
  const shadowOf = async ({ personId, name }: TestMember, documentNumber: string) =>
    (
      await server.database.transaction((db) =>
        addShadow(
          db,
          { personId, organisation: unit, facts: { name, documentKind: 'residentId', documentNumber } },
          systemRandom,
          server.clock.now(),
        ),
      )
    ).membership

  it('does not list, find or open a member for whoever works for the unit, and does for everybody else', async () => {
    const member = await discreetMember('谢不言')
    const params = { membershipId: member.membershipId }
    for (const q of [member.name, member.phone, member.number]) {
      expect((await both.membersDesk.listMembers({ query: { q } })).items).toEqual([])
      expect((await reviewer.membersDesk.listMembers({ query: { q } })).items).toHaveLength(1)
    }
    const all = (await both.membersDesk.listMembers({ query: {} })).items
    expect(all.map(({ id }) => id)).not.toContain(member.membershipId)
    await expectRefusal(both.membersDesk.getMember({ params }), 'membership.member_not_found')
    await expectRefusal(both.membersDesk.revealMember({ params }), 'membership.member_not_found')
    await expectRefusal(
      both.membersDesk.decideMember({ params, body: { decision: 'restore', version: 1 } }),
      'membership.member_not_found',
    )
    expect((await reviewer.membersDesk.getMember({ params })).state).toBe('active')
  })

  it('gives the unit its shadow as it gives a stranger’s membership, through every decision, and nobody else hears', async () => {
    const member = await discreetMember('谢不语')
    const documentNumber = newDocumentNumber()
    const shadow = await shadowOf(member, documentNumber)
    const stranger = await server.database.transaction(async (db) => {
      const now = server.clock.now()
      const document = newDocumentNumber().slice(0, 17)
      const personId = await addPerson(db, { phone: newPhone(), name: '谢不语', document }, now)
      return beginMembership(db, { personId, organisationId: unit.id }, { actorId: null }, systemRandom, now)
    })
    const found = (await officer.membersDesk.listMembers({ query: { q: '谢不语' } })).items
    expect(found.map(({ id }) => id).sort()).toEqual([shadow.id, stranger.id].sort())
    expect((await officer.membersDesk.listMembers({ query: { q: member.phone } })).items).toEqual([])
    expect((await reviewer.membersDesk.listMembers({ query: { q: shadow.number } })).items).toEqual([])
    await expectRefusal(
      reviewer.membersDesk.getMember({ params: { membershipId: shadow.id } }),
      'membership.member_not_found',
    )
    const sealed = await officer.membersDesk.revealMember({ params: { membershipId: shadow.id } })
    expect(sealed).toEqual({ documentNumber, phone: null })

    const before = (await member.caller.notifications.listMessages({ query: {} })).items.length
    const phoneless = (view: { person: object }) => ({ ...view, person: { ...view.person, phone: null } })
    for (const decision of [
      { decision: 'suspend', version: 1, reason: 'dues' } as const,
      { decision: 'expel', version: 2, reason: 'other', note: '说明' } as const,
      { decision: 'reinstate', version: 3, note: '说明' } as const,
      { decision: 'deceased', version: 4, note: '说明' } as const,
    ]) {
      const [ofShadow, ofStranger] = [shadow.id, stranger.id].map((membershipId) =>
        officer.membersDesk.decideMember({ params: { membershipId }, body: decision }),
      )
      expect(plain(phoneless(await ofShadow!))).toEqual(plain(phoneless(await ofStranger!)))
    }
    expect(await rowOf(shadow.id)).toMatchObject({ state: 'deceased', shadowKey: null, currentKey: null })
    const own = await member.caller.membershipStanding.getStanding({ query: {} })
    expect(own).toMatchObject({ current: { state: 'active', number: member.number }, history: [{ act: 'join' }] })
    expect((await member.caller.notifications.listMessages({ query: {} })).items).toHaveLength(before)
  })

  it('goes along with a transfer, and ends with the one to the unit’s own union', async () => {
    const member = await discreetMember('谢不说')
    const shadow = await shadowOf(member, newDocumentNumber())
    const ask = async (to: Organisation) => {
      const { id, version } = await member.caller.membershipStanding.askTransfer({ body: { organisationId: to.id } })
      return { params: { transferId: id }, body: { decision: 'accept' as const, version } }
    }
    const changyang = await unionOf(server, '长阳')
    const there = await withRole(server, 'classManager', 'reviewer', changyang)
    const bothThere = await withRole(server, 'teacher', 'reviewer', changyang)
    const { id } = await bothThere.identity.getMe()
    const { addGrant } = await import('../../server/seeds/organisations')
    await server.database.transaction((db) => addGrant(db, id, 'orgAdmin', unit.id, server.clock.now()))

    const away = await ask(changyang)
    expect((await bothThere.desk.listWorkItems({ query: {} })).items).toEqual([])
    await expectRefusal(bothThere.membersDesk.getTransferCase({ params: away.params }), 'membership.transfer_not_found')
    const heard = (await both.notifications.listMessages({ query: {} })).items.map(({ body }) => body).join()
    expect(heard).not.toContain('谢*说')
    await there.membersDesk.decideTransfer(away)
    const current = () => server.database.reader.findOneByOrFail(Membership, { currentKey: member.personId })
    expect(await current()).toMatchObject({ organisationId: changyang.id, isDiscreet: true, number: member.number })

    const home = await ask(unit)
    expect((await officer.membersDesk.getTransferCase({ params: home.params })).person.name).toBe('谢不说')
    await officer.membersDesk.decideTransfer(home)
    expect(await current()).toMatchObject({ organisationId: unit.id, isDiscreet: false, number: member.number })
    expect(await rowOf(shadow.id)).toMatchObject({ shadowKey: null, state: 'left' })
    expect((await officer.membersDesk.listMembers({ query: { q: member.number } })).items).toHaveLength(1)
  })
})
