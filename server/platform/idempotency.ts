import { AppError } from '../../shared/http/errors'
import { idempotencyKeyPattern } from '../../shared/http/idempotency'
import { sha256 } from './crypto'
import { type Db, isDuplicate } from './db'
import { IdempotencyKey } from './entities'

export interface CommandKey {
  id: string
  fingerprint: string
}

/** The key of a command, or null where the caller sent none. Of callers without a session, only equal commands can meet. */
export function commandKey(
  header: string | undefined,
  operation: string,
  personId: string | null,
  input: unknown,
): CommandKey | null {
  if (header === undefined || header === '') return null
  if (!idempotencyKeyPattern.test(header)) throw new AppError('request.invalid', { rule: 'header' }, 'Idempotency-Key')
  const fingerprint = sha256(JSON.stringify(input))
  return { id: sha256(JSON.stringify([personId ?? fingerprint, operation, header])), fingerprint }
}

/** The answer this command was given before, if it was; the same key over another body is refused. */
export async function findAnswer(db: Db, key: CommandKey): Promise<{ answer: unknown } | null> {
  const row = await db.findOneBy(IdempotencyKey, { id: key.id })
  if (!row) return null
  if (row.fingerprint !== key.fingerprint) throw new AppError('request.key_reused')
  return { answer: JSON.parse(row.answer!) }
}

/**
 * Claims the key inside the command's transaction, with the answer where there is one already; where it is taken, gives the answer that goes with it. A second caller
 * waits at the unique key until the first one's transaction has ended.
 */
export async function claimKey(
  db: Db,
  key: CommandKey,
  now: Date,
  answer: unknown = null,
): Promise<{ answer: unknown } | null> {
  try {
    await db.insert(IdempotencyKey, { ...key, answer: answer === null ? null : JSON.stringify(answer), createdAt: now })
    return null
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return findAnswer(db, key)
  }
}

export async function keepAnswer(db: Db, key: CommandKey, answer: unknown): Promise<void> {
  await db.update(IdempotencyKey, { id: key.id }, { answer: JSON.stringify(answer) })
}
