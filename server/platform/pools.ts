import { type EntityTarget, In } from 'typeorm'
import type { Db } from './db'
import { isEmbedded } from './raw'

/**
 * The rows of these pools by id, each held by this transaction until it ends. They are locked in id order, so that no two
 * transactions wait for each other; the embedded database has one writer, which holds them all.
 */
export async function lockPools<T extends { id: string }>(
  db: Db,
  entity: EntityTarget<T>,
  ids: readonly string[],
): Promise<Map<string, T>> {
  const query = db
    .createQueryBuilder(entity, 'pool')
    .where({ id: In([...new Set(ids)]) })
    .orderBy('pool.id')
  const rows = await (isEmbedded(db) ? query : query.setLock('pessimistic_write')).getMany()
  return new Map(rows.map((row) => [row.id, row]))
}
