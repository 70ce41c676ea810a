import { Claim } from '../../server/insurance'
import { accidentInput, addPapers, agree, card, edit, handedIn, newInsured, see } from '../support/claiming'
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
    await agree(desk.driver)
    const paying = await desk.add({ state: 'paying' })
    const ending = (await desk.driver.privacy.listConsents()).endings.filter(({ purpose }) => purpose === 'bankAccount')
    const told = ending.map(({ matter }) => matter.id!)
    expect(told).not.toContain(paying.id)
    await desk.driver.privacy.withdrawConsent({ params: { purpose: 'bankAccount' }, body: { endings: told } })
    expect((await see(desk.driver, paying.id)).state).toBe('paying')
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
})
