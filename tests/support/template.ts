import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import mysql, { type Connection } from 'mysql2/promise'
import type { TestDatabase } from './databases'

/** Makes, in an empty database, what a first start of the server makes there. */
type Start = (database: Pick<TestDatabase, 'env'>) => Promise<void>

/** A folder of this run's own, made by `config/tasks/testSetUp.mjs` before the first test and removed after the last. */
export const folderOfTemplates = process.env.TEST_TEMPLATES

/**
 * Gives an empty database the schema and the demo data by copying one that was started once in this run: hundreds of tests
 * begin with one, and the server would take most of their time to make it. One that is not empty is left alone.
 */
export async function fillFromTemplate(database: TestDatabase, start: Start): Promise<void> {
  if (folderOfTemplates === undefined) return
  if (database.kind === 'embedded') await copyFiles(database, start, 'embedded')
  else await copyTables(database.env, start)
}

/** The same for an embedded database of servers that begin otherwise, all of this `name` alike. */
export async function copyFiles({ env }: Pick<TestDatabase, 'env'>, start: Start, name: string): Promise<void> {
  const to = env.DATA_DIR!
  if (folderOfTemplates === undefined || existsSync(join(to, 'union.sqlite'))) return
  const template = join(folderOfTemplates, name)
  if (!existsSync(template)) await makeFiles(template, start)
  cpSync(template, to, { recursive: true })
}

async function makeFiles(template: string, start: Start): Promise<void> {
  const made = mkdtempSync(join(tmpdir(), 'union-'))
  await start({ env: { DATA_DIR: made } })
  for (const name of readdirSync(made))
    if (!name.startsWith('union.sqlite') && name !== 'files') rmSync(join(made, name), { recursive: true })
  try {
    renameSync(made, template)
  } catch {
    // Another of the run's processes was first.
    rmSync(made, { recursive: true })
  }
}

async function copyTables({ DATABASE_URL, DATA_DIR }: Record<string, string>, start: Start): Promise<void> {
  const url = DATABASE_URL!
  const connection = await mysql.createConnection({ uri: url, multipleStatements: true })
  try {
    if ((await tablesOf(connection, new URL(url).pathname.slice(1))).length > 0) return copyFilesOfTables(DATA_DIR!)
    const template = nameOfTemplate()
    await connection.query("SELECT GET_LOCK('template', 120)")
    const tables = await tablesOf(connection, template)
    if (tables.length === 0) await makeTables(connection, url, template, start)
    await connection.query("SELECT RELEASE_LOCK('template')")
    copyFilesOfTables(DATA_DIR!)
    const copies = (tables.length > 0 ? tables : await tablesOf(connection, template)).map(
      (table) =>
        `CREATE TABLE ${table} LIKE ${template}.${table}; INSERT INTO ${table} SELECT * FROM ${template}.${table}`,
    )
    await connection.query(`ALTER DATABASE COLLATE utf8mb4_bin; ${copies.join('; ')}`)
  } finally {
    await connection.end()
  }
}

async function makeTables(connection: Connection, url: string, template: string, start: Start): Promise<void> {
  await connection.query(`CREATE DATABASE ${template} CHARACTER SET utf8mb4`)
  const address = new URL(url)
  address.pathname = template
  const files = mkdtempSync(join(tmpdir(), 'union-'))
  try {
    await start({ env: { DATABASE_URL: `${address}`, DATA_DIR: files } })
    renameSync(join(files, 'files'), filesOfTables())
  } catch (error) {
    await connection.query(`DROP DATABASE ${template}`)
    throw error
  } finally {
    rmSync(files, { recursive: true })
  }
}

/** What the rows of the template's tables refer to. */
const filesOfTables = (): string => join(folderOfTemplates!, 'files')

/** A server that is started again on its database has them already. */
function copyFilesOfTables(dataFolder: string): void {
  const to = join(dataFolder, 'files')
  if (!existsSync(to) && existsSync(filesOfTables())) cpSync(filesOfTables(), to, { recursive: true })
}

export const nameOfTemplate = (): string => `template_${basename(folderOfTemplates!).replace(/\W/g, '_')}`

export async function tablesOf(connection: Connection, database: string): Promise<string[]> {
  const sql = 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?'
  const [rows] = await connection.query(sql, [database])
  return (rows as { name: string }[]).map(({ name }) => name)
}
