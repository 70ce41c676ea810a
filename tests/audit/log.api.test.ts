import { AuditRow } from '../../server/platform/entities'
import { addGrant } from '../../server/seeds/organisations'
import { onEveryDatabase } from '../support/databases'
import { newPerson, submitted } from '../support/people'
import { type Caller, callRaw, expectRefusal, useServer } from '../support/server'

onEveryDatabase('The auditor', (make) => {
  const server = useServer(make)
  let auditor: Caller
  let reviewer: Caller
  beforeAll(async () => {
    auditor = await server.as('auditor')
    reviewer = await server.as('reviewer')
  })
  const list = (query: Parameters<Caller['audit']['listAudit']>[0]['query'], by = auditor) =>
    by.audit.listAudit({ query })

  it('finds who saw a person’s whole numbers, by case, by name, by what was done', async () => {
    const { id } = await submitted(await newPerson(server))
    const { requestId } = (await callRaw(server.url, 'GET', '/desk/audit', undefined, {})).body
    expect(requestId).toBeDefined()
    await reviewer.membershipDesk.revealApplicant({ params: { applicationId: id } })
    const revealed = await list({ targetId: id, action: 'membership.applicant_revealed' })
    const me = await reviewer.identity.getMe()
    expect(revealed.items).toEqual([
      expect.objectContaining({ outcome: 'done', targetId: id, actor: { id: me.id, name: me.name, isStaff: true } }),
    ])
    const all = await list({ targetId: id })
    expect(all.items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['membership.applicant_revealed', 'membership.application_submitted']),
    )
    expect((await list({ who: me.name! })).items.every(({ actor }) => actor?.id === me.id)).toBe(true)
    expect((await list({ who: '没有这个人' })).items).toEqual([])
  })

  it('sees members masked, refusals by their code, and a day by its border in Shanghai', async () => {
    const { id } = await submitted(await newPerson(server), { name: '欧阳修' })
    const mediator = await server.as('mediator')
    await expectRefusal(mediator.membershipDesk.getCase({ params: { applicationId: id } }), 'access.denied')
    const refused = await list({ refused: 'true', who: (await mediator.identity.getMe()).name! })
    expect(refused.items[0]).toMatchObject({ outcome: 'access.denied', targetId: id })
    const submittedRow = (await list({ targetId: id, action: 'membership.application_submitted' })).items[0]!
    expect(submittedRow.actor).toMatchObject({ isStaff: false })
    expect(submittedRow.actor!.name).not.toContain('欧阳修')
    const today = server.clock.now().toISOString().slice(0, 10)
    expect((await list({ targetId: id, from: today, to: today })).items.length).toBeGreaterThan(0)
    expect((await list({ targetId: id, to: '2026-11-01' })).items).toEqual([])
  })

  it('goes through pages without losing or repeating a row', async () => {
    const whole = await server.database.reader.countBy(AuditRow, { action: 'membership.application_drafted' })
    const seen = new Set<string>()
    let cursor: string | undefined
    do {
      const page = await list({ action: 'membership.application_drafted', cursor })
      for (const { id } of page.items) seen.add(id)
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen.size).toBe(whole)
  })

  it('of a district sees what staff of that district did, and nothing else', async () => {
    const mediator = await server.as('mediator')
    const { id, roles } = await mediator.identity.getMe()
    await server.database.transaction((db) => addGrant(db, id, 'auditor', roles[0]!.organisationId, server.clock.now()))
    const district = await list({}, mediator)
    expect(district.items.length).toBeGreaterThan(0)
    expect(new Set(district.items.map(({ actor }) => actor?.id))).toEqual(new Set([id]))
  })

  it('takes a copy along only after proving once more who they are: masked, marked, and harmless in a spreadsheet', async () => {
    const path = '/desk/audit/export?action=audit.log_viewed'
    const headers = { authorization: `Bearer ${auditor.token}` }
    server.clock.advance(600)
    const due = await callRaw(server.url, 'GET', path, undefined, headers)
    expect([due.status, due.body.error?.code]).toEqual([403, 'access.step_up_due'])
    const { code } = await auditor.demo.makeStepUpCode()
    await auditor.identity.proveSecondFactor({ body: { code } })
    const taken = await auditor.audit.exportAudit({ query: { action: 'audit.log_viewed' } })
    const text = new TextDecoder().decode(taken.content)
    const me = await auditor.identity.getMe()
    expect(taken).toMatchObject({ type: 'text/csv', name: expect.stringMatching(/^audit-.*\.csv$/) })
    expect(text.trim().split('\n').length).toBeGreaterThan(3)
    expect(text).not.toContain(me.name!)
    expect(
      text
        .trim()
        .split('\n')
        .slice(1)
        .every((line) => line.includes(me.id)),
    ).toBe(true)
    const [row] = (await list({ action: 'audit.log_exported' })).items
    expect(row).toMatchObject({ actor: { id: me.id }, outcome: 'done' })
  })
})
