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

/** Words for an infix search with `LIKE … ESCAPE '!'`. */
export const escapeLike = (text: string): string => text.replace(/[!%_]/g, (sign) => `!${sign}`)

/** As many placeholders as there are values. */
export const placesFor = (values: readonly unknown[]): string => values.map(() => '?').join(', ')

/** Adds rows in one statement, and does not read back what a column's default made of them, as `db.insert` does. */
export async function insertRows<T extends ObjectLiteral>(
  db: Db,
  entity: EntityTarget<T>,
  rows: QueryDeepPartialEntity<T> | QueryDeepPartialEntity<T>[],
): Promise<void> {
  if (Array.isArray(rows)) await insertMany(db, entity, rows as ObjectLiteral[])
  else await db.createQueryBuilder().insert().into(entity).values(rows).updateEntity(false).execute()
}

/**
 * The builder names each value of each row anew, which for a batch of hundreds takes longer than the server does. The columns are
 * those of the first row.
 */
async function insertMany<T>(db: Db, entity: EntityTarget<T>, rows: readonly ObjectLiteral[]): Promise<void> {
  const { driver } = db.dataSource
  const { tableName, columns } = db.dataSource.getMetadata(entity)
  const [first] = rows
  if (first === undefined) return
  const given = columns.filter((column) => column.getEntityValue(first) !== undefined)
  const names = given.map(({ databaseName }) => driver.escape(databaseName)).join(', ')
  const places = `(${placesFor(given)})`
  const values = rows.flatMap((row) =>
    given.map((column) => driver.preparePersistentValue(column.getEntityValue(row), column) ?? null),
  )
  const sql = `INSERT INTO ${driver.escape(tableName)} (${names}) VALUES ${rows.map(() => places).join(', ')}`
  await db.query(sql, values)
}
