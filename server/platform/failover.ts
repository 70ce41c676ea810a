import { EventEmitter } from 'node:events'
import type { Pool, PoolConnection, PoolOptions } from 'mysql2'

type Mysql = typeof import('mysql2')
type GotConnection = (error: Error | null, connection?: PoolConnection) => void
interface Host {
  host: string
  port: number
}

/** Errors that mean "this host does not take writes now": gone, read-only, or outside its cluster's quorum. */
const hostErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'PROTOCOL_CONNECTION_LOST',
  'ER_SERVER_SHUTDOWN',
  'ER_UNKNOWN_COM_ERROR',
  'ER_OPTION_PREVENTS_STATEMENT',
  'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION',
])

export const isHostError = (error: unknown): boolean => hostErrors.has((error as { code?: string } | null)?.code ?? '')

/** mysql2 with a pool that moves to the next host answering as a writable primary when its own stops doing so. */
export function withFailover(mysql: Mysql, hosts: readonly Host[]): Mysql {
  const createPool = (options: PoolOptions) => new FailoverPool(mysql, options, hosts)
  return { ...mysql, createPool } as unknown as Mysql
}

/** The part of mysql2's pool that TypeORM uses: `getConnection`, `end` and events. */
class FailoverPool extends EventEmitter {
  private pool: Pool
  private at = 0
  private moving: Promise<void> | undefined
  /** Connections asked before this moment are asked again. */
  private trustedSince = 0

  constructor(
    private readonly mysql: Mysql,
    private readonly options: PoolOptions,
    private readonly hosts: readonly Host[],
  ) {
    super()
    this.pool = this.open()
  }

  getConnection(done: GotConnection): void {
    this.borrow().then(
      (connection) => done(null, connection),
      (error: Error) => done(error),
    )
  }

  /** Something spoke against the host: before it is used again, it has to answer as a writable primary. */
  distrust(): void {
    this.trustedSince = performance.now()
  }

  end(done: (error?: Error | null) => void): void {
    this.pool.end(done)
  }

  private open(): Pool {
    return this.mysql.createPool({ ...this.options, ...this.hosts[this.at] })
  }

  private async borrow(): Promise<PoolConnection> {
    for (let tried = 0; ; tried++) {
      const { pool } = this
      try {
        return await checkOut(pool, this.trustedSince)
      } catch (error) {
        if (tried >= this.hosts.length || !isHostError(error)) throw error
        await this.moveOn(pool)
      }
    }
  }

  /** One caller moves the pool; those who failed on the same pool wait for it. */
  private async moveOn(from: Pool): Promise<void> {
    if (this.pool !== from) return
    this.moving ??= this.findPrimary().finally(() => {
      this.moving = undefined
    })
    await this.moving
  }

  private async findPrimary(): Promise<void> {
    const old = this.pool
    for (let step = 0; step < this.hosts.length; step++) {
      this.at = (this.at + 1) % this.hosts.length
      const candidate = this.open()
      if (await isWritable(candidate)) {
        this.pool = candidate
        old.end(() => {})
        return
      }
      candidate.end(() => {})
    }
  }
}

/** A connection on a host that takes writes; it is asked once, and again after it was distrusted. */
async function checkOut(pool: Pool, trustedSince: number): Promise<PoolConnection> {
  const connection = await new Promise<PoolConnection>((resolve, reject) =>
    pool.getConnection((error, got) => (error ? reject(error) : resolve(got))),
  )
  const known = connection as PoolConnection & { primaryAt?: number }
  if ((known.primaryAt ?? -1) > trustedSince) return connection
  const writable = await answersAsPrimary(connection)
  if (!writable) {
    connection.destroy()
    throw Object.assign(new Error('not a writable primary'), { code: 'ER_OPTION_PREVENTS_STATEMENT' })
  }
  known.primaryAt = performance.now()
  return connection
}

async function isWritable(pool: Pool): Promise<boolean> {
  return checkOut(pool, performance.now()).then(
    (connection) => {
      connection.release()
      return true
    },
    () => false,
  )
}

async function answersAsPrimary(connection: PoolConnection): Promise<boolean> {
  const ask = async (sql: string) => ((await connection.promise().query(sql))[0] as Record<string, unknown>[])[0]
  const value = async (show: string) => (await ask(show))?.Value
  if ((await value("SHOW GLOBAL VARIABLES LIKE 'read_only'")) !== 'OFF') return false
  // A cluster's node that lost its quorum answers, but takes nothing; outside a cluster the status means nothing.
  const isClustered = (await value("SHOW GLOBAL VARIABLES LIKE 'wsrep_on'")) === 'ON'
  return !isClustered || (await value("SHOW GLOBAL STATUS LIKE 'wsrep_ready'")) === 'ON'
}
