import { notify } from '../notifications'
import { findHoldersAlong, type Organisation } from '../organisations'
import type { Db } from '../platform/db'
import { barOf, listPast, type Seat } from './cases.policy'
import type { Claim } from './claims.entities'

const actOf = { assessor: 'assess', approver: 'approve', payer: 'pay' } as const

interface Free {
  organisation: Organisation
  personIds: string[]
}

/** The nearest union, from the claim's upwards, with somebody whom nothing keeps from a seat; null where everybody is barred. */
export async function findFree(db: Db, claim: Claim, seat: Seat): Promise<Free | null> {
  const steps = await listPast(db, claim)
  const isFree = (id: string) =>
    id !== claim.claimantId && id !== claim.insuredId && barOf(claim, id, steps, actOf[seat]) === null
  const along = await findHoldersAlong(db, seat, claim.organisation!.path)
  const free = along.map(({ organisation, personIds }) => ({ organisation, personIds: personIds.filter(isFree) }))
  return free.find(({ personIds }) => personIds.length > 0) ?? null
}

const mostTold = 20

/** Where everybody at the deciding union has had another part in it, those above are told that it is theirs to do. */
export async function tellThoseFree(db: Db, claim: Claim, seat: Seat, now: Date): Promise<void> {
  const free = await findFree(db, claim, seat)
  if (!free || free.organisation.id === claim.organisationId) return
  const { id, claimNumber, version } = claim
  for (const personId of free.personIds.slice(0, mostTold)) {
    const notice = {
      personId,
      template: 'claimDecisions.nobodyBelow',
      params: { organisation: claim.organisation!.name, number: claimNumber },
      link: `/desk/insurance/claim?id=${id}`,
      dedupeKey: `${id} nobodyBelow ${version} ${personId}`,
      organisationId: free.organisation.id,
    }
    await notify(db, notice, now)
  }
}
