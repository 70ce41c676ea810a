import mysql, { type Connection } from 'mysql2/promise'
import type { Logger } from 'typeorm'
import { forgetRules } from '../../server/platform/rules'
import type { TestServer } from './server'

/** What the server asked its database, as it was asked. */
export interface Statement {
  sql: string
  values: unknown[]
}

/** Hears every statement of a server's from now on; `of` gives those of one call, to a server that believes nothing any more. */
export function listenToSql({ database }: Pick<TestServer, 'database'>) {
  let heard: Statement[] = []
  const keep = (sql: string, values: unknown[] = []) => void heard.push({ sql, values })
  const logger = new Proxy({} as Logger, { get: (_, name) => (name === 'logQuery' ? keep : () => {}) })
  database.source.logger = logger
  database.reader.dataSource.logger = logger
  return {
    async of(call: () => Promise<unknown>): Promise<Statement[]> {
      heard = []
      forgetRules()
      await call()
      return heard
    },
  }
}

export const isRead = ({ sql }: Statement): boolean => /^\s*\(*SELECT/i.test(sql)

/** Who calls, and what they may: asked once, before the handler. */
const gate = [/FROM [`"]?sessions\b/, /FROM [`"]?role_grants\b/, /FROM [`"]?organisations[`"] [`"]above\b/]

/** The statements that are not the gate's, nor begin and end a transaction, nor put the call on record. */
export function withoutGate(heard: readonly Statement[], access: string): Statement[] {
  const asked = heard.filter(({ sql }) => !/^\s*(START|BEGIN|COMMIT|SET|INSERT INTO [`"]?audit_rows)/i.test(sql))
  let from = 0
  for (const read of access === 'public' || access === 'person' ? gate.slice(0, 1) : gate) {
    if (asked[from] && read.test(asked[from]!.sql)) from++
  }
  return asked.slice(from)
}

/** As the server's own connections are. */
export const connectTo = (url: string): Promise<Connection> => mysql.createConnection({ uri: url, timezone: 'Z' })

/** How many rows, of tables and of indexes, MariaDB takes up to answer these again. */
export async function countRowsRead(connection: Connection, statements: readonly Statement[]): Promise<number> {
  await connection.query('FLUSH STATUS')
  for (const { sql, values } of statements.filter(isRead)) await connection.query(sql, values)
  const [counters] = await connection.query("SHOW SESSION STATUS LIKE 'Handler_read%'")
  return (
    (counters as { Variable_name: string; Value: string }[])
      // Rows of the sort's own buffer are those that were read before.
      .filter(({ Variable_name }) => !/_(retry|deleted)$/.test(Variable_name))
      .reduce((sum, { Value }) => sum + Number(Value), 0)
  )
}

/** Whether rows of a table are being changed, or held to be, on MariaDB: where another transaction holds them, that waits. */
export async function isChanging({ database }: Pick<TestServer, 'database'>, table: string): Promise<boolean> {
  const sql = 'SELECT 1 FROM information_schema.processlist WHERE db = DATABASE() AND (info LIKE ? OR info LIKE ?)'
  return (await database.reader.query(sql, [`UPDATE%${table}%`, `SELECT%${table}%FOR UPDATE`])).length > 0
}
