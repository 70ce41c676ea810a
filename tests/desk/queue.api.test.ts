import { IsNull } from 'typeorm'
import { RoleGrant } from '../../server/organisations'
import { isUntouched } from '../../server/platform/audit'
import { AuditRow } from '../../server/platform/entities'
import { onEveryDatabase } from '../support/databases'
import { consent, newPerson, newPhone, submitted } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'

onEveryDatabase('The desk', (make) => {
  const server = useServer(make)
  let reviewer: Caller
  let reviewer2: Caller
  beforeAll(async () => {
    reviewer = await server.as('reviewer')
    reviewer2 = await server.as('reviewer2')
  })
  const list = (by: Caller, query: Parameters<Caller['desk']['listWorkItems']>[0]['query'] = {}) =>
    by.desk.listWorkItems({ query })
  const assign = (by: Caller, id: string, body = {}) => by.desk.assignWorkItem({ params: { workItemId: id }, body })

  it('lists the own subtree page by page, soonest due first, each case once', async () => {
    const ids: string[] = []
    for (let at = 0; at < 23; at++) ids.push((await submitted(await newPerson(server))).id)
    server.clock.advance(86_400)
    ids.push((await submitted(await newPerson(server))).id)
    const first = await list(reviewer)
    expect(first.items).toHaveLength(20)
    const second = await list(reviewer, { cursor: first.nextCursor! })
    expect(second.nextCursor).toBeNull()
    const listed = [...first.items, ...second.items]
    expect(listed.map(({ id }) => id)).toEqual(ids)
    expect(first.counts).toMatchObject({ open: 24, mine: 0, unassigned: 24, overdue: 0 })
    expect((await list(await server.as('districtReviewer'))).counts.open).toBe(24)
    // An auditor of the whole city is staff, and decides nothing: no queue of theirs.
    expect((await list(await server.as('auditor'))).items).toEqual([])
  })

  it('finds a case by whole name, phone, document or case number, and by no part of them', async () => {
    const phone = newPhone()
    const filed = await submitted(await newPerson(server, { phone }), { name: '欧阳·阿依古丽' })
    const { documentNumber } = await reviewer.membershipDesk.revealApplicant({ params: { applicationId: filed.id } })
    for (const q of ['欧阳·阿依古丽', phone, documentNumber, filed.receiptNumber!]) {
      expect((await list(reviewer, { q })).items.map(({ id }) => id)).toEqual([filed.id])
    }
    for (const q of ['欧阳', phone.slice(0, 7), documentNumber.slice(0, 10)]) {
      expect((await list(reviewer, { q })).items).toEqual([])
    }
  })

  it('gives a case to one reviewer; a colleague takes it over only by saying so', async () => {
    const { id } = await submitted(await newPerson(server))
    expect((await assign(reviewer, id)).assignee).toEqual({ name: '陈静', isMe: true })
    const refusal = await expectRefusal(assign(reviewer2, id), 'desk.assigned_elsewhere')
    expect(refusal.data).toEqual({ assignee: '陈静' })
    expect((await assign(reviewer2, id, { takeOver: true })).assignee).toEqual({ name: '刘洋', isMe: true })
    expect((await list(reviewer2, { assignee: 'me' })).items.map((item) => item.id)).toEqual([id])
    expect((await assign(reviewer2, id, { to: 'nobody' })).assignee).toBeNull()
  })

  it('lets one of many who reach for a case at once have it', async () => {
    const { id } = await submitted(await newPerson(server))
    await Promise.allSettled(Array.from({ length: 20 }, (_, at) => assign(at % 2 === 0 ? reviewer : reviewer2, id)))
    const { history } = await reviewer.membershipDesk.getCase({ params: { applicationId: id } })
    expect(history.filter(({ step }) => step === 'assigned')).toHaveLength(1)
  })

  it('shows what is overdue as overdue', async () => {
    const { id } = await submitted(await newPerson(server))
    server.clock.advance(14 * 86_400)
    reviewer = await server.as('reviewer')
    const overdue = await list(reviewer, { overdue: 'true' })
    expect(overdue.counts.overdue).toBe(overdue.counts.open)
    expect((await reviewer.membershipDesk.getCase({ params: { applicationId: id } })).overdue).toBe(true)
    server.clock.advance(-14 * 86_400)
  })

  it('keeps a reviewer’s own application out of their queue, and in a colleague’s', async () => {
    await consent(reviewer2)
    const { id } = await submitted(reviewer2, { name: '刘洋' })
    expect((await list(reviewer2, { q: '刘洋' })).items).toEqual([])
    await expectRefusal(assign(reviewer2, id), 'desk.not_found')
    expect((await list(reviewer, { q: '刘洋' })).items.map((item) => item.id)).toEqual([id])
  })

  it('answers for a case out of reach as for one that never was', async () => {
    const changyang = (await server.anonymous.organisations.listOrganisations({ query: { q: '长阳' } })).items[0]!
    const { id } = await submitted(await newPerson(server), { eventCode: null, organisationId: changyang.id })
    await expectRefusal(assign(reviewer, id), 'desk.not_found')
    await expectRefusal(assign(reviewer, '01936f5e-0000-7000-8000-00000000dead'), 'desk.not_found')
  })

  it('shows whole numbers only on demand, and every look is on record, sealed against change', async () => {
    const { id } = await submitted(await newPerson(server))
    await reviewer.membershipDesk.revealApplicant({ params: { applicationId: id } })
    const row = await server.database.reader.findOneByOrFail(AuditRow, {
      action: 'membership.applicant_revealed',
      targetId: id,
    })
    expect(row).toMatchObject({ outcome: 'done', actorId: (await reviewer.identity.getMe()).id })
    expect(isUntouched(row)).toBe(true)
    expect(isUntouched({ ...row, actorId: null } as AuditRow)).toBe(false)
  })

  it('is closed to who lost the role, from the next request on', async () => {
    const leaving = await server.as('reviewer2')
    await list(leaving)
    const { id: personId } = await leaving.identity.getMe()
    await server.database.transaction((db) =>
      db.update(RoleGrant, { personId, endedAt: IsNull() }, { endedAt: server.clock.now() }),
    )
    await expectRefusal(list(leaving), 'access.denied')
  })
})
