import { LessThan } from 'typeorm'
import type { Database, Db } from './db'
import { Budget, IdempotencyKey } from './entities'
import { createHook } from './hooks'
import type { JobKind } from './jobs'

/** What a feature keeps only for a while goes here when its time is over. */
export const sweepExpired = createHook<[db: Db, now: Date]>()

/** A phone that was off the network for a day still gets the answer to what it sent. */
const answersKeptMs = 24 * 3_600_000

/** Deletes what has expired at `now`. */
export const sweep = (database: Database, now: Date): Promise<void> =>
  database.transaction(async (db) => {
    await db.delete(IdempotencyKey, { createdAt: LessThan(new Date(now.getTime() - answersKeptMs)) })
    await db.delete(Budget, { expiresAt: LessThan(now) })
    await sweepExpired.run(db, now)
  })

/** What has expired goes every ten minutes. */
export const sweepJob: JobKind = {
  name: 'platform.sweep',
  everySeconds: 600,
  run: ({ database, now }) => sweep(database, now),
}
