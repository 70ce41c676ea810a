import type { MembershipState } from '../../shared/membership/states'
import { unseal } from '../platform/crypto'
import type { Db } from '../platform/db'
import { fromRaw } from '../platform/raw'

/** What a card shows. */
export interface CardFacts {
  id: string
  number: string
  state: MembershipState
  since: Date
  name: string
  organisation: { id: string; name: string }
}

/** In plain SQL: it is drawn anew every minute on every phone that shows a card. */
export async function findCard(db: Db, personId: string): Promise<CardFacts | null> {
  const [row]: Record<'id' | 'number' | 'state' | 'since' | 'name' | 'unionId' | 'unionName', string>[] =
    await db.query(
      `SELECT held.id, held.number, held.state, held.since, person.name,
        organisation.id AS unionId, organisation.name AS unionName
      FROM memberships held
        INNER JOIN organisations organisation ON organisation.id = held.organisation_id
        INNER JOIN persons person ON person.id = held.person_id
      WHERE held.current_key = ?`,
      [personId],
    )
  if (!row) return null
  const { id, number, state, since, name, unionId, unionName } = row
  return {
    id,
    number,
    state: state as MembershipState,
    since: fromRaw(since),
    name: name === null ? '' : unseal('persons.name', name),
    organisation: { id: unionId, name: unionName },
  }
}
