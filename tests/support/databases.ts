import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mysql from 'mysql2/promise'
import { empty, putAside, takeSpare } from './spares'

/** A database of a test's own: the environment that leads a server to it, and its end. */
export interface TestDatabase {
  kind: 'embedded' | 'mariadb'
  env: Record<string, string>
  drop(): Promise<void>
}

/** Makes an empty one, or one that may have its tables already (`migrated`), or also what a first start makes (`started`). */
export type Make = (as?: As) => Promise<TestDatabase>
type As = 'migrated' | 'started'

/** Runs the same tests on the embedded database and on MariaDB; a quick run takes the embedded one only. */
export function onEveryDatabase(title: string, tests: (make: Make) => void): void {
  describe(`${title}, on the embedded database`, () => tests(makeEmbedded))
  onMariadb(title, tests)
}

/** Runs tests of what only a database server does; a quick run has none. */
export function onMariadb(title: string, tests: (make: Make) => void): void {
  if (process.env.TEST_QUICK !== '1') describe(`${title}, on MariaDB`, () => tests(makeMariadb))
}

export async function makeEmbedded(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'union-'))
  return {
    kind: 'embedded',
    env: { DATA_DIR: folder },
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A database of its own on the server that `config/tasks/test.mjs` started for this run. */
async function makeMariadb(as?: As): Promise<TestDatabase> {
  const server = process.env.TEST_MARIADB
  if (!server)
    throw new Error('TEST_MARIADB is not set: run the tests with "npm test", or "npm run test:quick" without MariaDB')
  const embedded = await makeEmbedded()
  const spare = as && takeSpare()
  const name = spare ?? `t_${randomUUID().slice(0, 8)}`
  const run = async (sql: string) => {
    const connection = await mysql.createConnection(server)
    await connection.query(sql)
    await connection.end()
  }
  if (!spare) await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`)
  else if (as === 'migrated') await empty(`${server}/${name}`)
  return {
    kind: 'mariadb',
    env: { ...embedded.env, DATABASE_URL: `${server}/${name}` },
    async drop() {
      if (!(as && (await putAside(server, name)))) await run(`DROP DATABASE ${name}`)
      await embedded.drop()
    },
  }
}
