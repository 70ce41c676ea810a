import {
  type QueryRunner,
  Table,
  TableColumn,
  type TableColumnOptions,
  TableIndex,
  type TableIndexOptions,
} from 'typeorm'

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
  fen: (name: string, options: Options = {}) => ({ name, type: 'bigint', ...options }),
}

function short(name: string, length: number, options: Options = {}) {
  return { name, type: 'varchar', length: String(length), ...options }
}

interface Index {
  name: string
  columns: string[]
  unique?: boolean
}

/** Creates a table with its indexes, unless it is there: a server makes both in one statement. */
export async function createTable(
  runner: QueryRunner,
  name: string,
  tableColumns: TableColumnOptions[],
  indexes: Index[] = [],
): Promise<void> {
  const native = tableColumns.map((column) => toNative(runner, column))
  await runner.createTable(new Table({ name, columns: native, indices: indexes.map(optionsOf) }), true)
}

/** Adds columns, those that are not there yet; on a table with rows they are nullable or have a default. */
export async function addColumns(
  runner: QueryRunner,
  name: string,
  columns: TableColumnOptions[],
  indexes: Index[] = [],
): Promise<void> {
  const table = (await runner.getTable(name))!
  const missing = columns.filter((column) => !table.columns.some((present) => present.name === column.name))
  await runner.addColumns(
    table,
    missing.map((column) => new TableColumn(toNative(runner, column))),
  )
  await addMissing(runner, table, indexes)
}

/** Makes columns obligatory that were added to rows and filled since. */
export async function requireColumns(runner: QueryRunner, table: string, names: string[]): Promise<void> {
  for (const name of names) {
    const found = (await runner.getTable(table))!
    const column = found.findColumnByName(name)!
    const obligatory = column.clone()
    obligatory.isNullable = false
    if (column.isNullable) await runner.changeColumn(found, column, obligatory)
  }
}

/** Drops columns and indexes, those that are there. */
export async function dropColumns(
  runner: QueryRunner,
  table: string,
  columns: string[],
  indexes: string[] = [],
): Promise<void> {
  const found = (await runner.getTable(table))!
  for (const index of indexes) {
    if (found.indices.some(({ name }) => name === index)) await runner.dropIndex(found, index)
  }
  const present = columns.filter((column) => found.columns.some(({ name }) => name === column))
  await runner.dropColumns(found, present)
}

/** Adds indexes, those that are not there yet. */
export async function addIndexes(runner: QueryRunner, name: string, indexes: Index[]): Promise<void> {
  await addMissing(runner, (await runner.getTable(name))!, indexes)
}

// The table is handed on as it was read: given its name, the runner asks the server's catalogue again for every index.
async function addMissing(runner: QueryRunner, table: Table, indexes: Index[]): Promise<void> {
  const missing = indexes.filter(({ name }) => !table.indices.some((present) => present.name === name))
  for (const index of missing) await runner.createIndex(table, new TableIndex(optionsOf(index)))
}

const optionsOf = ({ name, columns, unique = false }: Index): TableIndexOptions => ({
  name,
  columnNames: columns,
  isUnique: unique,
})

function toNative(runner: QueryRunner, column: TableColumnOptions): TableColumnOptions {
  if (isSqlite(runner)) return column
  if (column.type === 'integer') return { ...column, type: 'int' }
  if (column.type === 'boolean') return { ...column, type: 'tinyint' }
  return column
}

/** Drops tables, those that are there. */
export async function dropTables(runner: QueryRunner, names: string[]): Promise<void> {
  for (const name of names) await runner.query(`DROP TABLE IF EXISTS ${name}`)
}
