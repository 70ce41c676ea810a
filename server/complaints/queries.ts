import { In, LessThan } from 'typeorm'
import { decodeCursor, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { Complaint } from './entities'

const withUnions = { about: true, organisation: true }

/** One of a person's own; a foreign id finds nothing, as an absent one does. */
export const findOwnComplaint = (db: Db, personId: string, id: string): Promise<Complaint | null> =>
  db.findOne(Complaint, { where: { id, personId }, relations: withUnions })

/** As staff need it; the person is left out of an unnamed one where it is drawn. */
export const findComplaint = (db: Db, id: string): Promise<Complaint | null> =>
  db.findOne(Complaint, { where: { id }, relations: { ...withUnions, person: true } })

export function findComplaintsOf(db: Db, personId: string, cursor: string | undefined): Promise<Complaint[]> {
  const after = decodeCursor(cursor, 1)
  const where = { personId, ...(after ? { id: LessThan(after[0]!) } : {}) }
  return db.find(Complaint, { where, relations: withUnions, order: { id: 'DESC' }, take: rowsToRead })
}

/** Changes a complaint that is still at `version` and in one of these states; false where it is not. */
export async function changeComplaint(
  db: Db,
  { id, version }: Pick<Complaint, 'id' | 'version'>,
  from: Complaint['state'][],
  change: Partial<Complaint>,
): Promise<boolean> {
  const where = { id, version, state: In(from) }
  return (await db.update(Complaint, where, { ...change, version: version + 1 })).affected === 1
}
