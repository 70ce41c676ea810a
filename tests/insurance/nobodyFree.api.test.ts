import { addGrant, addOrganisation } from '../../server/seeds/organisations'
import { useClaimsDesk, write } from '../support/claims'
import { onEveryDatabase } from '../support/databases'
import { newStaff } from '../support/people'
import { expectRefusal, useServer } from '../support/server'
import { unionOf } from '../support/unions'

onEveryDatabase('A claim that everybody at its union has had a part in', (make) => {
  const server = useServer(make)
  const desk = useClaimsDesk(server)

  it('says who can do the next one, and those above are told that it is theirs', async () => {
    const city = await unionOf(server, '市总工会(演示)')
    const district = await write(server, (db) =>
      addOrganisation(db, { name: '小区总工会(演示)', kind: 'district' }, city, server.clock.now()),
    )
    const both = await newStaff(server, 'assessor', district.id)
    await write(server, (db) => addGrant(db, both.id, 'approver', district.id, server.clock.now()))
    const claim = await desk.add({ state: 'submitted', organisationId: district.id })
    const decide = (by: typeof both, decision: 'assess' | 'approve', version: number) =>
      by.claimsDesk.decideClaim({ params: { claimId: claim.id }, body: { decision, version } })
    const alone = await decide(both, 'assess', claim.version)
    expect(alone).toMatchObject({ barred: 'assessed', freeAt: null })

    const above = await newStaff(server, 'approver', city.id)
    const again = await decide(both, 'assess', alone.version)
    expect(again).toMatchObject({ barred: 'assessed', freeAt: '市总工会(演示)' })
    const { items } = await above.notifications.listMessages({ query: {} })
    expect(items[0]).toMatchObject({
      title: '一件理赔请您办理',
      link: `/desk/insurance/claim?id=${claim.id}`,
    })
    const refusal = await expectRefusal(decide(both, 'approve', again.version), 'insurance.four_eyes')
    expect(refusal.data).toEqual({ bar: 'assessed' })
    expect((await decide(above, 'approve', again.version)).state).toBe('payable')
  })

  it('is not left with who decided what it appeals against', async () => {
    const city = await unionOf(server, '市总工会(演示)')
    const above = await newStaff(server, 'assessor', city.id)
    const only = await write(server, (db) =>
      addOrganisation(db, { name: '独区总工会(演示)', kind: 'district' }, city, server.clock.now()),
    )
    const one = await newStaff(server, 'assessor', only.id)
    const refused = await desk.add({ state: 'submitted', organisationId: only.id })
    const refusal = { decision: 'refuse' as const, version: refused.version, reason: 'notCovered' as const, note: '无' }
    const { version } = await one.claimsDesk.decideClaim({ params: { claimId: refused.id }, body: refusal })
    const appeal = { params: { claimId: refused.id }, body: { version, words: '有新的证明' } }
    const { id } = await desk.driver.claims.appealClaim(appeal)
    const { items } = await above.notifications.listMessages({ query: {} })
    expect(items[0]).toMatchObject({ title: '一件理赔请您办理', link: `/desk/insurance/claim?id=${id}` })
  })

  it('calls nobody above while a colleague is free', async () => {
    const city = await unionOf(server, '市总工会(演示)')
    const above = await newStaff(server, 'approver', city.id)
    const { id, version } = await desk.add({ state: 'submitted' })
    const { assessor } = desk.staff
    const body = { decision: 'assess' as const, version }
    expect(await assessor.claimsDesk.decideClaim({ params: { claimId: id }, body })).toMatchObject({
      barred: null,
      freeAt: null,
    })
    expect((await above.notifications.listMessages({ query: {} })).items).toEqual([])
  })
})
