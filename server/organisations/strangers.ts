import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { createHook } from '../platform/hooks'

/** Persons among these who asked that their employer is not told of them; membership knows. */
export const discreetPersons = createHook<[db: Db, personIds: readonly string[]], string[]>()

/** Persons among these whom this member of staff must meet as if nobody here had ever heard of them. */
export async function findStrangersTo(
  db: Db,
  actor: Pick<StaffActor, 'isUnitOfficer'>,
  personIds: readonly string[],
): Promise<Set<string>> {
  if (!actor.isUnitOfficer || personIds.length === 0) return new Set()
  return new Set((await discreetPersons.run(db, personIds)).flat())
}

/** Persons among these whose name is on record by what they keep from their employer alone; membership knows. */
export const discreetNames = createHook<[db: Db, personIds: readonly string[]], string[]>()

/**
 * Persons among these who have no name for this member of staff, as nobody has who never named a document: a role that a
 * phone took up does not tell an employer who it is.
 */
export async function findUnnamedTo(
  db: Db,
  actor: Pick<StaffActor, 'isUnitOfficer'>,
  personIds: readonly string[],
): Promise<Set<string>> {
  if (!actor.isUnitOfficer || personIds.length === 0) return new Set()
  return new Set((await discreetNames.run(db, personIds)).flat())
}
