import { Cover, PlanVersion } from '../../server/insurance'
import { addCover, addPlan } from '../../server/seeds/insurance'
import { onEveryDatabase } from '../support/databases'
import { newFormPlan, womenPlan } from '../support/insurance'
import { newMember, type TestMember } from '../support/members'
import { expectRefusal, useServer } from '../support/server'
import { unionOf } from '../support/unions'

const start = '2026-11-23T02:00:00.000Z'

onEveryDatabase('The time of a cover', (make) => {
  const server = useServer(make, { SESSION_IDLE_DAYS: '90', SESSION_DAYS: '365' })
  let plan: PlanVersion
  let byRoster: PlanVersion
  beforeAll(async () => {
    server.clock.set(start)
    const { id: organisationId } = await unionOf(server, '市总工会')
    const now = server.clock.now()
    plan = await server.database.transaction((db) => addPlan(db, { organisationId, content: newFormPlan }, now))
    byRoster = await server.database.transaction((db) => addPlan(db, { organisationId, content: womenPlan }, now))
  })
  beforeEach(() => server.clock.set(start))

  /** Somebody covered until the 30th of November, by rule unless told otherwise. */
  async function coveredMember(version = plan): Promise<TestMember> {
    const member = await newMember(server)
    const { personId, organisationId } = member
    const days = { fromDay: '2025-12-01', toDay: '2026-11-30' }
    await server.database.transaction((db) =>
      addCover(db, version, { personId, organisationId, ...days }, server.clock.now()),
    )
    return member
  }

  const covers = async ({ caller }: TestMember) => (await caller.insurance.listCovers()).items
  const titles = async ({ caller }: TestMember) =>
    (await caller.notifications.listMessages({ query: {} })).items.map(({ title }) => title)
  const endAll = () => server.runJob('insurance.end_covers')

  it('is over on the day after its last one, not before', async () => {
    const member = await coveredMember(byRoster)
    server.clock.set('2026-11-30T15:59:00.000Z')
    await endAll()
    expect(await covers(member)).toMatchObject([{ state: 'running', to: '2026-11-30' }])
    server.clock.set('2026-11-30T16:00:00.000Z')
    await endAll()
    expect(await covers(member)).toMatchObject([{ state: 'ended', endReason: 'expired', actions: ['claim'] }])
  })

  it('goes on without a day between while its holder is a member, however late the job runs', async () => {
    const member = await coveredMember()
    server.clock.set('2026-12-05T02:00:00.000Z')
    await endAll()
    await endAll()
    expect(await covers(member)).toMatchObject([
      { state: 'running', source: 'renewal', from: '2026-12-01', to: '2027-11-30' },
      { state: 'ended', endReason: 'renewed', to: '2026-11-30' },
    ])
    expect(await titles(member)).toEqual(['保障已续上'])
  })

  it('goes on by the version that is in force on that day; the one that ended keeps its own', async () => {
    const member = await coveredMember()
    const now = server.clock.now()
    const content = { ...newFormPlan, capPerCoverFen: 5_000_000 }
    const next = { ...plan, id: plan.planId, number: 2, content, validFrom: '2026-12-01' }
    await server.database.transaction((db) =>
      db.insert(PlanVersion, { ...next, planId: plan.planId, publishedBy: member.personId, publishedAt: now }),
    )
    server.clock.set('2026-12-01T02:00:00.000Z')
    await endAll()
    expect((await covers(member)).map(({ capPerCoverFen }) => capPerCoverFen)).toEqual([5_000_000, 10_000_000])
  })

  it('ends for who is no member any more by then', async () => {
    const member = await coveredMember()
    await server.database.transaction((db) => db.update(Cover, { personId: member.personId }, { source: 'renewal' }))
    await member.caller.membershipStanding.leave({ body: { confirmed: true } })
    server.clock.set('2026-12-05T02:00:00.000Z')
    await endAll()
    expect(await covers(member)).toMatchObject([{ state: 'ended', endReason: 'left', to: '2026-11-23' }])
  })

  it('is reminded of before it ends, once, and with what becomes of it', async () => {
    const renewed = await coveredMember()
    const ending = await coveredMember(byRoster)
    await server.runJob('insurance.remind_of_covers')
    await server.runJob('insurance.remind_of_covers')
    expect(await titles(renewed)).toEqual(['保障快到期了,会自动续上'])
    expect(await titles(ending)).toEqual(['保障快到期了'])
  })

  it('decides what an estimate gives: nothing for what happened after it', async () => {
    const member = await coveredMember(byRoster)
    server.clock.set('2026-12-05T02:00:00.000Z')
    await endAll()
    const [cover] = await covers(member)
    const facts = { items: ['femaleIllness'], stays: [], hospitalGrade: null, costFen: null, lossFen: null }
    const none = { medicalInsurance: 0, workInjury: 0, others: 0 }
    const ask = (eventOn: string, coverId = cover!.id) =>
      member.caller.insurance.estimate({
        body: { coverId, facts: { ...facts, event: 'illness', eventOn, paidBy: none, disabilityGrade: null } },
      })
    expect(await ask('2026-11-30')).toMatchObject({ totalFen: 1_000_000 })
    expect((await ask('2026-12-01')).lines).toMatchObject([{ amountFen: 0, reason: 'notCovered' }])
    await expectRefusal(ask('2026-11-30', plan.id), 'insurance.cover_not_found')
  })
})
