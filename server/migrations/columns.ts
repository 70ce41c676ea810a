import { type QueryRunner, Table, TableColumn, type TableColumnOptions, TableIndex } from 'typeorm'

type Options = Partial<TableColumnOptions>

const isSqlite = (runner: QueryRunner) => runner.dataSource.options.type === 'better-sqlite3'

/** Column kinds that mean the same on SQLite, MySQL and MariaDB. */
export const columns = {
  id: (name: string, options: Options = {}) => short(name, 36, options),
  short,
  blind: (name: string, options: Options = {}) => short(name, 43, options),
  text: (name: string, options: Options = {}) => ({ name, type: 'text', ...options }),
  at: (name: string, options: Options = {}) => ({ name, type: 'datetime', precision: 3, ...options }),
  whole: (name: string, options: Options = {}) => ({ name, type: 'integer', ...options }),
  yes: (name: string, options: Options = {}) => ({ name, type: 'boolean', ...options }),
}

function short(name: string, length: number, options: Options = {}) {
  return { name, type: 'varchar', length: String(length), ...options }
}

interface Index {
  name: string
  columns: string[]
  unique?: boolean
}

/** Creates a table with its indexes; a run that was killed half way finishes when it is run again. */
export async function createTable(
  runner: QueryRunner,
  name: string,
  tableColumns: TableColumnOptions[],
  indexes: Index[] = [],
): Promise<void> {
  const native = tableColumns.map((column) => toNative(runner, column))
  await runner.createTable(new Table({ name, columns: native }), true)
  await addIndexes(runner, name, indexes)
}

/** Adds columns, those that are not there yet; on a table with rows they are nullable or have a default. */
export async function addColumns(
  runner: QueryRunner,
  table: string,
  columns: TableColumnOptions[],
  indexes: Index[] = [],
): Promise<void> {
  const present = new Set((await runner.getTable(table))?.columns.map((column) => column.name))
  for (const column of columns) {
    if (!present.has(column.name)) await runner.addColumn(table, new TableColumn(toNative(runner, column)))
  }
  await addIndexes(runner, table, indexes)
}

/** Drops columns and indexes, those that are there. */
export async function dropColumns(
  runner: QueryRunner,
  table: string,
  columns: string[],
  indexes: string[] = [],
): Promise<void> {
  const found = await runner.getTable(table)
  for (const index of indexes) {
    if (found?.indices.some(({ name }) => name === index)) await runner.dropIndex(table, index)
  }
  for (const column of columns) {
    if (found?.columns.some(({ name }) => name === column)) await runner.dropColumn(table, column)
  }
}

/** Adds indexes, those that are not there yet. */
export async function addIndexes(runner: QueryRunner, name: string, indexes: Index[]): Promise<void> {
  const present = new Set((await runner.getTable(name))?.indices.map((index) => index.name))
  for (const { name: indexName, columns: columnNames, unique = false } of indexes) {
    if (present.has(indexName)) continue
    await runner.createIndex(name, new TableIndex({ name: indexName, columnNames, isUnique: unique }))
  }
}

function toNative(runner: QueryRunner, column: TableColumnOptions): TableColumnOptions {
  if (isSqlite(runner)) return column
  if (column.type === 'integer') return { ...column, type: 'int' }
  if (column.type === 'boolean') return { ...column, type: 'tinyint' }
  return column
}

/** Drops tables, those that are there. */
export async function dropTables(runner: QueryRunner, names: string[]): Promise<void> {
  for (const name of names) await runner.dropTable(name, true)
}
