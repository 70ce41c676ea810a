import type { EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm'
import type { Db } from './db'

// Hot reads go past the entity layer, which costs a third of them: these bring instants into plain SQL and back.

export const isEmbedded = (db: Db): boolean => db.dataSource.options.type === 'better-sqlite3'

/** An instant as a parameter of plain SQL. */
export const toRaw = (db: Db, at: Date): Date | string =>
  isEmbedded(db) ? at.toISOString().replace('T', ' ').replace('Z', '') : at

/** An instant as plain SQL gives it. */
export const fromRaw = (value: Date | string): Date =>
  value instanceof Date ? value : new Date(`${value.replace(' ', 'T')}Z`)

/** As many placeholders as there are values. */
export const placesFor = (values: readonly unknown[]): string => values.map(() => '?').join(', ')

/** Adds rows in one statement, and does not read back what a column's default made of them, as `db.insert` does. */
export async function insertRows<T extends ObjectLiteral>(
  db: Db,
  entity: EntityTarget<T>,
  rows: QueryDeepPartialEntity<T> | QueryDeepPartialEntity<T>[],
): Promise<void> {
  await db.createQueryBuilder().insert().into(entity).values(rows).updateEntity(false).execute()
}
