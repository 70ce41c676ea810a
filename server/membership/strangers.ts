import type { Organisation } from '../organisations'
import type { Db } from '../platform/db'

/**
 * Persons among these of whom this union must learn nothing, as they asked not to tell their employer: a roster treats
 * their rows as those of people it has never heard of. The one place that decides it for rosters.
 */
export async function findStrangersTo(
  _db: Db,
  _organisation: Organisation,
  _personIds: string[],
): Promise<Set<string>> {
  return new Set()
}
