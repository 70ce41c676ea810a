import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Mutex, withTimeout } from 'async-mutex'
import { createEmbeddedSource, embeddedFile, type Schema } from '../../config/data-source'
import type { ServerConfig } from '../../config/server'
import { AppError } from '../../shared/http/errors'
import type { Database, Db } from './db'
import { tryWriting } from './trial'

/** Commands that may queue for the one connection that writes, and for how long. */
const queueMost = 512
const patienceMs = 5_000

export async function openEmbedded(config: ServerConfig, schema: Schema): Promise<Database> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const lock = lockFolder(config.dataDir)
  const writer = await createEmbeddedSource(embeddedFile(config), schema, { readonly: false }).initialize()
  await writer.runMigrations()
  const reading = await createEmbeddedSource(embeddedFile(config), schema, { readonly: true }).initialize()
  const queue = createQueue()
  return {
    source: writer,
    reader: reading.manager,
    transaction: (work, { isSingle = false, until = Number.POSITIVE_INFINITY } = {}) => {
      const inTime = async (db: Db) => {
        const result = await work(db)
        if (Date.now() >= until) throw new AppError('server.busy')
        return result
      }
      return queue.run(() => (isSingle ? work(writer.manager) : writer.transaction(inTime)))
    },
    // The folder belongs to this process.
    alone: (work) => work(),
    probe: () => queue.run(() => writer.transaction(tryWriting)),
    distrust: () => {},
    usage: queue.usage,
    async close() {
      await queue.whenIdle(async () => {
        await reading.destroy()
        await writer.destroy()
      })
      lock.close()
    },
  }
}

/** One connection holds one transaction: commands queue here, in the order in which they came. */
function createQueue() {
  const mutex = new Mutex()
  const patient = withTimeout(mutex, patienceMs, new AppError('server.busy'))
  let queued = 0
  return {
    async run<T>(work: () => Promise<T>): Promise<T> {
      if (queued >= queueMost) throw new AppError('server.busy')
      queued += 1
      try {
        return await patient.runExclusive(work)
      } finally {
        queued -= 1
      }
    },
    whenIdle: (work: () => Promise<void>) => mutex.runExclusive(work),
    usage: () => ({ inUse: mutex.isLocked() ? 1 : 0, waiting: Math.max(0, queued - 1) }),
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
