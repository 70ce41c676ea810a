import { findOwnUnion } from '../membership'
import {
  discreetPersons,
  findHoldersAlong,
  findPathsInUnits,
  findRootOrganisation,
  type Organisation,
} from '../organisations'
import type { Db } from '../platform/db'

/**
 * Whose class managers look at what a person brings: those of their own union, or of the nearest above it that has any; of
 * somebody whose employer is not to be told, never an employer's.
 */
export async function findReviewingUnion(db: Db, personId: string): Promise<Organisation> {
  const own = await findOwnUnion(db, personId)
  const root = await findRootOrganisation(db)
  if (!own) return root
  const along = await findHoldersAlong(db, 'classManager', own.path)
  const isDiscreet = await keepsFromEmployer(db, personId)
  const units = isDiscreet
    ? await findPathsInUnits(
        db,
        along.map(({ organisation }) => organisation.path),
      )
    : null
  const fitting = along.filter(({ organisation }) => !units?.has(organisation.path))
  return fitting.find(({ personIds }) => personIds.length > 0)?.organisation ?? root
}

export const keepsFromEmployer = async (db: Db, personId: string): Promise<boolean> =>
  (await discreetPersons.run(db, [personId])).flat().includes(personId)
