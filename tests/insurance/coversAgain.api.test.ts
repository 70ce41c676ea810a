import { Cover } from '../../server/insurance'
import { newId } from '../../server/platform/random'
import { useClaimsDesk, write } from '../support/claims'
import { onEveryDatabase } from '../support/databases'
import { useServer } from '../support/server'

onEveryDatabase('Another cover by the same plan', (make) => {
  const server = useServer(make)
  const desk = useClaimsDesk(server)

  it('gives no second calendar year to who left and joined again', async () => {
    const { assessor } = desk.staff
    const { cover: first } = desk
    const again = { id: newId(), currentKey: null, fromDay: '2026-07-10', toDay: '2027-07-09' }
    const cover = { ...first, ...again }
    await write(server, (db) => db.insert(Cover, { ...cover, planVersion: undefined }))
    const halfYear = { eventOn: '2026-01-02', stays: [{ from: '2026-01-02', to: '2026-07-03' }] }
    await desk.add({ state: 'paid', facts: halfYear })
    const late = { eventOn: '2026-07-12', stays: [{ from: '2026-07-12', to: '2026-07-20' }] }
    const { id, version } = await desk.add({ state: 'submitted', facts: late, cover })
    const decision = { params: { claimId: id }, body: { decision: 'assess' as const, version } }
    const assessed = await assessor.claimsDesk.decideClaim(decision)
    expect(assessed.lines).toMatchObject([{ assessedFen: 0, reason: 'overCap' }])
    const { items } = await desk.driver.insurance.listCovers()
    const left = (of: string) =>
      items.find((one) => one.id === of)!.items.find(({ code }) => code === 'hospitalAllowance')!
    expect([left(first.id).leftFen, left(cover.id).leftFen]).toEqual([0, 0])
  })
})
