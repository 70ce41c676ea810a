import type { Db } from '../platform/db'

/** Until when a paper is answered, and its name; null where there is none of this union. */
export async function findPaperHead(_db: Db, _paperId: string): Promise<{ name: string; closesAt: Date } | null> {
  return null
}

/** Papers of these unions that were published, the newest first: what a stage can take its marks from. */
export async function findPapersOf(
  _db: Db,
  _organisationIds: readonly string[],
): Promise<{ id: string; name: string }[]> {
  return []
}

/** The best marks of these persons in a paper; who never handed one in has none. */
export async function findBestMarks(
  _db: Db,
  _paperId: string,
  _personIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return new Map()
}
