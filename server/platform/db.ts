import mysql from 'mysql2'
import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm'
import { createServerSource, type Schema } from '../../config/data-source'
import type { DatabaseConfig, ServerConfig } from '../../config/server'
import { tlsTo } from '../../config/tls'
import { openEmbedded } from './embedded'
import { type FailoverPool, isHostError } from './failover'
import { transactWithRetry } from './transactions'
import { tryWriting } from './trial'

export type Db = EntityManager

export interface Database {
  /** Committed rows, outside any transaction. */
  readonly reader: Db
  /** Runs the whole of `work` in one transaction, and all of it again where the database asks for that. */
  transaction<T>(work: (db: Db) => Promise<T>, options?: TransactionOptions): Promise<T>
  readonly source: DataSource
  /** Does what only one of several processes may do at a time, as filling an empty database at start. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /** Throws unless the database takes a write now. */
  probe(): Promise<void>
  /** Something spoke against the host: it is asked again whether it takes writes, before its next use. */
  distrust(): void
  /** Connections in use, and callers that wait for one. */
  usage(): { inUse: number; waiting: number }
  close(): Promise<void>
}

export interface TransactionOptions {
  /** Whether `work`, run again after an unknown commit, finds out by itself what the first run did. */
  isRepeatable?: boolean
  /** When it is given up, by `Date.now()`. */
  until?: number
  /** `work` is one statement, which is a transaction by itself: two round trips less. */
  isSingle?: boolean
}

/** Opens the database of the configuration and brings its schema up to date. */
export async function openDatabase(config: ServerConfig, schema: Schema): Promise<Database> {
  return config.database.kind === 'embedded' ? openEmbedded(config, schema) : openServer(config.database, schema)
}

async function openServer(database: Extract<DatabaseConfig, { kind: 'server' }>, schema: Schema): Promise<Database> {
  const kind = await inspectServer(database)
  const source = await createServerSource(database, kind, schema).initialize()
  await underLock(source, () => source.runMigrations())
  // The driver makes its pool anew with every `initialize`, of which there is one.
  const { pool } = source.driver as unknown as { pool: FailoverPool }
  const distrust = () => pool.distrust()
  const transaction: Database['transaction'] = (work, options) => transactWithRetry(source, distrust, work, options)
  return {
    source,
    reader: readDirectly(source, pool),
    transaction,
    distrust,
    usage: () => pool.usage(),
    async probe() {
      distrust()
      await transaction(tryWriting)
    },
    alone: (work) => underLock(source, work),
    close: () => source.destroy(),
  }
}

/** Plain SQL outside a transaction goes to the pool: TypeORM makes a runner for each such statement, which costs as much as the statement. */
function readDirectly(source: DataSource, pool: FailoverPool): Db {
  const reader = source.manager
  reader.query = async <T>(sql: string, values: unknown[] = []) => {
    source.logger.logQuery(sql, values)
    try {
      return (await pool.query(sql, values)) as T
    } catch (error) {
      throw new QueryFailedError(sql, values, error as Error)
    }
  }
  return reader
}

/** What stands against using the database, without changing anything in it. */
export async function findDatabaseProblems({ database }: ServerConfig): Promise<string[]> {
  if (database.kind === 'embedded') return []
  try {
    await inspectServer(database)
    return []
  } catch (error) {
    // What the driver says may name the user; its code does not.
    const { code, message } = error as { code?: string; message: string }
    return [code === undefined ? message : `the database cannot be used: ${code}`]
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
      ...tlsTo(database.authority),
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

/** Whether a unique key refused the row, on either database. */
export function isDuplicate(error: unknown): boolean {
  const { errno, code } = ((error as { driverError?: unknown } | null)?.driverError ?? {}) as {
    errno?: number
    code?: string
  }
  return errno === 1062 || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}
