import { EventEmitter } from 'node:events'
import type { ExecuteValues, Pool, PoolConnection, PoolOptions } from 'mysql2'
import type { QueryRunner } from 'typeorm'

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

interface DriverError {
  code?: string
  errno?: number
  message?: string
}

const causeOf = (error: unknown): DriverError =>
  ((error as { driverError?: DriverError } | null)?.driverError ?? error ?? {}) as DriverError

export function isHostError(error: unknown): boolean {
  const { code = '', message = '' } = causeOf(error)
  // The driver's own word for a connection that was closed under a transaction carries no code.
  return hostErrors.has(code) || /in closed state$/.test(message)
}

/** Disk full, as MariaDB, MySQL and SQLite say it. */
const fullNumbers = new Set([1021, 1026, 1114])
const fullCodes = /^SQLITE_(FULL|IOERR|READONLY|BUSY|CANTOPEN)/

/** Whether the database cannot take it now, for want of connections or of room: the same may well succeed later. */
export function isBusyError(error: unknown): boolean {
  const { code = '', errno = 0, message } = causeOf(error)
  return code === poolBusy || poolRefusals.has(message ?? '') || fullNumbers.has(errno) || fullCodes.test(code)
}

const poolBusy = 'POOL_BUSY'
/** The driver's own words: too many wait, or this process is on its way out. */
const poolRefusals = new Set(['Queue limit reached.', 'Pool is closed.'])
const acquireMs = 4_000
const checkMs = 2_000

const hostError = (code: string, message: string) => Object.assign(new Error(message), { code })

/** Ends whatever the runner waits for at its host, by breaking the connection: a hung host never answers. */
export function breakOff(runner: QueryRunner): void {
  const { databaseConnection } = runner as unknown as { databaseConnection?: PoolConnection }
  if (databaseConnection) destroyStream(databaseConnection)
}

const destroyStream = (connection: PoolConnection): void => {
  const { stream } = connection as unknown as { stream?: { destroy(error: Error): void } }
  stream?.destroy(hostError('PROTOCOL_CONNECTION_LOST', 'given up'))
}

/** mysql2 with a pool that moves to the next host answering as a writable primary when its own stops doing so. */
export function withFailover(mysql: Mysql, hosts: readonly Host[]): Mysql {
  const createPool = (options: PoolOptions) => new FailoverPool(mysql, options, hosts)
  return { ...mysql, createPool } as unknown as Mysql
}

/** mysql2 tells nothing of these from outside. */
interface Inside {
  _allConnections: { length: number; get(at: number): PoolConnection }
  _freeConnections: { length: number }
  _connectionQueue: { length: number; shift(): GotConnection }
}

/** The part of mysql2's pool that TypeORM uses, `getConnection`, `end` and events, and plain reads. */
export class FailoverPool extends EventEmitter {
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

  /** A connection, or an error once it has been waited for long enough; one that comes later goes back. */
  getConnection(done: GotConnection): void {
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      done(hostError(poolBusy, 'no connection in time'))
    }, acquireMs)
    this.borrow().then(
      (connection) => {
        clearTimeout(timer)
        if (isLate) connection.release()
        else done(null, connection)
      },
      (error: Error) => {
        clearTimeout(timer)
        if (!isLate) done(error)
      },
    )
  }

  /** One read, on whichever connection is free; prepared there, but for lists, of which each length would be a statement more. */
  async query(sql: string, values: unknown[]): Promise<unknown> {
    const connection = await new Promise<PoolConnection>((resolve, reject) =>
      this.getConnection((error, got) => (error ? reject(error) : resolve(got!))),
    )
    return new Promise((resolve, reject) => {
      const answer = (error: Error | null, rows: unknown) => {
        connection.release()
        if (error) reject(error)
        else resolve(rows)
      }
      if (sql.includes('?, ?')) connection.query(sql, values, answer)
      else connection.execute(sql, values as ExecuteValues, answer)
    })
  }

  /** Something spoke against the host: before it is used again, it has to answer as a writable primary. */
  distrust(): void {
    this.trustedSince = performance.now()
  }

  usage(): { inUse: number; waiting: number } {
    const { _allConnections: all, _freeConnections: free, _connectionQueue: queue } = this.pool as unknown as Inside
    return { inUse: all.length - free.length, waiting: queue.length }
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
        abandon(old)
        old.end(() => {})
        return
      }
      candidate.end(() => {})
    }
  }
}

/** Nobody waits any longer for a host that is given up: whoever does meets an error at once, and can go elsewhere. */
function abandon(pool: Pool): void {
  const { _allConnections: all, _connectionQueue: queue } = pool as unknown as Inside
  const given = hostError('PROTOCOL_CONNECTION_LOST', 'given up')
  while (queue.length > 0) queue.shift()(given)
  for (const connection of Array.from({ length: all.length }, (_, at) => all.get(at))) destroyStream(connection)
}

/** A connection on a host that takes writes; it is asked once, and again after it was distrusted. */
async function checkOut(pool: Pool, trustedSince: number): Promise<PoolConnection> {
  const connection = await new Promise<PoolConnection>((resolve, reject) =>
    pool.getConnection((error, got) => (error ? reject(error) : resolve(got))),
  )
  const known = connection as PoolConnection & { primaryAt?: number }
  if ((known.primaryAt ?? -1) > trustedSince) return connection
  const answer = await inTime(answersAsPrimary(connection, known.primaryAt === undefined))
  if (answer !== 'primary') {
    connection.destroy()
    // A host that hangs holds whoever else is asking it something.
    if (answer === 'silent') abandon(pool)
    throw hostError('ER_OPTION_PREVENTS_STATEMENT', 'not a writable primary')
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

async function inTime(asked: Promise<boolean>): Promise<'primary' | 'other' | 'silent'> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<'silent'>((resolve) => {
    timer = setTimeout(() => resolve('silent'), checkMs)
  })
  const answered = asked.then((isPrimary) => (isPrimary ? ('primary' as const) : ('other' as const)))
  return Promise.race([answered, silence]).finally(() => clearTimeout(timer))
}

async function answersAsPrimary(connection: PoolConnection, isNew: boolean): Promise<boolean> {
  const ask = async (sql: string) => ((await connection.promise().query(sql))[0] as Record<string, unknown>[])[0]
  const value = async (show: string) => (await ask(show))?.Value
  // A row held by somebody who hangs is waited for within the time a request has.
  if (isNew) {
    await ask('SET SESSION innodb_lock_wait_timeout = 5')
    await ask('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED')
  }
  if ((await value("SHOW GLOBAL VARIABLES LIKE 'read_only'")) !== 'OFF') return false
  // A cluster's node that lost its quorum answers, but takes nothing; outside a cluster the status means nothing.
  const isClustered = (await value("SHOW GLOBAL VARIABLES LIKE 'wsrep_on'")) === 'ON'
  return !isClustered || (await value("SHOW GLOBAL STATUS LIKE 'wsrep_ready'")) === 'ON'
}
