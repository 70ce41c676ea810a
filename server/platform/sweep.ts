import { LessThan } from 'typeorm'
import type { Database, Db } from './db'
import { Budget, IdempotencyKey } from './entities'
import { createHook } from './hooks'
import type { Ports } from './ports'

/** What a feature keeps only for a while goes here when its time is over. */
export const sweepExpired = createHook<[db: Db, now: Date]>()

const everyMs = 10 * 60_000
/** A phone that was off the network for a day still gets the answer to what it sent. */
const answersKeptMs = 24 * 3_600_000

/** Deletes what has expired at `now`. */
export const sweep = (database: Database, now: Date): Promise<void> =>
  database.transaction(async (db) => {
    await db.delete(IdempotencyKey, { createdAt: LessThan(new Date(now.getTime() - answersKeptMs)) })
    await db.delete(Budget, { expiresAt: LessThan(now) })
    await sweepExpired.run(db, now)
  })

/** Sweeps every ten minutes; gives the way to stop. */
export function startSweeping(database: Database, { clock, log }: Pick<Ports, 'clock' | 'log'>): () => void {
  const timer = setInterval(() => {
    sweep(database, clock.now()).catch((error: unknown) => log.warn({ err: error }, 'nothing was swept'))
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
