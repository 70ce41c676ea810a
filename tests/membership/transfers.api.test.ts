import { Membership } from '../../server/membership'
import { MembershipChange, Transfer } from '../../server/membership/standing.entities'
import { AuditRow } from '../../server/platform/entities'
import { addGrant } from '../../server/seeds/organisations'
import { onEveryDatabase } from '../support/databases'
import { newMember, type TestMember } from '../support/members'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

onEveryDatabase('A transfer to another union', (make) => {
  const server = useServer(make)
  let reviewer: Caller
  let changyang: string
  let jinzhan: string
  /** Reviewer of 长阳, made one for these tests. */
  let newUnion: Caller
  beforeAll(async () => {
    reviewer = await server.as('reviewer')
    jinzhan = await unionId(server, '金盏')
    changyang = await unionId(server, '长阳')
    newUnion = await server.as('classManager')
    const { id } = await newUnion.identity.getMe()
    await server.database.transaction((db) => addGrant(db, id, 'reviewer', changyang, server.clock.now()))
  })

  const ask = ({ caller }: TestMember, organisationId = changyang, note?: string) =>
    caller.membershipStanding.askTransfer({ body: { organisationId, ...(note ? { note } : {}) } })
  const decide = (
    by: Caller,
    { id, version }: { id: string; version: number },
    body: { decision: 'accept' } | { decision: 'refuse'; reason: string } = { decision: 'accept' },
  ) => by.membersDesk.decideTransfer({ params: { transferId: id }, body: { ...body, version } })
  const standing = ({ caller }: TestMember) => caller.membershipStanding.getStanding({ query: {} })
  const rowsOf = (personId: string) =>
    server.database.reader.find(Membership, { where: { personId }, order: { id: 'ASC' } })
  const titles = async (caller: Caller) =>
    (await caller.notifications.listMessages({ query: {} })).items.map(({ title }) => title)

  it('is asked for by the member, shows meanwhile, and goes to the new union’s queue with its working days', async () => {
    const member = await newMember(server, { name: '钟一鸣' })
    const transfer = await ask(member, changyang, '换到长阳送餐')
    expect(transfer).toMatchObject({
      state: 'submitted',
      version: 1,
      from: { name: '金盏地区总工会(演示)' },
      to: { name: '长阳镇总工会(演示)' },
      note: '换到长阳送餐',
      dueAt: '2026-11-30T09:00:00.000Z',
      actions: ['withdraw'],
    })
    expect(transfer.number).toMatch(/^ZH-20261123-[2-9A-Z]{8}$/)
    expect(await standing(member)).toMatchObject({
      current: { state: 'transferring', organisation: { id: jinzhan } },
      transfer: { id: transfer.id },
      actions: ['leave'],
    })
    expect((await member.caller.membership.getCard()).state).toBe('transferring')
    expect((await member.caller.home.getHome()).underWay).toEqual([
      {
        id: transfer.id,
        kind: 'membership.transfer',
        state: 'submitted',
        organisationName: '长阳镇总工会(演示)',
        dueAt: transfer.dueAt,
        link: `/membership/transfer-progress?id=${transfer.id}`,
      },
    ])
    const { items } = await newUnion.desk.listWorkItems({ query: { q: transfer.number } })
    expect(items).toEqual([expect.objectContaining({ id: transfer.id, kind: 'membership.transfer', subject: '钟*鸣' })])
    expect((await reviewer.desk.listWorkItems({ query: { q: transfer.number } })).items).toEqual([])
    expect(await titles(reviewer)).toContain('有会员申请转出')
    expect(await titles(member.caller)).toEqual(['我们收到了您的转会申请'])
  })

  it('accepted, ends one membership and begins the other with the same number, and the old union is told', async () => {
    const member = await newMember(server, { name: '钟二毛' })
    const { qr } = await member.caller.membership.getCard()
    const transfer = await ask(member)
    server.clock.advance(30)
    const opened = await newUnion.membersDesk.getTransferCase({ params: { transferId: transfer.id } })
    expect(opened).toMatchObject({
      person: { name: '钟二毛', phone: expect.stringMatching(/^139\*{4}/), assurance: 'seenByStaff' },
      membership: { number: member.number, state: 'active' },
      actions: ['accept', 'refuse', 'assign', 'reveal'],
    })
    expect(JSON.stringify(opened)).not.toContain(member.phone)
    expect(await decide(newUnion, transfer)).toMatchObject({
      state: 'accepted',
      decided: { by: '郑洁', reason: null },
      history: [
        { step: 'requested', by: null },
        { step: 'accepted', by: '郑洁' },
      ],
      actions: ['reveal'],
    })

    const [old, current] = await rowsOf(member.personId)
    expect(old).toMatchObject({ state: 'moved', currentKey: null, numberKey: null, until: server.clock.now() })
    expect(current).toMatchObject({
      state: 'active',
      organisationId: changyang,
      currentKey: member.personId,
      number: member.number,
      numberKey: member.number,
      previousId: old!.id,
    })
    const card = await member.caller.membership.getCard()
    expect(card).toMatchObject({ number: member.number, state: 'active', organisation: { name: '长阳镇总工会(演示)' } })
    const clerk = await server.as('merchantClerk')
    expect(await clerk.membership.checkCard({ body: { qr } })).toMatchObject({
      state: 'active',
      organisation: '长阳镇总工会(演示)',
    })
    server.clock.advance(-30)
    const view = await standing(member)
    expect(view.history.map(({ act }) => act)).toEqual(['moveIn', 'moveOut', 'askTransfer', 'join'])
    expect(view.transfer).toMatchObject({ state: 'accepted', dueAt: null, actions: [] })
    expect((await titles(reviewer))[0]).toBe('会员已转出')
    expect(await titles(member.caller)).toEqual(['转会办好了', '我们收到了您的转会申请'])
    expect((await newUnion.desk.listWorkItems({ query: { q: transfer.number } })).items[0]).toMatchObject({
      state: 'accepted',
      dueAt: null,
    })
  })

  it('refused with a reason, leaves everything as it was, and can be asked for again', async () => {
    const member = await newMember(server, { state: 'retained' })
    const transfer = await ask(member)
    await decide(newUnion, transfer, { decision: 'refuse', reason: '不在长阳工作' })
    const own = await member.caller.membershipStanding.getTransfer({ params: { transferId: transfer.id } })
    expect(own).toMatchObject({ state: 'refused', reason: '不在长阳工作', actions: ['askAgain'] })
    expect(await standing(member)).toMatchObject({ current: { state: 'retained' }, actions: ['transfer', 'leave'] })
    expect((await titles(reviewer))[0]).toBe('会员没有转出')
    const again = await ask(member)
    await decide(newUnion, again)
    expect((await standing(member)).current).toMatchObject({ state: 'retained', organisation: { id: changyang } })
    const { items } = await member.caller.membershipStanding.listTransfers({ query: {} })
    expect(items.map(({ state }) => state)).toEqual(['accepted', 'refused'])
  })

  it('is withdrawn by the member, once, and not after it was decided', async () => {
    const member = await newMember(server)
    const transfer = await ask(member)
    const withdraw = (id = transfer.id) =>
      member.caller.membershipStanding.withdrawTransfer({ params: { transferId: id }, body: {} })
    expect((await withdraw()).state).toBe('withdrawn')
    expect((await withdraw()).state).toBe('withdrawn')
    expect((await standing(member)).current).toMatchObject({ state: 'active' })
    const refusal = await expectRefusal(decide(newUnion, transfer), 'membership.transfer_decided')
    expect(refusal.data).toMatchObject({ state: 'withdrawn' })
    const second = await ask(member)
    await decide(newUnion, second)
    await expectRefusal(withdraw(second.id), 'membership.transfer_closed')
  })

  it('is one at a time, and not to the own union, to one that takes nobody, or by who is no member', async () => {
    const member = await newMember(server)
    await expectRefusal(ask(member, jinzhan), 'membership.same_union')
    await expectRefusal(ask(member, await unionId(server, '市总工会')), 'membership.organisation_closed')
    const asked = await Promise.allSettled([ask(member), ask(member), ask(member)])
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { transfer } = await standing(member)
    expect((await expectRefusal(ask(member), 'membership.transfer_open')).data).toEqual({ id: transfer!.id })
    expect(await server.database.reader.countBy(Transfer, { personId: member.personId })).toBe(1)
    const rider = await server.as('rider')
    await expectRefusal(
      rider.membershipStanding.askTransfer({ body: { organisationId: changyang } }),
      'membership.no_membership',
    )
  })

  it('is no way out of a disciplinary matter, but is out of a union one has lost touch with', async () => {
    const suspended = async (reason: 'discipline' | 'noContact') => {
      const member = await newMember(server)
      await reviewer.membersDesk.decideMember({
        params: { membershipId: member.membershipId },
        body: { decision: 'suspend', version: 1, reason },
      })
      return member
    }
    await expectRefusal(ask(await suspended('discipline')), 'membership.standing_unavailable')
    const forgotten = await suspended('noContact')
    await decide(newUnion, await ask(forgotten))
    expect((await standing(forgotten)).current).toMatchObject({ state: 'active', reason: null })
  })

  it('cannot be held up by the old union: while it is open only a death ends it', async () => {
    const member = await newMember(server)
    const transfer = await ask(member)
    const params = { membershipId: member.membershipId }
    const view = await reviewer.membersDesk.getMember({ params })
    expect(view).toMatchObject({
      state: 'transferring',
      transfer: { to: '长阳镇总工会(演示)' },
      actions: ['deceased', 'reveal'],
    })
    const { version } = view
    for (const body of [
      { decision: 'suspend', version, reason: 'dues' } as const,
      { decision: 'expel', version, reason: 'other', note: '不许走' } as const,
    ]) {
      await expectRefusal(reviewer.membersDesk.decideMember({ params, body }), 'membership.standing_unavailable')
    }
    await expectRefusal(decide(reviewer, transfer), 'membership.transfer_not_found')
    await reviewer.membersDesk.decideMember({ params, body: { decision: 'deceased', version, note: '家属告知' } })
    await expectRefusal(decide(newUnion, transfer), 'membership.transfer_decided')
    expect(await server.database.reader.findOneByOrFail(Transfer, { id: transfer.id })).toMatchObject({
      state: 'void',
      openKey: null,
    })
    expect((await rowsOf(member.personId)).map(({ state }) => state)).toEqual(['deceased'])
  })

  it('decided by two reviewers while the member withdraws has one outcome, and the member one union', async () => {
    const district = await server.as('mediator')
    const { id } = await district.identity.getMe()
    const fangshan = await unionId(server, '房山区')
    await server.database.transaction((db) => addGrant(db, id, 'reviewer', fangshan, server.clock.now()))
    for (let round = 0; round < 6; round++) {
      const member = await newMember(server)
      const transfer = await ask(member)
      const outcomes = await Promise.allSettled([
        decide(newUnion, transfer),
        decide(district, transfer, { decision: 'refuse', reason: '不在辖区' }),
        member.caller.membershipStanding.withdrawTransfer({ params: { transferId: transfer.id }, body: {} }),
        reviewer.membersDesk.decideMember({
          params: { membershipId: member.membershipId },
          body: { decision: 'deceased', version: 2, note: '登记' },
        }),
      ])
      const done = outcomes.filter(({ status }) => status === 'fulfilled').length
      const { state, openKey } = await server.database.reader.findOneByOrFail(Transfer, { id: transfer.id })
      expect({ done, openKey, isOpen: state === 'submitted' }).toEqual({ done: 1, openKey: null, isOpen: false })
      const rows = await rowsOf(member.personId)
      const current = rows.filter(({ currentKey }) => currentKey !== null)
      expect(current).toHaveLength(state === 'void' ? 0 : 1)
      expect(rows).toHaveLength(state === 'accepted' ? 2 : 1)
    }
  })

  it('keeps what the member wrote and why it was refused sealed, and leaves a trace of every look', async () => {
    const member = await newMember(server, { name: '钟三立' })
    const transfer = await ask(member, changyang, '孩子在长阳上学')
    const sealed = await newUnion.membersDesk.revealTransferMember({ params: { transferId: transfer.id } })
    expect(sealed.phone).toBe(member.phone)
    const audit = await server.database.reader.findBy(AuditRow, { targetId: transfer.id })
    expect(audit.map(({ action }) => action)).toContain('membership.transfer_revealed')
    const [row] = await server.database.source.query('SELECT note FROM membership_transfers WHERE id = ?', [
      transfer.id,
    ])
    expect(row.note).not.toContain('长阳')
    const changes = await server.database.reader.findBy(MembershipChange, { personId: member.personId })
    expect(changes).toHaveLength(2)
  })
})
