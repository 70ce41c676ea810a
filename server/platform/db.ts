import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Mutex } from 'async-mutex'
import mysql from 'mysql2'
import type { DataSource, EntityManager, QueryRunner } from 'typeorm'
import { createEmbeddedSource, createServerSource, embeddedFile, type Schema } from '../../config/data-source'
import type { DatabaseConfig, ServerConfig } from '../../config/server'
import { AppError } from '../../shared/http/errors'
import { isHostError } from './failover'

export type Db = EntityManager

export interface Database {
  /** Committed rows, outside any transaction. */
  readonly reader: Db
  /** Runs the whole of `work` in one transaction, and all of it again where the database asks for that. */
  transaction<T>(work: (db: Db) => Promise<T>, options?: TransactionOptions): Promise<T>
  readonly source: DataSource
  /** Does what only one of several processes may do at a time, as filling an empty database at start. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /** Throws unless the database answers, as a primary that takes writes where it is a server. */
  probe(): Promise<void>
  close(): Promise<void>
}

export interface TransactionOptions {
  /** Whether `work`, run again after an unknown commit, finds out by itself what the first run did. */
  isRepeatable?: boolean
}

const maxTries = 8
const deadlineMs = 15_000

/** Opens the database of the configuration and brings its schema up to date. */
export async function openDatabase(config: ServerConfig, schema: Schema): Promise<Database> {
  return config.database.kind === 'embedded' ? openEmbedded(config, schema) : openServer(config.database, schema)
}

async function openEmbedded(config: ServerConfig, schema: Schema): Promise<Database> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const lock = lockFolder(config.dataDir)
  const writer = await createEmbeddedSource(embeddedFile(config), schema, { readonly: false }).initialize()
  await writer.runMigrations()
  const reading = await createEmbeddedSource(embeddedFile(config), schema, { readonly: true }).initialize()
  // One connection holds one transaction: commands queue here, in the order in which they came.
  const mutex = new Mutex()
  return {
    source: writer,
    reader: reading.manager,
    transaction: (work) => mutex.runExclusive(() => writer.transaction(work)),
    // The folder belongs to this process.
    alone: (work) => work(),
    probe: () => mutex.runExclusive(async () => void (await writer.query('SELECT 1'))),
    async close() {
      await mutex.runExclusive(async () => {
        await reading.destroy()
        await writer.destroy()
      })
      lock.close()
    },
  }
}

/** Holds the folder for this process: the lock of an open transaction ends with the process, however that ends. */
function lockFolder(folder: string): { close(): void } {
  const Sqlite = require('libsql')
  const lock = new Sqlite(join(folder, 'process.lock'))
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new Error(`another process already uses the data folder ${folder}`)
  }
  return lock
}

async function openServer(database: Extract<DatabaseConfig, { kind: 'server' }>, schema: Schema): Promise<Database> {
  const kind = await inspectServer(database)
  const source = await createServerSource(database, kind, schema).initialize()
  await underLock(source, () => source.runMigrations())
  return {
    source,
    reader: source.manager,
    transaction: (work, options) => transactWithRetry(source, work, options),
    async probe() {
      distrust(source)
      await source.query('SELECT 1')
    },
    alone: (work) => underLock(source, work),
    close: () => source.destroy(),
  }
}

/** Asks the first host that answers what it is, and refuses one that would garble Chinese. */
async function inspectServer(database: Extract<DatabaseConfig, { kind: 'server' }>): Promise<'mysql' | 'mariadb'> {
  let failure: unknown
  for (const { host, port } of database.hosts) {
    const connection = mysql.createConnection({
      host,
      port,
      user: database.user,
      password: database.password,
      database: database.name,
      connectTimeout: 3_000,
    })
    try {
      const [rows] = await connection
        .promise()
        .query('SELECT VERSION() AS version, @@character_set_database AS charset')
      const { version, charset } = (rows as { version: string; charset: string }[])[0]!
      if (charset !== 'utf8mb4') {
        throw new Error(
          `the database ${database.name} stores ${charset}, which has no Chinese: ` +
            `ALTER DATABASE \`${database.name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
        )
      }
      return /mariadb/i.test(version) ? 'mariadb' : 'mysql'
    } catch (error) {
      failure = error
      if (!isHostError(error)) break
    } finally {
      connection.destroy()
    }
  }
  throw failure
}

/** Does `work` under a lock of the server's, so that processes that start together do it one after another. */
async function underLock<T>(source: DataSource, work: () => Promise<T>): Promise<T> {
  const holder = source.createQueryRunner()
  try {
    const [row] = await holder.query("SELECT GET_LOCK(CONCAT(DATABASE(), '.start'), 120) AS isMine")
    if (Number(row?.isMine) !== 1) throw new Error('another process has been preparing the database for two minutes')
    return await work()
  } finally {
    await holder.query("SELECT RELEASE_LOCK(CONCAT(DATABASE(), '.start'))").catch(() => {})
    await holder.release()
  }
}

/** The host is asked again whether it takes writes, before its next use. */
function distrust(source: DataSource): void {
  const { pool } = source.driver as unknown as { pool: { distrust(): void } }
  pool.distrust()
}

type Verdict = 'again' | 'unknown' | 'final'

/** Server errors after which the same work, run again from its first read, may well succeed. */
const againNumbers = new Set([1213, 1205, 1020, 1047, 1290, 1792, 1836])
/** Of these, the ones that come from a busy table and say nothing against the host. */
const harmlessNumbers = new Set([1213, 1205, 1020])

const numberOf = (error: unknown): number => {
  const cause = (error as { driverError?: unknown } | null)?.driverError ?? error
  return (cause as { errno?: number } | null)?.errno ?? 0
}

function judge(error: unknown, phase: 'work' | 'commit'): Verdict {
  const cause = (error as { driverError?: unknown } | null)?.driverError ?? error
  if (againNumbers.has(numberOf(error))) return 'again'
  if (!isHostError(cause)) return 'final'
  return phase === 'commit' ? 'unknown' : 'again'
}

async function transactWithRetry<T>(
  source: DataSource,
  work: (db: Db) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const until = Date.now() + deadlineMs
  for (let tried = 1; ; tried++) {
    let phase: 'work' | 'commit' = 'work'
    const runner = source.createQueryRunner()
    try {
      await runner.startTransaction('READ COMMITTED')
      const result = await work(runner.manager)
      phase = 'commit'
      await runner.commitTransaction()
      return result
    } catch (error) {
      await rollBack(runner)
      const verdict = judge(error, phase)
      const mayRepeat = verdict === 'again' || (verdict === 'unknown' && options.isRepeatable)
      if (verdict === 'final') throw isOverload(error) ? new AppError('server.busy') : error
      if (!harmlessNumbers.has(numberOf(error))) distrust(source)
      if (!mayRepeat || tried >= maxTries || Date.now() > until) throw new AppError('server.busy')
      await wait(5 + Math.random() * 195 * Math.min(tried / 4, 1))
    } finally {
      await runner.release().catch(() => {})
    }
  }
}

async function rollBack(runner: QueryRunner): Promise<void> {
  if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => {})
}

const isOverload = (error: unknown): boolean =>
  ((error as { driverError?: Error }).driverError ?? (error as Error)).message === 'Queue limit reached.'

/** Whether a unique key refused the row, on either database. */
export function isDuplicate(error: unknown): boolean {
  const { errno, code } = ((error as { driverError?: unknown } | null)?.driverError ?? {}) as {
    errno?: number
    code?: string
  }
  return errno === 1062 || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}
