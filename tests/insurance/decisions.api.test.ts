import { Person } from '../../server/identity'
import { Claim, ClaimLine } from '../../server/insurance'
import { AuditRow } from '../../server/platform/entities'
import { grant, useClaimsDesk, write } from '../support/claims'
import { onEveryDatabase } from '../support/databases'
import { type Caller, expectRefusal, useServer } from '../support/server'

type Decision = Parameters<Caller['claimsDesk']['decideClaim']>[0]['body']

const caseOf = (by: Caller, claimId: string) => by.claimsDesk.getClaimCase({ params: { claimId } })
const decide = (by: Caller, claimId: string, body: Decision) => by.claimsDesk.decideClaim({ params: { claimId }, body })
const accident = {
  event: 'accident' as const,
  items: ['accidentMedical'],
  hospitalGrade: 2 as const,
  costFen: 100_000,
  stays: [],
}

onEveryDatabase('Deciding a claim', (make) => {
  const server = useServer(make)
  const desk = useClaimsDesk(server)
  const row = (id: string) => server.database.reader.findOneByOrFail(Claim, { id })

  it('is approved for who is known by word alone only once somebody has seen their document', async () => {
    const { approver2: approver } = desk.staff
    const { id, version } = await desk.add({ state: 'assessed' })
    const unseen = { assurance: 'stated', assuredAt: null, assuredBy: null } as const
    await write(server, (db) => db.update(Person, { id: desk.driver.id }, unseen))
    expect((await caseOf(approver, id)).identityDue).toBe(true)
    await expectRefusal(decide(approver, id, { decision: 'approve', version }), 'insurance.identity_unseen')
    const approved = await decide(approver, id, { decision: 'approve', version, identitySeen: true })
    expect(approved).toMatchObject({ state: 'payable', identityDue: false })
    const seen = { assurance: 'seenByStaff', assuredBy: approver.id, assuredAtCase: id }
    expect(await server.database.reader.findOneByOrFail(Person, { id: desk.driver.id })).toMatchObject(seen)
  })

  it('goes from the assessor to the approver to the payer, each with a clock, and the claimant is told', async () => {
    const { assessor, approver } = desk.staff
    const { id } = await desk.add({ state: 'submitted' })
    const seen = await caseOf(assessor, id)
    expect(seen).toMatchObject({
      state: 'submitted',
      claimant: { name: '李志强', role: 'self' },
      insured: { known: true },
      payee: { holder: '李志强', number: '6222 **** 3445' },
      lines: [{ item: 'hospitalAllowance', askedFen: 12_000, assessedFen: null }],
      actions: ['assess', 'return', 'refuse', 'assign', 'reveal'],
      barred: null,
      // Monday the 23rd: five working days for this step, fifteen for all.
      stepDueAt: '2026-11-30T09:00:00.000Z',
      dueAt: '2026-12-14T09:00:00.000Z',
    })
    const assessed = await decide(assessor, id, { decision: 'assess', version: seen.version })
    expect(assessed).toMatchObject({
      state: 'assessed',
      lines: [{ assessedFen: 12_000, working: [{ step: 'days', days: 4, afterDays: 1, countedDays: 3 }] }],
      stepDueAt: '2026-11-26T09:00:00.000Z',
    })
    const [item] = (await approver.desk.listWorkItems({ query: { q: seen.claimNumber } })).items
    expect(item).toMatchObject({ kind: 'insurance.claim', state: 'assessed', subject: '李*强', route: 'hospital' })
    const approved = await decide(approver, id, { decision: 'approve', version: assessed.version })
    expect(approved).toMatchObject({ state: 'payable', approvedFen: 12_000, lines: [{ approvedFen: 12_000 }] })
    expect((await row(id)).approvedPrint).toHaveLength(43)
    expect(approved.history.map(({ step, by }) => `${step} ${by}`)).toEqual([
      'submitted null',
      'assessed 何伟',
      'approved 高翔',
    ])
    const { items: inbox } = await desk.driver.notifications.listMessages({ query: {} })
    expect(inbox[0]).toMatchObject({ title: '理赔申请审核通过', link: `/insurance/claim-progress?id=${id}` })
    expect(inbox.map(({ body }) => body).join()).not.toContain('120')
  })

  it('is sent back by an approver who does not agree, with the reason, to be assessed anew', async () => {
    const { assessor, approver, approver2 } = desk.staff
    const { id, claimNumber, version } = await desk.add({ state: 'assessed' })
    const back = { decision: 'reassess' as const, version, note: '出院小结只有三天,请核对。' }
    await expectRefusal(decide(assessor, id, back), 'access.denied')
    expect((await caseOf(approver, id)).actions).toContain('reassess')
    const sent = await decide(approver, id, back)
    const lines = [{ assessedFen: 12_000 }]
    expect(sent).toMatchObject({ state: 'submitted', stepDueAt: '2026-11-30T09:00:00.000Z', lines })
    expect(sent.history.at(-1)).toMatchObject({ step: 'reassessed', by: '高翔', note: '出院小结只有三天,请核对。' })
    const { items } = await assessor.desk.listWorkItems({ query: { q: claimNumber } })
    expect(items).toMatchObject([{ id, state: 'submitted' }])
    const seen = await desk.driver.claims.getClaim({ params: { claimId: id } })
    expect(seen.history.at(-1)?.step).toBe('reassessed')
    // Words between staff are theirs.
    expect(JSON.stringify(seen)).not.toContain('请核对')
    const { items: inbox } = await desk.driver.notifications.listMessages({ query: {} })
    expect(inbox[0]).toMatchObject({ title: '理赔申请要再核算一遍' })
    await expectRefusal(decide(approver, id, { ...back, version: sent.version }), 'insurance.case_changed')
    const again = await decide(assessor, id, { decision: 'assess', version: sent.version })
    expect((await caseOf(approver2, id)).actions).toContain('approve')
    expect((await decide(approver, id, { decision: 'approve', version: again.version })).state).toBe('payable')
  })

  it('takes four eyes, by person and for good', async () => {
    const { assessor, assessor2, approver } = desk.staff
    await grant(server, assessor, 'approver', desk.chaoyang)
    const { id } = await desk.add({ state: 'submitted' })
    const { version } = await decide(assessor, id, { decision: 'assess', version: (await row(id)).version })
    const refusal = await expectRefusal(decide(assessor, id, { decision: 'approve', version }), 'insurance.four_eyes')
    expect(refusal.data).toEqual({ bar: 'assessed' })
    expect(await caseOf(assessor, id)).toMatchObject({ barred: 'assessed' })
    // Assessed anew by somebody else, it is still not for whoever assessed it first.
    const again = await decide(assessor2, id, { decision: 'assess', version })
    await expectRefusal(decide(assessor, id, { decision: 'approve', version: again.version }), 'insurance.four_eyes')
    await expectRefusal(decide(assessor2, id, { decision: 'approve', version: again.version }), 'access.denied')
    const approved = await decide(approver, id, { decision: 'approve', version: again.version })
    expect(approved.state).toBe('payable')
    expect((await row(id)).assessedBy).toBe(assessor2.id)
  })

  it('is not for the claimant, the insured or who wrote it down, nor on appeal for who decided first', async () => {
    const { assessor, assessor2, approver } = desk.staff
    const own = await desk.add({ state: 'submitted', claimantId: assessor.id })
    await expectRefusal(caseOf(assessor, own.id), 'insurance.case_not_found')
    const ofInsured = await desk.add({ state: 'submitted', insuredId: assessor2.id })
    await expectRefusal(caseOf(assessor2, ofInsured.id), 'insurance.case_not_found')
    const filed = await desk.add({ state: 'submitted', filedBy: assessor.id })
    expect(await caseOf(assessor, filed.id)).toMatchObject({
      barred: 'filed',
      actions: ['assign', 'reveal'],
    })
    await expectRefusal(decide(assessor, filed.id, { decision: 'assess', version: 1 }), 'insurance.four_eyes')
    const first = await desk.add({ state: 'payable' })
    const appeal = await desk.add({ state: 'submitted', appealOfId: first.id })
    const refusal = await expectRefusal(
      decide(assessor, appeal.id, { decision: 'assess', version: 1 }),
      'insurance.four_eyes',
    )
    expect(refusal.data).toEqual({ bar: 'first' })
    const second = await decide(assessor2, appeal.id, { decision: 'assess', version: 1 })
    expect(second.others.find(({ id }) => id === first.id)).toMatchObject({ link: 'appealOf', sameEvent: true })
    await expectRefusal(decide(approver, appeal.id, { decision: 'approve', version: 2 }), 'insurance.four_eyes')
  })

  it('an edit voids the approval, and what was approved is what was assessed last', async () => {
    const { assessor2, approver2 } = desk.staff
    const { id } = await desk.add({ state: 'payable' })
    const { version } = await row(id)
    const lines = [{ item: 'hospitalAllowance', amountFen: 8_000, reason: 'paperMissing' as const, note: '缺一天记录' }]
    const edited = await decide(assessor2, id, { decision: 'assess', version, lines })
    expect(edited).toMatchObject({
      state: 'assessed',
      approvedFen: null,
      lines: [{ assessedFen: 8_000, approvedFen: null, reason: 'paperMissing', note: '缺一天记录' }],
    })
    expect(await row(id)).toMatchObject({ approvedBy: null, approvedPrint: null })
    expect((await decide(approver2, id, { decision: 'approve', version: edited.version })).approvedFen).toBe(8_000)
  })

  it('lets staff correct facts and grant no more than formula and caps give', async () => {
    const { assessor } = desk.staff
    // Handed in the day after the window: the rules give nothing, staff may, with a reason.
    const late = await desk.add({ state: 'submitted', facts: accident, submittedOn: '2028-11-30' })
    const trial = await assessor.claimsDesk.tryAssessment({ params: { claimId: late.id }, body: {} })
    expect(trial).toMatchObject({
      totalFen: 0,
      lines: [{ item: 'accidentMedical', amountFen: 0, mostFen: 72_000, reason: 'outsideWindow' }],
    })
    const sum = (amountFen: number) => [
      { item: 'accidentMedical', amountFen, reason: 'amountCorrected' as const, note: '不可抗力' },
    ]
    const tooHigh = await expectRefusal(
      decide(assessor, late.id, { decision: 'assess', version: 1, lines: sum(72_001) }),
      'insurance.line_too_high',
    )
    expect(tooHigh.data).toEqual({ item: 'accidentMedical', mostFen: 72_000 })
    expect(
      (await decide(assessor, late.id, { decision: 'assess', version: 1, lines: sum(72_000) })).lines[0],
    ).toMatchObject({
      assessedFen: 72_000,
    })
    const dear = await desk.add({ state: 'submitted', facts: accident })
    const { facts } = await caseOf(assessor, dear.id)
    const corrected = await decide(assessor, dear.id, {
      decision: 'assess',
      version: 1,
      facts: { ...facts!, costFen: 60_000 },
    })
    // Asked 80 % of 900 yuan, the receipts show 600.
    expect(corrected.lines[0]).toMatchObject({ askedFen: 72_000, assessedFen: 40_000, reason: 'amountCorrected' })
    const unknown = { ...facts!, items: ['anything'] }
    await expectRefusal(
      assessor.claimsDesk.tryAssessment({ params: { claimId: dear.id }, body: { facts: unknown } }),
      'insurance.item_unknown',
    )
  })

  it('counts what was approved meanwhile under the same cover', async () => {
    const { assessor2, approver2 } = desk.staff
    const death = { event: 'death' as const, items: ['accidentDeath'], stays: [] }
    const first = await desk.add({ state: 'submitted', facts: death })
    const twin = await desk.add({ state: 'submitted', facts: death })
    for (const { id } of [first, twin]) await decide(assessor2, id, { decision: 'assess', version: 1 })
    const [one, other] = await Promise.allSettled(
      [first, twin].map(({ id }) => decide(approver2, id, { decision: 'approve', version: 2 })),
    )
    expect([one!.status, other!.status].sort()).toEqual(['fulfilled', 'rejected'])
    const lost = one!.status === 'rejected' ? first : twin
    await expectRefusal(decide(approver2, lost.id, { decision: 'approve', version: 2 }), 'insurance.assess_again')
  })

  it('gives on appeal what the first decision left out, and nothing twice', async () => {
    const { assessor2, approver2 } = desk.staff
    const given = { facts: { stays: [{ from: '2026-09-01', to: '2026-09-05' }], eventOn: '2026-09-01' } }
    const first = await desk.add({ state: 'assessed', ...given })
    const lines = [{ item: 'hospitalAllowance', amountFen: 8_000, reason: 'paperMissing' as const, note: '缺一天记录' }]
    await decide(desk.staff.assessor, first.id, { decision: 'assess', version: (await row(first.id)).version, lines })
    await decide(desk.staff.approver, first.id, { decision: 'approve', version: (await row(first.id)).version })
    const appeal = await desk.add({ state: 'submitted', appealOfId: first.id, ...given })
    const after = await decide(assessor2, appeal.id, { decision: 'assess', version: 1 })
    expect(after.lines).toMatchObject([
      { assessedFen: 4_000, working: [{ step: 'days' }, { step: 'lessPaid', paidFen: 8_000 }] },
    ])
    expect((await decide(approver2, appeal.id, { decision: 'approve', version: 2 })).approvedFen).toBe(4_000)
  })

  it('asks for papers once, refuses with a reason, and of two decisions one counts', async () => {
    const { assessor, approver2 } = desk.staff
    const asked = await desk.add({ state: 'submitted' })
    const back = await decide(assessor, asked.id, {
      decision: 'return',
      version: 1,
      papers: ['invoices', 'photos'],
      note: '要原件',
    })
    expect(back).toMatchObject({
      state: 'returned',
      remark: { papers: ['invoices', 'photos'], note: '要原件' },
      stepDueAt: null,
    })
    await expectRefusal(decide(assessor, asked.id, { decision: 'assess', version: 2 }), 'insurance.case_changed')
    const refused = await desk.add({ state: 'assessed' })
    const { version } = await row(refused.id)
    const no = { decision: 'refuse' as const, version, reason: 'excludedCause' as const, note: '酒后驾驶' }
    const calls = await Promise.allSettled([
      decide(approver2, refused.id, no),
      decide(approver2, refused.id, { decision: 'approve', version }),
    ])
    expect(calls.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const nothing = await desk.add({ state: 'assessed' })
    await write(server, (db) => db.update(ClaimLine, { claimId: nothing.id }, { assessedFen: 0 }))
    const at = (await row(nothing.id)).version
    await expectRefusal(decide(approver2, nothing.id, { decision: 'approve', version: at }), 'insurance.nothing_due')
  })

  it('finds the cover of whom an heir names, and takes no other’s', async () => {
    const { assessor, assessor2 } = desk.staff
    const { insuredIndex } = await heirs()
    const claim = await desk.add({
      state: 'submitted',
      claimantRole: 'heir',
      claimantId: assessor2.id,
      insuredId: null,
      coverId: null,
      insuredName: '李志强',
      insuredIndex,
    })
    const seen = await caseOf(assessor, claim.id)
    expect(seen).toMatchObject({
      cover: null,
      covers: expect.arrayContaining([expect.objectContaining({ id: desk.cover.id })]),
      insured: { name: '李志强', known: false },
    })
    await expectRefusal(decide(assessor, claim.id, { decision: 'assess', version: 1 }), 'insurance.cover_missing')
    const after = await decide(assessor, claim.id, { decision: 'assess', version: 1, coverId: desk.cover.id })
    expect(after).toMatchObject({ state: 'assessed', insured: { known: true }, cover: { id: desk.cover.id } })
  })

  const heirs = async () => {
    const { insured } = await server.database.reader.findOneOrFail(Claim, {
      where: { insuredId: desk.driver.id },
      relations: { insured: true },
    })
    return { insuredIndex: insured!.documentIndex }
  }

  it('shows the whole account to who proved themselves a moment ago, on record', async () => {
    const { assessor } = desk.staff
    const { id } = await desk.add({ state: 'submitted' })
    const look = () => assessor.claimsDesk.revealAccount({ params: { claimId: id } })
    expect(await look()).toMatchObject({ number: '6222020200112233445' })
    const rows = await server.database.reader.findBy(AuditRow, { targetId: id, action: 'insurance.account_revealed' })
    expect(rows.map(({ actorId, outcome }) => ({ actorId, outcome }))).toEqual([
      { actorId: assessor.id, outcome: 'done' },
    ])
    server.clock.advance(1_200)
    await expectRefusal(look(), 'access.step_up_due')
  })
})
