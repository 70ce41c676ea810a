import type { Connection } from 'mysql2/promise'
import { type Differing, differingOf, type Filling, idOf, spread } from './cityTables'
import { connectTo } from './sql'

/** From here on a table is filled without its indexes, which are made anew afterwards: sorted, not row by row. */
const manyRows = 200_000

/** So many unions, each below one of the streets there are. */
export async function fillUnions(url: string, count: number): Promise<void> {
  await connected(url, async (connection) => {
    const streets = await select<{ id: string; path: string }>(
      connection,
      "SELECT id, path FROM organisations WHERE kind = 'street' ORDER BY id",
    )
    const of = (column: 'id' | 'path') => spread(streets.map((street) => street[column]))
    await fillTable(connection, 'organisations', count, {
      id: idOf('seq'),
      parent_id: of('id'),
      path: `CONCAT(${of('path')}, LPAD(seq, 8, '0'), '/')`,
      name: "CONCAT('演示社区联合工会 ', seq)",
      kind: "'community'",
      credit_code: 'NULL',
      accepts_applications: '1',
    })
  })
}

/**
 * Fills tables up to so many rows with copies of one of theirs, so that they lie over all unions, persons and months; their
 * statistics are taken anew. Every table needs a row to begin with.
 */
export async function fillTables(url: string, counts: Record<string, number>, filling: Filling): Promise<void> {
  const differing = differingOf(filling)
  await connected(url, async (connection) => {
    await connection.query('CREATE TEMPORARY TABLE every_union (union_place INT PRIMARY KEY, union_id VARCHAR(36))')
    await connection.query(
      `INSERT INTO every_union SELECT ROW_NUMBER() OVER (ORDER BY id) - 1, id FROM organisations WHERE accepts_applications = 1`,
    )
    await connection.query('SET @unions = (SELECT COUNT(*) FROM every_union)')
    for (const [table, count] of Object.entries(counts)) {
      await fillTable(connection, table, count, { id: idOf('seq'), ...differing[table] })
    }
  })
}

/** `first` orders the rows there are: the first one is copied. */
async function fillTable(
  connection: Connection,
  table: string,
  count: number,
  { first = 'id DESC', ...differing }: Differing,
): Promise<void> {
  const [{ there }] = (await select<{ there: number }>(connection, `SELECT COUNT(*) AS there FROM ${table}`)) as [
    { there: number },
  ]
  if (there === 0) throw new Error(`${table} has no row to copy`)
  if (there >= count) return
  const columns = await select<{ Field: string }>(connection, `SHOW COLUMNS FROM ${table}`)
  const usesUnions = Object.values(differing).includes('union_id')
  const rebuild = count - there >= manyRows ? await dropIndexes(connection, table) : null
  await connection.query(
    `INSERT INTO ${table} (${columns.map(({ Field }) => `\`${Field}\``)})
     SELECT ${columns.map(({ Field }) => differing[Field] ?? `one.\`${Field}\``)}
     FROM seq_${there}_to_${count - 1} JOIN (SELECT * FROM ${table} ORDER BY ${first}, id DESC LIMIT 1) AS one
     ${usesUnions ? 'JOIN every_union ON union_place = FLOOR(seq / 7) % @unions' : ''}`,
  )
  await rebuild?.()
  await connection.query(`ANALYZE TABLE ${table}`)
}

/** What makes the indexes anew that are dropped. */
async function dropIndexes(connection: Connection, table: string): Promise<() => Promise<unknown>> {
  const rows = await select<{ name: string; isUnique: number; columns: string }>(
    connection,
    `SELECT index_name AS name, MAX(non_unique) = 0 AS isUnique, GROUP_CONCAT(column_name ORDER BY seq_in_index) AS columns
     FROM information_schema.statistics
     WHERE table_schema = DATABASE() AND table_name = '${table}' AND index_name <> 'PRIMARY' GROUP BY index_name`,
  )
  await connection.query(`ALTER TABLE ${table} ${rows.map(({ name }) => `DROP INDEX ${name}`)}`)
  const added = rows.map(({ name, isUnique, columns }) => `ADD ${isUnique ? 'UNIQUE' : ''} INDEX ${name} (${columns})`)
  return () => connection.query(`ALTER TABLE ${table} ${added}`)
}

const select = async <T>(connection: Connection, sql: string): Promise<T[]> => (await connection.query(sql))[0] as T[]

async function connected(url: string, work: (connection: Connection) => Promise<void>): Promise<void> {
  const connection = await connectTo(url)
  try {
    await work(connection)
  } finally {
    await connection.end()
  }
}
