import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import mysql, { type Connection, type RowDataPacket } from 'mysql2/promise'
import { folderOfTemplates, nameOfTemplate, tablesOf } from './template'

/** More rows than a story leaves behind take longer to delete than their tables to make. */
const rowsMost = 20_000

const folderOfSpares = (): string => join(folderOfTemplates!, 'spares')

/**
 * A started database that another test is done with, or nothing where none is left. Its tables are there: to make some two
 * hundred of them takes MariaDB longer than most stories.
 */
export function takeSpare(): string | undefined {
  if (folderOfTemplates === undefined) return undefined
  mkdirSync(folderOfSpares(), { recursive: true })
  return readdirSync(folderOfSpares()).find(isOurs)
}

/** Of several processes that see the same one, whoever removes its file has it. */
function isOurs(name: string): boolean {
  try {
    rmSync(join(folderOfSpares(), name))
    return true
  } catch {
    return false
  }
}

/** Takes all rows of a started database but what says that its tables are there, for a server that makes its own. */
export async function empty(url: string): Promise<void> {
  const connection = await mysql.createConnection({ uri: url, multipleStatements: true })
  try {
    const tables = (await tablesOf(connection, new URL(url).pathname.slice(1))).filter((name) => name !== 'migrations')
    await connection.query(tables.map((table) => `DELETE FROM ${table}`).join('; '))
  } finally {
    await connection.end()
  }
}

/** Gives the database the rows of the template again and keeps it for another test; false where that is not worth it. */
export async function putAside(server: string, name: string): Promise<boolean> {
  if (folderOfTemplates === undefined) return false
  const connection = await mysql.createConnection({ uri: `${server}/${name}`, multipleStatements: true })
  try {
    const tables = await tablesOf(connection, name)
    const template = await tablesOf(connection, nameOfTemplate())
    if (`${tables.sort()}` !== `${template.sort()}` || (await countRows(connection, name)) > rowsMost) return false
    const sql = tables.map(
      (table) => `DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM ${nameOfTemplate()}.${table}`,
    )
    await connection.query(`START TRANSACTION; ${sql.join('; ')}; COMMIT`)
  } finally {
    await connection.end()
  }
  writeFileSync(join(folderOfSpares(), name), '')
  return true
}

/** About how many there are. */
async function countRows(connection: Connection, database: string): Promise<number> {
  const sql = 'SELECT SUM(table_rows) AS counted FROM information_schema.tables WHERE table_schema = ?'
  const [[found]] = await connection.query<RowDataPacket[]>(sql, [database])
  return Number(found!.counted)
}
