import { Membership, membershipEnded, membershipResumed } from '../../server/membership'
import { MembershipChange } from '../../server/membership/standing.entities'
import { writeRule } from '../../server/platform/rules'
import { onEveryDatabase } from '../support/databases'
import { newMember, type TestMember } from '../support/members'
import { completeForm, consent, signIn } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

const start = '2026-11-23T02:00:00.000Z'

onEveryDatabase('Leaving the union', (make) => {
  const server = useServer(make, { SESSION_IDLE_DAYS: '90', SESSION_DAYS: '365' })
  let reviewer: Caller
  const heard: string[] = []
  beforeAll(async () => {
    reviewer = await server.as('reviewer')
    membershipEnded.register('test', async (_, { id, state }) => void heard.push(`${id} ${state}`))
    membershipResumed.register('test', async (_, { id, state }) => void heard.push(`${id} ${state}`))
  })
  beforeEach(() => server.clock.set(start))

  const leave = ({ caller }: TestMember, given: { on?: string; reason?: string } = {}) =>
    caller.membershipStanding.leave({ body: { confirmed: true, ...given } })
  const takeBack = ({ caller }: TestMember) => caller.membershipStanding.takeBackLeaving()
  const standing = ({ caller }: TestMember) => caller.membershipStanding.getStanding({ query: {} })
  const row = ({ membershipId: id }: TestMember) => server.database.reader.findOneByOrFail(Membership, { id })
  const acts = async (member: TestMember) => (await standing(member)).history.map(({ act }) => act)
  const messages = async ({ caller }: TestMember) => (await caller.notifications.listMessages({ query: {} })).items
  /** A member whose membership was stopped just now. */
  async function suspendedMember(reason: 'noContact' | 'discipline' = 'noContact'): Promise<TestMember> {
    const member = await newMember(server)
    await reviewer.membersDesk.decideMember({
      params: { membershipId: member.membershipId },
      body: { decision: 'suspend', version: 1, reason },
    })
    return member
  }
  const lapseJobs = async () => {
    await server.runJob('membership.notice_lapses')
    await server.runJob('membership.lapse')
  }

  it('takes effect at once, and can be taken back for seven days, as before', async () => {
    const member = await newMember(server, { state: 'retained' })
    const left = await leave(member, { reason: '要回老家了' })
    expect(left).toMatchObject({
      current: null,
      ended: { state: 'left', takeBackUntil: '2026-11-30T16:00:00.000Z', appealTo: null },
      actions: ['takeBack', 'joinAgain'],
    })
    await expectRefusal(member.caller.membership.getCard(), 'membership.no_card')
    server.clock.set('2026-11-30T15:59:59.000Z')
    expect((await takeBack(member)).current).toMatchObject({ state: 'retained', number: member.number })
    expect(heard).toEqual([`${member.membershipId} left`, `${member.membershipId} retained`])
    await leave(member)
    server.clock.advance(8 * 86_400)
    await expectRefusal(takeBack(member), 'membership.take_back_over')
    expect((await standing(member)).actions).toEqual(['joinAgain'])
  })

  it('asks for a confirmation, and of who is no member there is nothing to leave', async () => {
    const member = await newMember(server)
    const unsure = member.caller.membershipStanding.leave({ body: { confirmed: false as true } })
    await expectRefusal(unsure, 'request.invalid')
    const rider = await server.as('rider')
    await expectRefusal(rider.membershipStanding.leave({ body: { confirmed: true } }), 'membership.no_membership')
    await expectRefusal(rider.membershipStanding.takeBackLeaving(), 'membership.standing_unavailable')
    expect(await rider.membershipStanding.getStanding({ query: {} })).toMatchObject({
      current: null,
      ended: null,
      history: [],
      actions: ['joinAgain'],
    })
  })

  it('on a day is announced, can be cancelled until then, and happens with the day', async () => {
    const member = await newMember(server)
    for (const on of ['2026-11-23', '2027-03-01']) {
      await expectRefusal(leave(member, { on }), 'membership.day_invalid')
    }
    expect((await leave(member, { on: '2026-11-25' })).current).toMatchObject({ leavesOn: '2026-11-25' })
    expect((await takeBack(member)).current).toMatchObject({ leavesOn: null, state: 'active' })
    await leave(member, { on: '2026-11-25' })
    server.clock.set('2026-11-24T15:59:00.000Z')
    await server.runJob('membership.leave_on_day')
    expect((await row(member)).state).toBe('active')
    server.clock.set('2026-11-24T16:00:00.000Z')
    await Promise.all([server.runJob('membership.leave_on_day'), server.runJob('membership.leave_on_day')])
    expect(await row(member)).toMatchObject({ state: 'left', currentKey: null })
    expect(await acts(member)).toEqual(['leave', 'announceLeaving', 'cancelLeaving', 'announceLeaving', 'join'])
    expect((await messages(member)).map(({ title }) => title)).toEqual([
      '您已退会',
      '我们记下了您的退会',
      '我们记下了您的退会',
    ])
  })

  it('ends an open transfer with it; on a day it waits until the transfer is decided', async () => {
    const member = await newMember(server)
    const organisationId = await unionId(server, '长阳')
    const { id } = await member.caller.membershipStanding.askTransfer({ body: { organisationId } })
    await expectRefusal(leave(member, { on: '2026-11-30' }), 'membership.transfer_open')
    await leave(member)
    expect(await member.caller.membershipStanding.getTransfer({ params: { transferId: id } })).toMatchObject({
      state: 'void',
    })
    expect(await acts(member)).toEqual(['leave', 'endTransfer', 'askTransfer', 'join'])
    expect((await takeBack(member)).current?.state).toBe('active')
  })

  it('is no end for ever: a new application is approved, linked, and keeps the number', async () => {
    const member = await newMember(server)
    await leave(member)
    await consent(member.caller)
    const { id } = await member.caller.membership.draftApplication({ body: completeForm({ name: member.name }) })
    const { version } = await member.caller.membership.submitApplication({ params: { applicationId: id }, body: {} })
    const opened = await reviewer.membershipDesk.getCase({ params: { applicationId: id } })
    expect(opened.former).toEqual([
      expect.objectContaining({ state: 'left', organisation: '金盏地区总工会(演示)', since: '2026-11-23' }),
    ])
    await reviewer.membershipDesk.decideApplication({
      params: { applicationId: id },
      body: { decision: 'approve', version },
    })
    const rows = await server.database.reader.find(Membership, {
      where: { personId: member.personId },
      order: { id: 'ASC' },
    })
    expect(rows).toMatchObject([
      { state: 'left', numberKey: null },
      { state: 'active', number: member.number, numberKey: member.number, previousId: member.membershipId },
    ])
    await expectRefusal(takeBack(member), 'membership.standing_unavailable')
    expect(await acts(member)).toEqual(['join', 'leave', 'join'])
  })

  it('taken back while an application is approved leaves one current membership', async () => {
    for (let round = 0; round < 4; round++) {
      const member = await newMember(server)
      await leave(member)
      await consent(member.caller)
      const { id } = await member.caller.membership.draftApplication({ body: completeForm() })
      const { version } = await member.caller.membership.submitApplication({ params: { applicationId: id }, body: {} })
      const outcomes = await Promise.allSettled([
        takeBack(member),
        reviewer.membershipDesk.decideApplication({
          params: { applicationId: id },
          body: { decision: 'approve', version },
        }),
      ])
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const { personId } = member
      expect(await server.database.reader.countBy(Membership, { currentKey: personId })).toBe(1)
    }
  })

  it('comes by itself after months without a word, but not before a notice with its day was given', async () => {
    const member = await suspendedMember()
    server.clock.set('2027-05-22T02:00:00.000Z')
    await lapseJobs()
    expect(await row(member)).toMatchObject({ state: 'suspended', lapsesOn: null })
    server.clock.set('2027-05-23T02:00:00.000Z')
    await lapseJobs()
    await lapseJobs()
    expect(await row(member)).toMatchObject({ state: 'suspended', lapsesOn: '2027-06-22' })
    member.caller = await signIn(server, member.phone)
    const [notice, ...others] = await messages(member)
    expect(notice).toMatchObject({ title: '请回一声:您还在吗?', link: '/membership/standing' })
    expect(notice!.body).toContain('2027-06-22')
    expect(others).toHaveLength(1)
    server.clock.set('2027-06-21T15:59:00.000Z')
    await lapseJobs()
    expect((await row(member)).state).toBe('suspended')
    server.clock.set('2027-06-21T16:00:00.000Z')
    await lapseJobs()
    await lapseJobs()
    expect(await row(member)).toMatchObject({ state: 'lapsed', currentKey: null, lapsesOn: null })
    const changes = await server.database.reader.find(MembershipChange, {
      where: { membershipId: member.membershipId },
      order: { id: 'ASC' },
    })
    expect(changes.map(({ act, actorId }) => [act, actorId === null])).toEqual([
      ['join', true],
      ['suspend', false],
      ['noticeLapse', true],
      ['lapse', true],
    ])
  })

  it('by itself is stopped by a tap, and the months begin anew', async () => {
    const member = await suspendedMember()
    const answer = () => member.caller.membershipStanding.answerLapse()
    await expectRefusal(answer(), 'membership.standing_unavailable')
    server.clock.set('2027-05-24T02:00:00.000Z')
    await lapseJobs()
    // Half a year away the session has ended; signing in again is the way back.
    member.caller = await signIn(server, member.phone)
    expect(await standing(member)).toMatchObject({ current: { lapsesOn: '2027-06-23' } })
    expect(await answer()).toMatchObject({ current: { state: 'suspended', lapsesOn: null } })
    server.clock.set('2027-11-23T02:00:00.000Z')
    await lapseJobs()
    expect((await row(member)).lapsesOn).toBeNull()
    server.clock.set('2027-11-25T02:00:00.000Z')
    await lapseJobs()
    expect((await row(member)).lapsesOn).toBe('2027-12-25')
  })

  it('does not come over who is being examined, has an end set, or was made active meanwhile', async () => {
    const examined = await suspendedMember('discipline')
    const ending = await newMember(server)
    await reviewer.membersDesk.decideMember({
      params: { membershipId: ending.membershipId },
      body: { decision: 'suspend', version: 1, reason: 'dues', until: '2028-01-01' },
    })
    const restored = await suspendedMember()
    server.clock.set('2027-05-24T02:00:00.000Z')
    await lapseJobs()
    expect((await row(restored)).lapsesOn).toBe('2027-06-23')
    const again = await server.as('reviewer')
    await again.membersDesk.decideMember({
      params: { membershipId: restored.membershipId },
      body: { decision: 'restore', version: 3 },
    })
    server.clock.set('2027-07-01T02:00:00.000Z')
    await lapseJobs()
    expect(await row(restored)).toMatchObject({ state: 'active', lapsesOn: null })
    expect(await row(examined)).toMatchObject({ state: 'suspended', lapsesOn: null })
    expect(await row(ending)).toMatchObject({ state: 'suspended', lapsesOn: null })
  })

  it('by itself keeps to the rule of its day, and a job that is killed is finished by the next run', async () => {
    reviewer = await server.as('reviewer')
    const members = [await suspendedMember(), await suspendedMember(), await suspendedMember()]
    const shorter = { months: 2, noticeDays: 10 }
    const from2027 = { name: 'membership.lapse', validFrom: new Date('2027-01-01T00:00:00Z'), value: shorter }
    await server.database.transaction((db) => writeRule(db, from2027))
    server.clock.set('2027-02-01T02:00:00.000Z')
    // The second transaction of the run is the last one before the process is gone.
    const { transaction } = server.database
    let count = 0
    server.database.transaction = (work, options) => {
      if (++count > 2) throw new Error('killed')
      return transaction.call(server.database, work, options) as never
    }
    await expect(server.runJob('membership.notice_lapses')).rejects.toThrow('killed')
    server.database.transaction = transaction
    const noticed = async () => (await Promise.all(members.map(row))).map(({ lapsesOn }) => lapsesOn)
    expect((await noticed()).filter((day) => day !== null).length).toBeLessThan(3)
    server.clock.advance(86_400)
    await server.runJob('membership.notice_lapses')
    const days = await noticed()
    expect(days.filter((day) => day === '2027-02-11' || day === '2027-02-12')).toHaveLength(3)
    for (const member of members) {
      const changes = await server.database.reader.findBy(MembershipChange, {
        membershipId: member.membershipId,
        act: 'noticeLapse',
      })
      expect(changes).toHaveLength(1)
    }
  })
})
