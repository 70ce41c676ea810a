import { Claim, ClaimLine } from '../../server/insurance'
import { dayMs } from '../../shared/http/time'
import { agree, card, handedIn, newInsured, proveMe, see } from '../support/claiming'
import { useClaimsDesk } from '../support/claims'
import { onEveryDatabase } from '../support/databases'
import { newPerson } from '../support/people'
import { expectRefusal, useServer } from '../support/server'

onEveryDatabase('A decided claim', (make) => {
  const server = useServer(make)
  const desk = useClaimsDesk(server)
  beforeAll(() => agree(desk.driver))

  const appeal = ({ id, version }: { id: string; version: number }, by = desk.driver) =>
    by.claims.appealClaim({ params: { claimId: id }, body: { version, words: '医院补开了证明' } })

  it('that was refused is appealed against within thirty days, once', async () => {
    const refused = await desk.add({ state: 'refused' })
    const seen = await see(desk.driver, refused.id)
    expect(seen).toMatchObject({
      refused: { reason: 'excludedCause', words: '事故系酒后驾驶。' },
      appealUntil: '2026-12-23T02:00:00.000Z',
      actions: ['appeal'],
    })
    await expectRefusal(appeal({ ...refused, version: refused.version + 1 }), 'insurance.claim_changed')
    const opened = await appeal(refused)
    expect(opened).toMatchObject({
      state: 'submitted',
      appealOf: { id: refused.id, claimNumber: refused.claimNumber },
      askedFen: 12_000,
      appealUntil: null,
    })
    expect(await see(desk.driver, refused.id)).toMatchObject({ appeal: { id: opened.id }, actions: [] })
    await expectRefusal(appeal(refused), 'insurance.claim_action_unavailable')
    const { items } = await desk.staff.assessor2.desk.listWorkItems({ query: { q: opened.claimNumber! } })
    expect(items).toEqual([expect.objectContaining({ id: opened.id })])
    const kept = await server.database.reader.findOneByOrFail(Claim, { id: opened.id })
    expect(kept).toMatchObject({
      appealWords: '医院补开了证明',
      story: refused.story,
      payee: refused.payee,
      decidedBy: null,
    })
  })

  it('is appealed against by many calls at once, and opens one claim', async () => {
    const refused = await desk.add({ state: 'refused' })
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => appeal(refused)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await server.database.reader.countBy(Claim, { appealOfId: refused.id })).toBe(1)
  })

  it('cannot be appealed against after that, nor where all was given, nor by others', async () => {
    const late = await desk.add({ state: 'refused' })
    const stranger = await newPerson(server)
    await expectRefusal(appeal(late, { ...stranger, id: '' }), 'insurance.claim_not_found')
    const long = new Date(server.clock.now().getTime() - 31 * dayMs)
    await server.database.transaction((db) => db.update(Claim, { id: late.id }, { decidedAt: long }))
    expect((await see(desk.driver, late.id)).actions).toEqual([])
    await expectRefusal(appeal(late), 'insurance.appeal_over')
    const paid = await desk.add({ state: 'paid' })
    expect(await see(desk.driver, paid.id)).toMatchObject({ paidFen: 12_000, appealUntil: null, actions: [] })
    await expectRefusal(appeal(paid), 'insurance.claim_action_unavailable')
  })

  it('that gave less than was asked shows why, line by line, and can be appealed against', async () => {
    const less = await desk.add({ state: 'payable' })
    await server.database.transaction(async (db) => {
      await db.update(
        ClaimLine,
        { claimId: less.id },
        { assessedFen: 8_000, approvedFen: 8_000, reason: 'amountCorrected', note: '实住三天' },
      )
      await db.update(Claim, { id: less.id }, { approvedFen: 8_000 })
    })
    const seen = await see(desk.driver, less.id)
    expect(seen.lines).toEqual([
      expect.objectContaining({
        askedFen: 12_000,
        assessedFen: 8_000,
        approvedFen: 8_000,
        reason: 'amountCorrected',
        note: '实住三天',
      }),
    ])
    expect(seen.actions).toEqual(['appeal'])
  })

  it('whose money came back takes another account of the claimant’s, after a step up', async () => {
    const bounced = await desk.add({ state: 'bounced' })
    const give = (version: number, payee = { ...card, holder: '李志强' }) =>
      desk.driver.claims.giveAccount({ params: { claimId: bounced.id }, body: { version, payee } })
    await expectRefusal(give(bounced.version), 'access.step_up_due')
    await proveMe(desk.driver)
    await expectRefusal(give(bounced.version, { ...card, holder: '王小二' }), 'payments.holder_other')
    const given = await give(bounced.version)
    expect(given).toMatchObject({
      state: 'payable',
      payee: { number: '6222 **** 2230' },
      stepDueAt: '2026-11-26T09:00:00.000Z',
    })
    expect(given.history.at(-1)?.step).toBe('accountGiven')
    await expectRefusal(give(given.version), 'insurance.claim_action_unavailable')
    const { items } = await desk.staff.payer.desk.listWorkItems({ query: { q: bounced.claimNumber } })
    expect(items).toEqual([expect.objectContaining({ id: bounced.id, state: 'payable' })])
  })

  it('is nobody else’s to see or to change', async () => {
    const insured = await newInsured(server)
    const { id, version } = await handedIn(server, insured)
    const stranger = await newPerson(server)
    const claimId = { params: { claimId: id } }
    await proveMe(stranger)
    for (const call of [
      () => stranger.claims.getClaim(claimId),
      () => stranger.claims.openClaimForm(claimId),
      () => stranger.claims.editClaim({ ...claimId, body: { version } }),
      () => stranger.claims.submitClaim({ ...claimId, body: { version } }),
      () => stranger.claims.withdrawClaim({ ...claimId, body: { version } }),
      () => stranger.claims.giveAccount({ ...claimId, body: { version, payee: card } }),
    ]) {
      await expectRefusal(call(), 'insurance.claim_not_found')
    }
  })
})
