import { Claim, Paper } from '../../server/insurance'
import { RoleGrant } from '../../server/organisations'
import { newId } from '../../server/platform/random'
import { insuranceClaimsDeskExamples } from '../../shared/insurance/claims.desk.examples'
import type { PaperKind } from '../../shared/insurance/plans'
import { grant, useClaimsDesk, write } from '../support/claims'
import { onEveryDatabase } from '../support/databases'
import { type Caller, expectRefusal, useServer } from '../support/server'

const { body: example } = insuranceClaimsDeskExamples.fileClaimFor

onEveryDatabase('A claim that staff write down for somebody who cannot', (make) => {
  const server = useServer(make)
  const desk = useClaimsDesk(server)

  const document = async () => {
    const { insured } = await server.database.reader.findOneOrFail(Claim, {
      where: { insuredId: desk.driver.id },
      relations: { insured: true },
    })
    return insured!.documentNumber!
  }
  const file = async (by: Caller, given: Partial<typeof example> = {}) =>
    by.claimsDesk.fileClaimFor({ body: { ...example, documentNumber: await document(), ...given } })
  const submit = (by: Caller, claimId: string, version = 1) =>
    by.claimsDesk.submitClaimFor({ params: { claimId }, body: { version } })

  const addPaper = (claimId: string, kind: PaperKind) => {
    const now = server.clock.now()
    const row = {
      id: newId(),
      claimId,
      kind,
      state: 'kept' as const,
      receiptNumber: newId().slice(0, 20),
      name: 'a.jpg',
    }
    const file = {
      size: 1,
      sha256: '0'.repeat(64),
      chunkSize: 1,
      tries: 0,
      pages: [],
      touchedAt: now,
      createdAt: now,
      isRemoved: false,
    }
    return write(server, (db) => db.insert(Paper, { ...row, ...file }))
  }

  it('is the member’s, recorded as such, and decided by others', async () => {
    const { assessor, assessor2 } = desk.staff
    const filed = await file(assessor)
    expect(filed.asked.filter(({ required }) => required).map(({ kind }) => kind)).toEqual([
      'identity',
      'dischargeSummary',
      'bankCard',
    ])
    const lacking = await expectRefusal(submit(assessor, filed.claimId), 'insurance.claim_incomplete')
    expect(lacking.data).toEqual({ missing: ['papers'], papers: ['identity', 'dischargeSummary', 'bankCard'] })
    for (const kind of ['identity', 'dischargeSummary', 'bankCard'] as const) await addPaper(filed.claimId, kind)
    await expectRefusal(submit(assessor2, filed.claimId), 'insurance.case_not_found')
    await submit(assessor, filed.claimId)

    const seen = await assessor2.claimsDesk.getClaimCase({ params: { claimId: filed.claimId } })
    expect(seen).toMatchObject({ state: 'submitted', filedBy: '何伟', claimant: { name: '李志强' }, askedFen: 12_000 })
    expect(seen.history).toMatchObject([{ step: 'submitted', by: '何伟' }])
    const own = await desk.driver.claims.getClaim({ params: { claimId: filed.claimId } })
    expect(own).toMatchObject({ state: 'submitted', claimNumber: filed.claimNumber })
    const decision = { decision: 'assess' as const, version: seen.version }
    await expectRefusal(
      assessor.claimsDesk.decideClaim({ params: { claimId: filed.claimId }, body: decision }),
      'insurance.four_eyes',
    )
    await expectRefusal(submit(assessor, filed.claimId, seen.version), 'insurance.case_changed')
  })

  it('shows its papers to whoever wrote it down as long as they hold the seat', async () => {
    const { assessor } = desk.staff
    const { claimId } = await file(assessor)
    const list = () => assessor.papers.listFiles({ params: { claimId } })
    const seat = { personId: assessor.id, role: 'assessor' as const, organisationId: desk.chaoyang }
    const hold = (endedAt: Date | null) => write(server, (db) => db.update(RoleGrant, seat, { endedAt }))
    expect((await list()).actions).toEqual(['edit'])
    await hold(server.clock.now())
    await expectRefusal(list(), 'insurance.claim_not_found')
    await grant(server, assessor, 'assessor', desk.jinzhan)
    await expectRefusal(list(), 'insurance.claim_not_found')
    await expectRefusal(submit(assessor, claimId), 'insurance.case_not_found')
    await hold(null)
    expect((await list()).items).toEqual([])
  })

  it('takes name and number together, a cover on the day and within reach; all else is as absent', async () => {
    const { assessor } = desk.staff
    const stranger = await server.as('mediator')
    for (const given of [
      { name: '李志' },
      { documentNumber: example.documentNumber },
      { facts: { ...example.facts, eventOn: '2025-11-01' } },
    ]) {
      await expectRefusal(file(assessor, given), 'insurance.insured_not_found')
    }
    await expectRefusal(file(stranger), 'access.denied')
    await expectRefusal(file(assessor, { payee: { ...example.payee, holder: '别人' } }), 'payments.holder_other')
  })

  it('counts no day twice and none to come, however staff write or correct it', async () => {
    const { assessor } = desk.staff
    const twice = {
      stays: [
        { from: '2026-11-01', to: '2026-11-10' },
        { from: '2026-11-05', to: '2026-11-10' },
      ],
    }
    const toCome = { eventOn: '2027-01-01' }
    for (const [wrong, code] of [
      [twice, 'insurance.stays_overlap'],
      [toCome, 'insurance.event_day_invalid'],
    ] as const) {
      await expectRefusal(file(assessor, { facts: { ...example.facts, ...wrong } }), code)
      const { id, version } = await desk.add({ state: 'submitted' })
      const params = { claimId: id }
      const facts = { ...example.facts, ...wrong }
      await expectRefusal(assessor.claimsDesk.tryAssessment({ params, body: { facts } }), code)
      const body = { decision: 'assess' as const, version, facts }
      await expectRefusal(assessor.claimsDesk.decideClaim({ params, body }), code)
    }
  })

  it('counts no day that another claim of the same person counts, where staff correct when it was', async () => {
    const { assessor } = desk.staff
    const stays = [{ from: '2026-08-03', to: '2026-08-07' }]
    await desk.add({ state: 'submitted', facts: { stays } })
    const { id, version } = await desk.add({ state: 'submitted' })
    const facts = { ...example.facts, stays: [{ from: '2026-08-05', to: '2026-08-09' }] }
    const body = { decision: 'assess' as const, version, facts }
    const assess = assessor.claimsDesk.decideClaim({ params: { claimId: id }, body })
    await expectRefusal(assess, 'insurance.stays_overlap')
  })

  it('claims every item for which enough is told, where none is named', async () => {
    const facts = {
      ...example.facts,
      event: 'accident' as const,
      items: [],
      costFen: 100_000,
      hospitalGrade: 2 as const,
    }
    const { claimId } = await file(desk.staff.assessor, { facts })
    const claim = await server.database.reader.findOneByOrFail(Claim, { id: claimId })
    expect(JSON.parse(claim.facts!).items).toEqual(['accidentMedical', 'hospitalAllowance'])
  })
})
