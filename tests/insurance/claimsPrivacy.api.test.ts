import { personMoved } from '../../server/identity'
import { Claim } from '../../server/insurance'
import { followMerger } from '../../server/insurance/claims.privacy'
import { findEarlier } from '../../server/insurance/claims.queries'
import { Organisation } from '../../server/organisations'
import { personErased } from '../../server/privacy'
import { emptyFacts } from '../../shared/insurance/claimRules'
import { accidentInput, addPapers, card, edit, handedIn, newInsured, see } from '../support/claiming'
import { useClaimsDesk } from '../support/claims'
import { onEveryDatabase } from '../support/databases'
import { expectRefusal, useServer } from '../support/server'

onEveryDatabase('What a claim keeps of a person', (make) => {
  const server = useServer(make)
  const desk = useClaimsDesk(server)

  it('is theirs to see and to download, the account masked', async () => {
    const insured = await newInsured(server)
    const { claimNumber } = await handedIn(server, insured)
    const { parts } = await insured.caller.privacy.getData()
    const said = JSON.stringify(parts.find(({ part }) => part === 'claims'))
    for (const shown of [claimNumber!, '送餐途中与电动车相撞', '2026-11-02 – 2026-11-06', '3,200.00', '中国工商银行']) {
      expect(said).toContain(shown)
    }
    expect(said).not.toContain('6222020200112230')
  })

  it('is nowhere in the database in clear', async () => {
    const insured = await newInsured(server)
    const { id } = await handedIn(server, insured)
    const kept = JSON.stringify(await server.database.source.query('SELECT * FROM claims WHERE id = ?', [id]))
    expect(kept).toContain(id)
    for (const secret of ['6222020200112230', '钟小亮', '工商银行', '右手骨折', '320000', '2026-11-02']) {
      expect(kept).not.toContain(secret)
    }
  })

  it('keeps the account open while the claim is under way', async () => {
    const insured = await newInsured(server)
    const { id } = await handedIn(server, insured)
    const { matters } = await insured.caller.privacy.getClosure()
    expect(matters).toEqual([{ id: null, code: 'insurance.claim_open', link: `/insurance/claim-progress?id=${id}` }])
  })

  it('goes with the consent it rests on, and takes back what nobody has approved', async () => {
    const insured = await newInsured(server)
    const { caller } = insured
    const { id } = await handedIn(server, insured)
    const { endings } = await caller.privacy.listConsents()
    expect(endings.map(({ purpose, matter }) => [purpose, matter.code, matter.id])).toEqual([
      ['health', 'insurance.claim', id],
      ['bankAccount', 'insurance.claim', id],
    ])
    const withdraw = (told: string[]) =>
      caller.privacy.withdrawConsent({ params: { purpose: 'health' }, body: { endings: told } })
    await expectRefusal(withdraw([]), 'privacy.ends_more')
    await withdraw([id])
    expect(await see(caller, id)).toMatchObject({ state: 'withdrawn', event: null, story: null, lines: [] })
    // What is approved is the union's to pay, and to account for.
    const other = await newInsured(server)
    const paying = await desk.add({ state: 'paying', cover: other.cover })
    await other.caller.privacy.withdrawConsent({ params: { purpose: 'bankAccount' }, body: { endings: [] } })
    expect((await see(other.caller, paying.id)).state).toBe('paying')
  })

  it('in a draft goes after its time, with its papers', async () => {
    const insured = await newInsured(server)
    const draft = await insured.caller.claims.draftClaim({ body: { role: 'self' } })
    await edit(insured.caller, draft, { ...accidentInput(insured.cover.id), payee: card })
    await addPapers(server, draft.id, 'identity')
    const long = new Date(server.clock.now().getTime() - 91 * 86_400_000)
    await server.database.transaction((db) => db.update(Claim, { id: draft.id }, { createdAt: long }))
    await server.runJob('privacy.delete_expired')
    await expectRefusal(see(insured.caller, draft.id), 'insurance.claim_not_found')
  })

  it('leaves of a closed account the sums that the union accounts for, and no word', async () => {
    const paid = await desk.add({ state: 'paid' })
    const draft = await desk.add({ state: 'draft' })
    await server.database.transaction((db) => personErased.run(db, desk.driver.id, server.clock.now()))
    const left = await server.database.reader.findBy(Claim, { claimantId: desk.driver.id })
    expect(left.map(({ id }) => id)).not.toContain(draft.id)
    const kept = left.find(({ id }) => id === paid.id)!
    expect(kept).toMatchObject({ paidFen: 12_000, story: null, payee: null, remark: null })
    expect(JSON.parse(kept.facts!)).toEqual({
      ...emptyFacts,
      event: 'hospital',
      eventOn: paid.facts && JSON.parse(paid.facts).eventOn,
    })
    // What was given still counts against the cover.
    const earlier = await findEarlier(server.database.reader, desk.cover, '')
    expect(earlier).toContainEqual(expect.objectContaining({ item: 'hospitalAllowance', amountFen: 12_000 }))
  })

  it('follows a person who turned out to be another, and a union that became part of one', async () => {
    const insured = await newInsured(server)
    const other = await newInsured(server)
    const { id } = await handedIn(server, insured)
    await server.database.transaction((db) => personMoved.run(db, insured.personId, other.personId))
    expect((await see(other.caller, id)).state).toBe('submitted')
    await expectRefusal(see(insured.caller, id), 'insurance.claim_not_found')
    const find = (unionId: string) => server.database.reader.findOneByOrFail(Organisation, { id: unionId })
    const [from, to] = [await find(desk.chaoyang), await find(desk.jinzhan)]
    await server.database.transaction((db) => followMerger(db, from, to))
    expect((await see(other.caller, id)).organisation?.id).toBe(desk.jinzhan)
  })
})
