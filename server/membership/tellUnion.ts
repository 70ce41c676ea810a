import { maskName } from '../../shared/identity/masks'
import { notify } from '../notifications'
import { findHolders } from '../organisations'
import type { Db } from '../platform/db'
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
  for (const holderId of await findHolders(db, 'reviewer', transfer.from!.path)) {
    if (holderId === personId) continue
    const dedupeKey = `${id} ${template} ${holderId}`
    await notify(db, { personId: holderId, template: `membership.${template}`, params, link, dedupeKey }, now)
  }
}
