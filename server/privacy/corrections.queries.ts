import { In, LessThan } from 'typeorm'
import { decodeCursor, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { Correction } from './entities'

const withUnion = (db: Db) =>
  db.createQueryBuilder(Correction, 'correction').leftJoinAndSelect('correction.organisation', 'organisation')

export function findCorrectionsOf(db: Db, personId: string, cursor: string | undefined): Promise<Correction[]> {
  const after = decodeCursor(cursor, 1)
  const query = withUnion(db).where('correction.personId = :personId', { personId })
  if (after) query.andWhere('correction.id < :after', { after: after[0] })
  return query.orderBy('correction.id', 'DESC').limit(rowsToRead).getMany()
}

export const findOwnCorrection = (db: Db, personId: string, id: string): Promise<Correction | null> =>
  withUnion(db).where('correction.id = :id AND correction.personId = :personId', { id, personId }).getOne()

/** With the person it is about and whoever decided it. */
export const findCorrectionCase = (db: Db, id: string): Promise<Correction | null> =>
  withUnion(db)
    .leftJoinAndSelect('correction.person', 'person')
    .leftJoinAndSelect('correction.decider', 'decider')
    .where('correction.id = :id', { id })
    .getOne()

/** Ends a correction that still waits at the version seen; false where it does not. */
export async function endCorrection(
  db: Db,
  { id, version }: Pick<Correction, 'id' | 'version'>,
  change: Pick<Correction, 'state' | 'decidedAt'> & Partial<Correction>,
): Promise<boolean> {
  const where = { id, version, state: 'submitted' as const }
  return (await db.update(Correction, where, { ...change, openKey: null, version: version + 1 })).affected === 1
}

export const deleteCorrectionsOf = (db: Db, personId: string) => db.delete(Correction, { personId })

export async function deleteOldCorrections(db: Db, before: Date, limit: number): Promise<number> {
  const old = await db.find(Correction, { where: { decidedAt: LessThan(before) }, select: { id: true }, take: limit })
  if (old.length > 0) await db.delete(Correction, { id: In(old.map(({ id }) => id)) })
  return old.length
}

/** What waits at a union that becomes part of another waits there. */
export const moveCorrections = (db: Db, fromId: string, toId: string) =>
  db.update(Correction, { organisationId: fromId, state: 'submitted' }, { organisationId: toId })

/** Gives a correction that still waits at the version seen to another union; false where it does not. */
export async function giveCorrection(
  db: Db,
  { id, version }: Pick<Correction, 'id' | 'version'>,
  organisationId: string,
  dueAt: Date,
): Promise<boolean> {
  const change = { organisationId, dueAt, version: version + 1 }
  return (await db.update(Correction, { id, version, state: 'submitted' }, change)).affected === 1
}
