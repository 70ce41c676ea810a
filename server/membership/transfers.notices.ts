import { maskName } from '../../shared/identity/masks'
import { notify } from '../notifications'
import { findGrants, findHolders } from '../organisations'
import type { Db } from '../platform/db'
import { findDiscreetPersons } from './discretion'
import type { Transfer } from './standing.entities'

/** Tells the reviewers of the union somebody moves away from; they are told, and asked nothing. */
export async function tellUnion(
  db: Db,
  transfer: Transfer,
  template: 'memberMoving' | 'memberMoved' | 'memberStays',
  name: string,
  now: Date,
): Promise<void> {
  const { id, membershipId, personId } = transfer
  const params = { name: maskName(name), from: transfer.from!.name, to: transfer.to!.name }
  const link = `/desk/membership/member?id=${membershipId}`
  const holders = await findHolders(db, 'reviewer', transfer.from!.path)
  const kept = await findDiscreetPersons(db, [personId])
  const grants = kept.length === 0 || holders.length === 0 ? [] : await findGrants(db, holders)
  for (const holderId of holders) {
    // Who reviews here and holds a role at an employer's union is not told of what is kept from employers.
    const isKept = grants.some((grant) => grant.personId === holderId && grant.isInUnit)
    if (holderId === personId || isKept) continue
    const dedupeKey = `${id} ${template} ${holderId}`
    await notify(db, { personId: holderId, template: `membership.${template}`, params, link, dedupeKey }, now)
  }
}
