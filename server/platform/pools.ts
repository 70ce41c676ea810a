import type { EntityTarget } from 'typeorm'
import type { Db } from './db'
import { type PreparedQuery, prepareQuery } from './prepared'
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
  if (ids.length === 0) return new Map()
  const rows = await lockedOf(entity).all(db, { ids: [...new Set(ids)] })
  return new Map(rows.map((row) => [row.id, row as T]))
}

const locked = new Map<unknown, PreparedQuery<'ids', { id: string }>>()

function lockedOf(entity: EntityTarget<{ id: string }>): PreparedQuery<'ids', { id: string }> {
  const known = locked.get(entity)
  if (known) return known
  const query = prepareQuery(['ids'], (db, given) => {
    const rows = db
      .createQueryBuilder(entity, 'pool')
      .where('pool.id IN (:...ids)', { ids: [given.ids] })
      .orderBy('pool.id')
    return isEmbedded(db) ? rows : rows.setLock('pessimistic_write')
  })
  locked.set(entity, query)
  return query
}
