import { Claim } from '../../server/insurance'
import { useClaimsDesk, withId } from '../support/claims'
import { onEveryDatabase } from '../support/databases'
import { expectRefusal, useServer } from '../support/server'

onEveryDatabase('A claim that nobody decides in time', (make) => {
  const server = useServer(make)
  const desk = useClaimsDesk(server)

  it('moves up to the union above, which decides from now on, and the claimant is told', async () => {
    const { id, organisationId } = await desk.add({ state: 'submitted' })
    expect(organisationId).toBe(desk.chaoyang)
    // Filed on Monday the 23rd: five working days, then a day after the reminder.
    for (const at of ['2026-11-30T09:00:00.000Z', '2026-12-01T09:00:00.000Z']) {
      server.clock.set(at)
      await server.runJob('desk.chase_overdue')
      await server.runJob('desk.chase_overdue')
    }
    const claim = await server.database.reader.findOneOrFail(Claim, {
      where: { id },
      relations: { organisation: true },
    })
    expect(claim.organisation!.name).toBe('市总工会(演示)')
    expect(claim.stepDueAt?.toISOString()).toBe('2026-12-04T09:00:00.000Z')
    const assessor = await withId(await server.as('assessor'))
    await expectRefusal(assessor.claimsDesk.getClaimCase({ params: { claimId: id } }), 'insurance.case_not_found')
    const driver = await server.as('driver')
    const { items } = await driver.notifications.listMessages({ query: {} })
    expect(items.map(({ title }) => title)).toContain('理赔申请已转由上级工会处理')
  })

  it('stays with the union whose batch it is in', async () => {
    const { id } = await desk.add({ state: 'paying', staff: { assessor: 'a', approver: 'b', payer: 'c' } })
    server.clock.set('2027-01-15T09:00:00.000Z')
    for (let times = 0; times < 3; times += 1) await server.runJob('desk.chase_overdue')
    const claim = await server.database.reader.findOneByOrFail(Claim, { id })
    expect(claim).toMatchObject({ organisationId: desk.chaoyang, state: 'paying' })
  })
})
