import { Claim, ClaimLine } from '../../server/insurance'
import { Membership } from '../../server/membership'
import { emptyFacts } from '../../shared/insurance/claimRules'
import { assess } from '../../shared/insurance/rules'
import {
  accidentInput,
  accidentPapers,
  addPapers,
  agree,
  card,
  edit,
  formOf,
  handedIn,
  newInsured,
  see,
  submit,
} from '../support/claiming'
import { grant, useClaimsDesk, write } from '../support/claims'
import { onEveryDatabase } from '../support/databases'
import { newFormPlan } from '../support/insurance'
import { newMember } from '../support/members'
import { newPerson } from '../support/people'
import { type Caller, callRaw, expectRefusal, useServer } from '../support/server'
import { addUnit } from '../support/units'

onEveryDatabase('A claim', (make) => {
  const server = useServer(make)
  const desk = useClaimsDesk(server)

  it('is drafted, written, handed in and seen by its claimant and its union', async () => {
    const { caller, cover } = await newInsured(server)
    const draft = await caller.claims.draftClaim({ body: { role: 'self', coverId: cover.id } })
    expect(draft).toMatchObject({ state: 'draft', claimNumber: null, actions: ['edit', 'submit', 'withdraw'] })
    expect((await caller.claims.draftClaim({ body: { role: 'self' } })).id).toBe(draft.id)

    const written = await edit(caller, draft, accidentInput(cover.id))
    expect(written).toMatchObject({
      version: 2,
      event: 'accident',
      payee: { ...card, number: '6222 **** 2230', looksMistyped: false },
    })
    await addPapers(server, draft.id, ...accidentPapers)
    const filed = await submit(caller, written)
    expect(filed).toMatchObject({
      state: 'submitted',
      version: 3,
      claimNumber: expect.stringMatching(/^LP-20261123-[2-9A-Z]{8}$/),
      organisation: { id: desk.chaoyang },
      // Monday the 23rd, five and fifteen working days.
      stepDueAt: '2026-11-30T09:00:00.000Z',
      dueAt: '2026-12-14T09:00:00.000Z',
      // 80 % of 2,000 − 100, and three of four days at 40.
      askedFen: 152_000 + 12_000,
      actions: ['withdraw'],
    })
    expect(
      filed.lines.map(({ item, askedFen, estimateFen, assessedFen }) => [item, askedFen, estimateFen, assessedFen]),
    ).toEqual([
      ['accidentMedical', 152_000, 152_000, null],
      ['hospitalAllowance', 12_000, 12_000, null],
    ])
    expect(filed.history.map(({ step }) => step)).toEqual(['submitted'])
    expect((await caller.claims.listMyClaims({ query: {} })).items).toEqual([
      expect.objectContaining({ id: draft.id, state: 'submitted' }),
    ])
    const { items } = await desk.staff.assessor.desk.listWorkItems({ query: { q: filed.claimNumber! } })
    expect(items).toEqual([
      expect.objectContaining({ id: draft.id, kind: 'insurance.claim', subject: '钟*亮', route: 'accident' }),
    ])
    const { items: inbox } = await caller.notifications.listMessages({ query: {} })
    expect(inbox[0]).toMatchObject({ title: '理赔申请收到了', link: `/insurance/claim-progress?id=${draft.id}` })
  })

  it('of who keeps it from their employer is in no queue of whoever holds a role at one', async () => {
    const insured = await newInsured(server)
    await write(server, (db) => db.update(Membership, { personId: insured.personId }, { isDiscreet: true }))
    const { id, claimNumber } = await handedIn(server, insured)
    const queueOf = async (by: Caller) =>
      (await by.desk.listWorkItems({ query: { q: claimNumber! } })).items.map((item) => item.id)
    expect(await queueOf(desk.staff.assessor)).toEqual([id])
    const unit = await addUnit(server, '演示外卖公司')
    await grant(server, desk.staff.assessor2, 'assessor', unit.id)
    expect(await queueOf(desk.staff.assessor2)).toEqual([])
  })

  it('asks for the sum that the same rules give on the phone', async () => {
    const insured = await newInsured(server)
    const { id } = await insured.caller.claims.draftClaim({ body: { role: 'self', coverId: insured.cover.id } })
    const { covers } = await formOf(insured.caller, id)
    expect(covers).toEqual([expect.objectContaining({ id: insured.cover.id, plan: newFormPlan, earlier: [] })])
    const [{ plan, from, to, earlier }] = covers as [(typeof covers)[0]]
    const facts = {
      ...emptyFacts,
      ...accidentInput(insured.cover.id).facts!,
      event: 'accident' as const,
      eventOn: '2026-11-02',
    }
    const onPhone = assess(plan, { cover: { from, to }, facts, filedOn: '2026-11-23', earlier })
    const filed = await handedIn(server, insured)
    expect(filed.lines.map(({ item, estimateFen, working }) => ({ item, estimateFen, working }))).toEqual(
      onPhone.lines.map(({ item, amountFen, working }) => ({ item, estimateFen: amountFen, working })),
    )
  })

  it('names everything that is missing at once, and needs more than the person’s own word', async () => {
    const { caller, cover } = await newInsured(server)
    const draft = await caller.claims.draftClaim({ body: { role: 'self', coverId: cover.id } })
    const begun = await edit(caller, draft, {
      facts: { ...emptyFacts, event: 'accident', eventOn: '2026-11-02', items: ['accidentMedical'] },
    })
    await addPapers(server, draft.id, 'identity', 'invoices')
    const refusal = await expectRefusal(submit(caller, begun), 'insurance.claim_incomplete')
    expect(refusal.data).toEqual({
      missing: ['story', 'hospitalGrade', 'cost', 'papers', 'payee'],
      papers: ['eventProof', 'diagnosis', 'bankCard'],
    })
    const stranger = await newPerson(server)
    const empty = await stranger.claims.draftClaim({ body: { role: 'self' } })
    const { data } = await expectRefusal(submit(stranger, empty), 'insurance.claim_incomplete')
    expect(data).toEqual({
      missing: ['consent', 'assurance', 'cover', 'event', 'eventOn', 'story', 'payee'],
      papers: [],
    })
  })

  it('takes nothing about health or an account before its purpose is agreed to', async () => {
    const { caller } = await newMember(server)
    const draft = await caller.claims.draftClaim({ body: { role: 'self' } })
    const health = await expectRefusal(edit(caller, draft, { story: '住院' }), 'privacy.consent_due')
    expect(health.data).toMatchObject({ purposes: ['health'] })
    const account = await expectRefusal(edit(caller, draft, { payee: card }), 'privacy.consent_due')
    expect(account.data).toMatchObject({ purposes: ['bankAccount'] })
    await agree(caller, ['bankAccount'])
    // Of a burst pipe nothing is about anybody's health.
    const facts = { ...emptyFacts, event: 'property' as const }
    expect((await edit(caller, draft, { facts, story: '水管爆裂', payee: card })).story).toBe('水管爆裂')
  })

  it('keeps only what the chosen items need, and refuses days that cannot be', async () => {
    const { caller, cover } = await newInsured(server)
    const draft = await caller.claims.draftClaim({ body: { role: 'self', coverId: cover.id } })
    const { facts } = accidentInput(cover.id)
    const stays = facts!.stays
    const only = await edit(caller, draft, { facts: { ...facts!, items: ['hospitalAllowance', 'seriousIllness'] } })
    expect(only.facts).toEqual({
      ...emptyFacts,
      event: 'accident',
      eventOn: '2026-11-02',
      items: ['hospitalAllowance'],
      stays,
    })
    const refuse = (
      change: Partial<NonNullable<typeof facts>>,
      code: 'insurance.event_day_invalid' | 'insurance.stays_overlap',
    ) => expectRefusal(edit(caller, only, { facts: { ...only.facts, ...change } }), code)
    await refuse({ eventOn: '2026-11-24' }, 'insurance.event_day_invalid')
    await refuse({ stays: [{ from: '2026-11-20', to: '2026-11-24' }] }, 'insurance.event_day_invalid')
    await refuse({ stays: [...stays, { from: '2026-11-05', to: '2026-11-08' }] }, 'insurance.stays_overlap')
    // From one hospital to another on the same day is no overlap.
    const two = { ...only.facts, stays: [...stays, { from: '2026-11-06', to: '2026-11-08' }] }
    expect((await edit(caller, only, { facts: two })).facts.stays).toHaveLength(2)
  })

  it('is handed in once, and a save that changes nothing is no new version', async () => {
    const insured = await newInsured(server)
    const { caller, cover } = insured
    const draft = await caller.claims.draftClaim({ body: { role: 'self', coverId: cover.id } })
    const written = await edit(caller, draft, accidentInput(cover.id))
    expect((await edit(caller, written, accidentInput(cover.id))).version).toBe(written.version)
    await expectRefusal(edit(caller, draft, { story: '另一部手机' }), 'insurance.claim_changed')
    await addPapers(server, draft.id, ...accidentPapers)
    const answers = await Promise.all(Array.from({ length: 8 }, () => submit(caller, written)))
    expect(new Set(answers.map(({ claimNumber }) => claimNumber)).size).toBe(1)
    expect(await server.database.reader.countBy(ClaimLine, { claimId: draft.id })).toBe(2)
    expect((await see(caller, draft.id)).history).toHaveLength(1)
    await expectRefusal(edit(caller, answers[0]!, { story: '晚了' }), 'insurance.claim_action_unavailable')
  })

  it('is corrected after it came back, with the time of staff begun anew', async () => {
    const insured = await newInsured(server)
    const filed = await handedIn(server, insured)
    await server.database.transaction(async (db) => {
      const change = {
        state: 'returned' as const,
        version: 4,
        stepDueAt: null,
        remark: '{"papers":["diagnosis"],"note":"请补盖章的"}',
      }
      await db.update(Claim, { id: filed.id }, change)
    })
    const returned = await see(insured.caller, filed.id)
    expect(returned.returned).toEqual({ papers: ['diagnosis'], words: '请补盖章的' })
    expect(returned.actions).toEqual(['edit', 'submit', 'withdraw'])
    server.clock.advance(86_400)
    const again = await submit(insured.caller, returned)
    expect(again).toMatchObject({
      state: 'submitted',
      returned: null,
      stepDueAt: '2026-12-01T09:00:00.000Z',
      submittedAt: filed.submittedAt,
    })
    expect(again.history.map(({ step }) => step)).toEqual(['submitted', 'resubmitted'])
    server.clock.advance(-86_400)
  })

  it('is taken back until it is approved, and then no more', async () => {
    const insured = await newInsured(server)
    const filed = await handedIn(server, insured)
    const withdraw = (version: number) =>
      insured.caller.claims.withdrawClaim({ params: { claimId: filed.id }, body: { version } })
    await expectRefusal(withdraw(filed.version - 1), 'insurance.claim_changed')
    expect(await withdraw(filed.version)).toMatchObject({
      state: 'withdrawn',
      actions: [],
      stepDueAt: null,
      dueAt: null,
    })
    expect((await withdraw(filed.version)).state).toBe('withdrawn')
    const { items } = await desk.staff.assessor.desk.listWorkItems({ query: { q: filed.claimNumber! } })
    expect(items.filter(({ dueAt }) => dueAt !== null)).toEqual([])
    const paid = await desk.add({ state: 'payable' })
    await expectRefusal(
      desk.driver.claims.withdrawClaim({ params: { claimId: paid.id }, body: { version: paid.version } }),
      'insurance.claim_action_unavailable',
    )
  })

  it('that repeats one for the same event is linked to it, and counts no day in hospital twice', async () => {
    const insured = await newInsured(server)
    const first = await handedIn(server, insured)
    await expectRefusal(handedIn(server, insured), 'insurance.stays_overlap')
    const draft = await insured.caller.claims.draftClaim({ body: { role: 'self' } })
    const facts = { ...draft.facts, items: ['accidentMedical'] }
    const second = await submit(insured.caller, await edit(insured.caller, draft, { facts }))
    expect(second.previous).toEqual({ id: first.id, claimNumber: first.claimNumber })
  })

  it('counts a day in hospital once, also of two that are handed in at the same moment', async () => {
    const { caller, cover } = await newInsured(server)
    const drafts = [await desk.add({ state: 'draft', cover }), await desk.add({ state: 'draft', cover })]
    for (const { id } of drafts) await addPapers(server, id, 'identity', 'dischargeSummary', 'bankCard')
    const answers = await Promise.allSettled(drafts.map((draft) => submit(caller, draft)))
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = answers.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(refused.reason).toMatchObject({ code: 'insurance.stays_overlap' })
  })

  it('goes to the claimant’s own account, however a number looks', async () => {
    const { caller } = await newInsured(server)
    const draft = await caller.claims.draftClaim({ body: { role: 'self' } })
    await expectRefusal(edit(caller, draft, { payee: { ...card, holder: '王小二' } }), 'payments.holder_other')
    const odd = await edit(caller, draft, { payee: { ...card, holder: ' 钟 小亮', number: '6222020200112233' } })
    expect(odd.payee).toMatchObject({ number: '6222 **** 2233', looksMistyped: true })
    const body = { version: odd.version, payee: { ...card, number: '12ab5678' } }
    const raw = await callRaw(server.url, 'PUT', `/insurance/claims/${draft.id}`, body, {
      authorization: `Bearer ${caller.token}`,
    })
    expect(raw.status).toBe(400)
  })
})
