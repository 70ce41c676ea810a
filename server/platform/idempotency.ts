import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { AppError } from '../../shared/http/errors'
import { idempotencyKeyPattern } from '../../shared/http/idempotency'
import { sha256 } from './crypto'
import type { Db } from './db'
import { IdempotencyKey } from './entities'
import { prepareQuery } from './prepared'
import { insertRows } from './raw'

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

const keptUnder = prepareQuery(['ids'], (db, given) =>
  db.createQueryBuilder(IdempotencyKey, 'kept').where('kept.id IN (:...ids)', { ids: [given.ids] }),
)

/** The answer this command was given before, if it was; the same key over another body is refused. */
export async function findAnswer(db: Db, key: CommandKey): Promise<{ answer: unknown } | null> {
  const row = await keptUnder.first(db, { ids: key.id })
  if (!row) return null
  if (row.fingerprint !== key.fingerprint) throw new AppError('request.key_reused')
  return { answer: unpack(row.answer!) }
}

/** The same for many commands, by the id of their key; a key over another body comes with its refusal. */
export async function findAnswers(
  db: Db,
  keys: readonly CommandKey[],
): Promise<Map<string, { answer: unknown } | AppError>> {
  if (keys.length === 0) return new Map()
  const rows = await keptUnder.all(db, { ids: keys.map(({ id }) => id) })
  const fingerprints = new Map(keys.map(({ id, fingerprint }) => [id, fingerprint]))
  return new Map(
    rows.map(({ id, fingerprint, answer }) => [
      id,
      fingerprint === fingerprints.get(id) ? { answer: unpack(answer!) } : new AppError('request.key_reused'),
    ]),
  )
}

/** What is kept of a command: its key, and what it was answered. */
export interface KeptAnswer {
  key: CommandKey
  answer: unknown
  now: Date
}

/** Keeps answers under their keys, in the command's transaction; a unique key lets only one of a command and its twins through. */
export async function keepAnswers(db: Db, kept: readonly KeptAnswer[]): Promise<void> {
  if (kept.length === 0) return
  const rows = kept.map(({ key, answer, now }) => ({ ...key, answer: pack(answer), createdAt: now }))
  await insertRows(db, IdempotencyKey, rows)
}

export const keepAnswer = (db: Db, key: CommandKey, answer: unknown, now: Date): Promise<void> =>
  keepAnswers(db, [{ key, answer, now }])

const packFrom = 4_096
/** No JSON begins so. */
const packed = '~'

/** A long answer is kept packed: a server's column holds 64 KB of what is sealed. */
function pack(answer: unknown): string {
  const text = JSON.stringify(answer)
  return text.length < packFrom ? text : packed + deflateRawSync(text).toString('base64')
}

function unpack(kept: string): unknown {
  const isPacked = kept.startsWith(packed)
  return JSON.parse(isPacked ? inflateRawSync(Buffer.from(kept.slice(1), 'base64')).toString() : kept)
}

/** Does a keyed command; one whose twin was first, and is why this one failed, gives the twin's answer. */
export async function orTwinsAnswer(reader: Db, key: CommandKey, work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work()
  } catch (error) {
    const twins = await findAnswer(reader, key).catch((failure: unknown) => {
      throw failure instanceof AppError ? failure : error
    })
    if (twins) return twins.answer
    throw error
  }
}
