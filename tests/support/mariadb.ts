import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import mysql from 'mysql2/promise'

export interface OwnMariadb {
  url: string
  query(sql: string): Promise<unknown[]>
  stop(): Promise<void>
}

/** A MariaDB of a test's own, for what must not be done to the one all tests share. */
export async function startOwnMariadb(): Promise<OwnMariadb> {
  const child = spawn(process.execPath, [resolve('config/tasks/mariadb.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const [printed] = await Promise.race([once(child.stdout!, 'data'), ended.then(() => [''])])
  const url = String(printed).trim()
  if (url === '') throw new Error('MariaDB did not start')
  return {
    url,
    query: (sql) => queryAt(url, sql),
    async stop() {
      child.stdin!.end()
      await ended
    },
  }
}

export async function queryAt(url: string, sql: string): Promise<unknown[]> {
  const connection = await mysql.createConnection(url)
  try {
    return (await connection.query(sql))[0] as unknown[]
  } finally {
    await connection.end()
  }
}
