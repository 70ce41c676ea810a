import { Person, setDisabled } from '../../server/identity'
import { Membership } from '../../server/membership'
import { MembershipChange } from '../../server/membership/standing.entities'
import { notify } from '../../server/notifications'
import { RoleGrant } from '../../server/organisations'
import { AuditRow } from '../../server/platform/entities'
import { addGrant } from '../../server/seeds/organisations'
import type { MemberView } from '../../shared/membership/members.contract'
import { onEveryDatabase } from '../support/databases'
import { newMember, type TestMember } from '../support/members'
import { signIn, submitted } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId, unionOf } from '../support/unions'

type Body = Parameters<Caller['membersDesk']['decideMember']>[0]['body']
// Distributes over the union, which a plain Omit would flatten.
type Unversioned<B> = B extends unknown ? Omit<B, 'version'> : never

onEveryDatabase('The union’s members at the desk', (make) => {
  const server = useServer(make, { SESSION_IDLE_DAYS: '90', SESSION_DAYS: '365' })
  let reviewer: Caller
  beforeAll(async () => {
    reviewer = await server.as('reviewer')
  })

  const view = (id: string, by = reviewer): Promise<MemberView> =>
    by.membersDesk.getMember({ params: { membershipId: id } })
  /** Decides at the version that is there now. */
  async function decide(id: string, body: Unversioned<Body>, by = reviewer): Promise<MemberView> {
    const { version } = await server.database.reader.findOneByOrFail(Membership, { id })
    return by.membersDesk.decideMember({ params: { membershipId: id }, body: { ...body, version } as Body })
  }
  const standing = ({ caller }: TestMember) => caller.membershipStanding.getStanding({ query: {} })
  const newest = async ({ caller }: TestMember) =>
    (await caller.notifications.listMessages({ query: {} })).items[0] ?? null

  it('are listed by state, a page at a time, and found by whole name, phone, document or membership number', async () => {
    const member = await newMember(server, { name: '欧阳·买买提' })
    for (const q of [member.name, member.phone, member.number, member.number.replace(/(.{4})/g, '$1 ')]) {
      const { items } = await reviewer.membersDesk.listMembers({ query: { q } })
      expect(items).toEqual([
        expect.objectContaining({ id: member.membershipId, number: member.number, state: 'active' }),
      ])
      expect(JSON.stringify(items)).not.toContain(member.name)
    }
    expect((await reviewer.membersDesk.listMembers({ query: { q: '欧阳' } })).items).toEqual([])
    for (let count = 0; count < 22; count++) await newMember(server)
    const first = await reviewer.membersDesk.listMembers({ query: {} })
    const second = await reviewer.membersDesk.listMembers({ query: { cursor: first.nextCursor! } })
    expect(first.items).toHaveLength(20)
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain(member.membershipId)
    expect((await reviewer.membersDesk.listMembers({ query: { state: 'expelled' } })).items).toEqual([])
  })

  it('are the own subtree’s only, and never oneself', async () => {
    const elsewhere = await newMember(server, { at: '长阳', name: '房山的人' })
    expect((await reviewer.membersDesk.listMembers({ query: { q: '房山的人' } })).items).toEqual([])
    await expectRefusal(view(elsewhere.membershipId), 'membership.member_not_found')
    const params = { membershipId: elsewhere.membershipId }
    await expectRefusal(reviewer.membersDesk.revealMember({ params }), 'membership.member_not_found')
    const here = await newMember(server)
    expect((await view(here.membershipId, await server.as('districtReviewer'))).id).toBe(here.membershipId)
    const { id: personId } = await reviewer.identity.getMe()
    const organisationId = await unionId(server, '金盏')
    const { addMembership } = await import('../../server/seeds/membership')
    const own = await server.database.transaction((db) =>
      addMembership(db, { personId, organisationId }, server.clock.now()),
    )
    await expectRefusal(view(own.id), 'membership.member_not_found')
  })

  it('show masked numbers, whole ones on asking, which is recorded; with history and applications in reach', async () => {
    const member = await newMember(server, { name: '何大海' })
    const { id: earlier } = await (async () => {
      const other = await newMember(server, { at: '长阳' })
      await other.caller.membershipStanding.leave({ body: { confirmed: true } })
      await other.caller.privacy.giveConsents({
        body: { noticeVersion: (await other.caller.privacy.getNotice()).version, purposes: ['notice', 'document'] },
      })
      const application = await submitted(other.caller, { name: '何大海' })
      await reviewer.membershipDesk.decideApplication({
        params: { applicationId: application.id },
        body: { decision: 'approve', version: application.version },
      })
      const rejoined = await server.database.reader.findOneByOrFail(Membership, { currentKey: other.personId })
      expect(rejoined).toMatchObject({ number: other.number, previousId: other.membershipId })
      return rejoined
    })()
    const rejoined = await view(earlier)
    expect(rejoined.applications).toEqual([expect.objectContaining({ state: 'approved' })])
    // The membership at 长阳 is out of this reviewer's reach.
    expect(rejoined.others).toEqual([])
    expect(rejoined.history.map(({ act, actor }) => ({ act, actor }))).toEqual([{ act: 'join', actor: '陈静' }])

    const opened = await view(member.membershipId)
    expect(opened.person.documentNumber).toMatch(/^110\*+/)
    const params = { membershipId: member.membershipId }
    expect((await reviewer.membersDesk.revealMember({ params })).phone).toBe(member.phone)
    const actions = (await server.database.reader.findBy(AuditRow, { targetId: member.membershipId })).map(
      ({ action }) => action,
    )
    expect(actions).toEqual(expect.arrayContaining(['membership.member_viewed', 'membership.member_revealed']))
  })

  it('are retained until a day and back by themselves, and the member is told why', async () => {
    const member = await newMember(server)
    const id = member.membershipId
    const retained = await decide(id, { decision: 'retain', reason: 'unemployed', until: '2026-12-31', note: '待岗' })
    expect(retained).toMatchObject({
      state: 'retained',
      reason: 'unemployed',
      until: '2026-12-31',
      version: 2,
      actions: ['restore', 'suspend', 'expel', 'deceased', 'reveal'],
    })
    expect((await standing(member)).current).toMatchObject({ state: 'retained', until: '2026-12-31' })
    expect((await newest(member))!.body).toContain('失业')
    const from = server.clock.now()
    server.clock.set('2026-12-31T15:59:00.000Z')
    await server.runJob('membership.end_terms')
    expect((await view(id)).state).toBe('retained')
    server.clock.set('2026-12-31T16:00:00.000Z')
    await server.runJob('membership.end_terms')
    await server.runJob('membership.end_terms')
    const after = await view(id)
    expect(after).toMatchObject({ state: 'active', reason: null, until: null })
    expect(after.history.map(({ act, by, reason }) => [act, by, reason])).toEqual([
      ['restore', 'rule', 'termOver'],
      ['retain', 'union', 'unemployed'],
      ['join', 'union', null],
    ])
    server.clock.set(from.toISOString())
  })

  it('are suspended from a day, and made active again; impossible days are refused', async () => {
    server.clock.advance(10 * 86_400)
    const member = await newMember(server)
    server.clock.advance(5 * 86_400)
    const id = member.membershipId
    const suspend = (given: { from?: string; until?: string }) =>
      decide(id, { decision: 'suspend', reason: 'dues', ...given })
    expect((await expectRefusal(suspend({ from: '2027-01-01' }), 'membership.day_invalid')).field).toBe('from')
    expect((await expectRefusal(suspend({ from: '2026-11-30' }), 'membership.day_invalid')).field).toBe('from')
    expect((await expectRefusal(suspend({ until: '2026-12-07' }), 'membership.day_invalid')).field).toBe('until')
    expect(await suspend({ from: '2026-12-05', until: '2027-03-01' })).toMatchObject({
      state: 'suspended',
      stateSince: '2026-12-04T16:00:00.000Z',
      until: '2027-03-01',
    })
    expect((await member.caller.membership.getCard()).state).toBe('suspended')
    await expectRefusal(decide(id, { decision: 'suspend', reason: 'dues' }), 'membership.standing_unavailable')
    expect((await decide(id, { decision: 'restore', note: '补交了会费' })).state).toBe('active')
    expect((await newest(member))!.title).toBe('会籍恢复正常')
    server.clock.advance(-15 * 86_400)
  })

  it('are expelled with a reason and a way to appeal, and restored when the appeal is upheld', async () => {
    const member = await newMember(server)
    const id = member.membershipId
    const ended = await decide(id, { decision: 'expel', reason: 'statutes', note: '2026 年第 4 次委员会决定' })
    expect(ended).toMatchObject({ state: 'expelled', actions: ['reinstate', 'reveal'] })
    expect(await standing(member)).toMatchObject({
      current: null,
      ended: {
        state: 'expelled',
        reason: 'statutes',
        note: '2026 年第 4 次委员会决定',
        takeBackUntil: null,
        appealTo: { name: '朝阳区总工会(演示)', phone: '010-00000000' },
      },
      actions: ['joinAgain'],
    })
    await expectRefusal(member.caller.membership.getCard(), 'membership.no_card')
    expect(await decide(id, { decision: 'reinstate', note: '申诉成立' })).toMatchObject({ state: 'active' })
    expect(await member.caller.membership.getCard()).toMatchObject({ number: member.number, state: 'active' })
  })

  it('who have died are signed out, told nothing more, and are back whole where that was a mistake', async () => {
    const member = await newMember(server)
    const id = member.membershipId
    await decide(id, { decision: 'deceased', note: '家属来电' })
    await expectRefusal(standing(member), 'access.signed_out')
    const write = () =>
      server.database.transaction((db) =>
        notify(
          db,
          {
            personId: member.personId,
            template: 'membership.restored',
            params: { organisation: '金盏' },
            link: null,
            dedupeKey: `${id} test`,
          },
          server.clock.now(),
        ),
      )
    await write()
    const { Message } = await import('../../server/notifications/entities')
    expect(await server.database.reader.countBy(Message, { personId: member.personId })).toBe(0)
    await decide(id, { decision: 'reinstate', note: '同名,登记错了' })
    const person = await server.database.reader.findOneByOrFail(Person, { id: member.personId })
    expect(person.disabledAt).toBeNull()
    server.clock.advance(61)
    const again = await signIn(server, member.phone)
    const { history, current } = await again.membershipStanding.getStanding({ query: {} })
    expect(current?.state).toBe('active')
    expect(history.find(({ act }) => act === 'die')?.note).toBeNull()
    expect(history[0]).toMatchObject({ act: 'reinstate', note: '同名,登记错了' })
  })

  it('whose account an administrator has closed do not get it back by dying and coming back', async () => {
    const member = await newMember(server)
    const closedAt = server.clock.now()
    await server.database.transaction((db) => setDisabled(db, member.personId, closedAt, closedAt))
    server.clock.advance(60)
    await decide(member.membershipId, { decision: 'deceased', note: '家属来电' })
    await decide(member.membershipId, { decision: 'reinstate', note: '登记错了' })
    const person = await server.database.reader.findOneByOrFail(Person, { id: member.personId })
    expect(person.disabledAt).toEqual(closedAt)
  })

  it('who act for a union are not declared dead over the heads of those who gave them the role', async () => {
    const member = await newMember(server)
    const city = (await unionOf(server, '市总')).id
    await server.database.transaction((db) => addGrant(db, member.personId, 'orgAdmin', city, server.clock.now()))
    const dead = { decision: 'deceased' as const, note: '听说的' }
    await expectRefusal(decide(member.membershipId, dead), 'membership.staff_roles_held')
    expect((await member.caller.identity.getMe()).roles).toHaveLength(1)
    await server.database.transaction((db) =>
      db.update(RoleGrant, { personId: member.personId }, { endedAt: new Date() }),
    )
    expect((await decide(member.membershipId, dead)).state).toBe('deceased')
  })

  it('are decided at the version that was seen: of two decisions one counts', async () => {
    const member = await newMember(server)
    const params = { membershipId: member.membershipId }
    const outcomes = await Promise.allSettled([
      reviewer.membersDesk.decideMember({ params, body: { decision: 'retain', version: 1, reason: 'retired' } }),
      (await server.as('reviewer2')).membersDesk.decideMember({
        params,
        body: { decision: 'suspend', version: 1, reason: 'dues' },
      }),
    ])
    const refused = outcomes.filter(({ status }) => status === 'rejected')
    expect(refused).toEqual([
      expect.objectContaining({ reason: expect.objectContaining({ code: 'membership.member_changed' }) }),
    ])
    const changes = await server.database.reader.findBy(MembershipChange, { membershipId: member.membershipId })
    expect(changes).toHaveLength(2)
  })

  it('that ended stay ended for who has joined elsewhere meanwhile', async () => {
    const member = await newMember(server)
    await decide(member.membershipId, { decision: 'expel', reason: 'other', note: '说明' })
    const { addMembership } = await import('../../server/seeds/membership')
    const organisationId = await unionId(server, '长阳')
    const { personId } = member
    await server.database.transaction((db) => addMembership(db, { personId, organisationId }, server.clock.now()))
    expect((await view(member.membershipId)).actions).toEqual(['reveal'])
    await expectRefusal(
      decide(member.membershipId, { decision: 'reinstate', note: '说明' }),
      'membership.standing_unavailable',
    )
  })
})
