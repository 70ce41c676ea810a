import type { Db } from './db'
import { IdempotencyKey } from './entities'
import { newId } from './random'

/** More than a page of the database: it takes new room, so that a full disk is noticed before a command meets it. */
const ballast = 'x'.repeat(24_000)

/** Writes something and takes it away again. */
export async function tryWriting(db: Db): Promise<void> {
  const id = `trial.${newId()}`
  await db.insert(IdempotencyKey, { id, fingerprint: '', answer: ballast, createdAt: new Date() })
  await db.delete(IdempotencyKey, { id })
}
