import type { EntityTarget, FindOptionsOrder } from 'typeorm'
import type { Db } from './db'

/** The first rows of a table, as far as they are old. Ids are in the order of time: where the first ones are too young, no other is old. */
export async function findOldest<T extends { id: string }>(
  db: Db,
  table: EntityTarget<T>,
  timeOf: (row: T) => Date,
  { before, limit }: { before: Date; limit: number },
): Promise<T[]> {
  if (limit === 0) return []
  const rows = await db.find(table, { order: { id: 'ASC' } as FindOptionsOrder<T>, take: limit })
  return rows.filter((row) => timeOf(row) < before)
}
