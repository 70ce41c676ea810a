import { Claim, ClaimLine } from '../../server/insurance'
import { Payment } from '../../server/payments'
import { claimStates } from '../../shared/insurance/states'
import { useClaimsDesk } from '../support/claims'
import { onEveryDatabase } from '../support/databases'
import { useServer } from '../support/server'

onEveryDatabase('A claim of the builder’s', (make) => {
  const server = useServer(make)
  const desk = useClaimsDesk(server)

  it('stands in any state with what belongs to it, and waits at the desk where it is staff’s turn', async () => {
    for (const state of claimStates) {
      const { id } = await desk.add({ state })
      const claim = await server.database.reader.findOneByOrFail(Claim, { id })
      const lines = await server.database.reader.findBy(ClaimLine, { claimId: id })
      // Four nights less the first, at 40 yuan.
      expect(lines.map(({ assessedFen }) => assessedFen)).toEqual(state === 'draft' ? [] : [12_000])
      expect(claim.approvedFen).toBe(['payable', 'paying', 'paid', 'bounced'].includes(state) ? 12_000 : null)
      const payments = await server.database.reader.findBy(Payment, { sourceId: id })
      expect(payments.map((payment) => payment.state)).toEqual(
        { paying: ['open'], paid: ['paid'], bounced: ['returned'] }[state as string] ?? [],
      )
    }
    const roles = { assessor: 'submitted', approver: 'assessed', payer: 'payable' } as const
    for (const [seat, state] of Object.entries(roles)) {
      const { items } = await desk.staff[seat as 'payer'].desk.listWorkItems({ query: { feature: 'insurance' } })
      expect(items.map((item) => item.state)).toContain(state)
    }
  })
})
