import { findPerson } from '../../server/identity'
import { Claim } from '../../server/insurance'
import { emptyFacts } from '../../shared/insurance/claimRules'
import { addPapers, agree, card, edit, formOf, newInsured, submit } from '../support/claiming'
import { useClaimsDesk } from '../support/claims'
import { onEveryDatabase } from '../support/databases'
import { newDocumentNumber, newPerson } from '../support/people'
import { expectRefusal, useServer } from '../support/server'

onEveryDatabase('A claim for somebody else', (make) => {
  const server = useServer(make)
  const desk = useClaimsDesk(server)

  const nameInsured = (documentNumber: string, name = '钟小亮') => ({
    role: 'heir' as const,
    insured: { name, documentKind: 'residentId' as const, documentNumber },
  })

  /** Handed in by an heir who is no member, for whoever has this document. */
  async function claimOfHeir(documentNumber: string) {
    const heir = await newPerson(server, { consents: false })
    await agree(heir)
    const draft = await heir.claims.draftClaim({ body: nameInsured(documentNumber) })
    const facts = { ...emptyFacts, event: 'death' as const, eventOn: '2026-11-02' }
    const written = await edit(heir, draft, { facts, story: '交通事故', payee: { ...card, holder: '钟大亮' } })
    const { askedOfOthers } = await formOf(heir, draft.id)
    const asked = askedOfOthers!.death.filter(({ required }) => required).map(({ kind }) => kind)
    await addPapers(server, draft.id, ...asked)
    return { heir, filed: await submit(heir, written) }
  }

  it('is matched for staff, and tells an heir nothing of covers', async () => {
    const insured = await newInsured(server)
    const { documentNumber } = await findPerson(server.database.reader, insured.personId)
    const covered = await claimOfHeir(documentNumber!)
    const stranger = await claimOfHeir(newDocumentNumber())
    const alike = ({ filed: { id, claimNumber, insured: whom, ...rest } }: typeof covered) => rest
    expect(alike(covered)).toEqual(alike(stranger))
    expect(covered.filed).toMatchObject({
      state: 'submitted',
      organisation: null,
      cover: null,
      lines: [],
      askedFen: null,
    })
    const form = await formOf(covered.heir, covered.filed.id)
    expect(form).toMatchObject({ covers: [], coverId: null, facts: { items: [] } })
    const kept = await server.database.reader.findOneByOrFail(Claim, { id: covered.filed.id })
    expect(kept).toMatchObject({
      insuredId: insured.personId,
      coverId: insured.cover.id,
      organisationId: desk.chaoyang,
    })
    expect(JSON.parse(kept.facts!)).toMatchObject({ items: ['accidentDeath'] })
    const { items } = await desk.staff.assessor.desk.listWorkItems({ query: { q: covered.filed.claimNumber! } })
    expect(items).toHaveLength(1)
    // Nor do messages on the way to the decision name the union.
    await desk.staff.assessor.claimsDesk.decideClaim({
      params: { claimId: kept.id },
      body: { decision: 'return', version: kept.version, papers: ['eventProof'] },
    })
    const inbox = JSON.stringify((await covered.heir.notifications.listMessages({ query: {} })).items)
    expect(inbox).toContain('理赔申请还缺材料')
    expect(inbox).not.toContain('朝阳')
  })

  it('does not tell of a claim that the insured made for the same event', async () => {
    const insured = await newInsured(server)
    const { documentNumber } = await findPerson(server.database.reader, insured.personId)
    const own = await desk.add({
      state: 'submitted',
      cover: insured.cover,
      event: 'death',
      facts: { event: 'death', eventOn: '2026-11-02', stays: [] },
    })
    const { filed } = await claimOfHeir(documentNumber!)
    expect(filed.previous).toBeNull()
    const kept = await server.database.reader.findOneByOrFail(Claim, { id: filed.id })
    expect(kept.previousId).toBe(own.id)
  })

  it('asks for proof of the relation, and needs no membership', async () => {
    const heir = await newPerson(server, { consents: false })
    await agree(heir)
    const draft = await heir.claims.draftClaim({ body: nameInsured(newDocumentNumber()) })
    const facts = { ...emptyFacts, event: 'hospital' as const, eventOn: '2026-11-02' }
    const written = await edit(heir, draft, { facts, story: '住院' })
    const { data } = await expectRefusal(submit(heir, written), 'insurance.claim_incomplete')
    expect(data).toEqual({
      missing: ['papers', 'payee'],
      papers: ['identity', 'relationProof', 'bankCard', 'dischargeSummary'],
    })
  })

  it('is refused for a document that cannot be, and for oneself', async () => {
    const insured = await newInsured(server)
    const { documentNumber } = await findPerson(server.database.reader, insured.personId)
    const draft = (number: string) => insured.caller.claims.draftClaim({ body: nameInsured(number) })
    await expectRefusal(draft('110105196001010000'), 'insurance.insured_invalid')
    await expectRefusal(draft(documentNumber!), 'insurance.insured_invalid')
    await expectRefusal(insured.caller.claims.draftClaim({ body: { role: 'guardian' } }), 'insurance.insured_invalid')
  })

  it('is another one for each insured, and gone on with for the same', async () => {
    const heir = await newPerson(server)
    const [first, second] = [newDocumentNumber(), newDocumentNumber()]
    const one = await heir.claims.draftClaim({ body: nameInsured(first) })
    const other = await heir.claims.draftClaim({ body: nameInsured(second) })
    const again = await heir.claims.draftClaim({ body: nameInsured(first.toLowerCase()) })
    expect(other.id).not.toBe(one.id)
    expect(again.id).toBe(one.id)
    expect(again.insured).toEqual({ name: '钟小亮', documentNumber: expect.stringMatching(/^110\*+\w{4}$/) })
  })
})
