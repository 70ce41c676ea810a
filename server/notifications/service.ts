import { And, In, IsNull, LessThanOrEqual, MoreThanOrEqual } from 'typeorm'
import type { BodyOf } from '../../shared/http/contract'
import type { Locale } from '../../shared/i18n'
import type { MessageView, notifications } from '../../shared/notifications/contract'
import { findDisabled } from '../identity'
import { idBefore, rowsToRead, toPage } from '../platform/cursor'
import { type Db, isDuplicate } from '../platform/db'
import { prepareQuery } from '../platform/prepared'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { Message } from './entities'
import { planDeliveries } from './outbox'
import { type MessageParams, writeMessage } from './templates'

export interface Notice {
  personId: string
  /** `feature.template`. */
  template: string
  params: MessageParams
  link: string | null
  /** Names the event it tells of: the same event is told once. */
  dedupeKey: string
  /** The union whose desk is told where it cannot be sent out; the whole tree's without one. */
  organisationId?: string | null
  /** It answers what the person is doing now, so nobody has to ask whether they live. */
  isActing?: true
}

/** Puts a message into the inbox, and what goes out of it into the outbox, in the transaction of what it tells; nothing goes to a person who has died. */
export const notify = (db: Db, notice: Notice, now: Date): Promise<void> => notifyAll(db, [notice], now)

/** The same for many: their messages are written by one statement. */
export async function notifyAll(db: Db, notices: readonly Notice[], now: Date): Promise<void> {
  const others = notices.filter(({ isActing = false }) => !isActing).map(({ personId }) => personId)
  const disabled = await findDisabled(db, [...new Set(others)])
  const living = notices.filter(({ isActing = false, personId }) => isActing || !disabled.has(personId))
  const rows = living.map(({ personId, template, params, link, dedupeKey }) => {
    const told = { personId, template, link, dedupeKey }
    return { id: newId(), ...told, params: JSON.stringify(params), createdAt: now, readAt: null }
  })
  const added = await addMessages(db, rows)
  for (const [at, { id: messageId, personId, template }] of rows.entries()) {
    const { organisationId = null } = living[at]!
    if (added.has(messageId)) await planDeliveries(db, { messageId, personId, organisationId, template }, now)
  }
}

/** Those that were not there: where one was told of before, they are added one by one. */
async function addMessages(db: Db, rows: readonly Message[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  try {
    await insertRows(db, Message, [...rows])
    return new Set(rows.map(({ id }) => id))
  } catch (error) {
    if (!isDuplicate(error)) throw error
    if (rows.length === 1) return new Set()
    const half = Math.ceil(rows.length / 2)
    const [earlier, later] = [await addMessages(db, rows.slice(0, half)), await addMessages(db, rows.slice(half))]
    return new Set([...earlier, ...later])
  }
}

/** What was told by mistake, and read by nobody yet, is told no more. */
export const takeBackNotices = async (db: Db, dedupeKeys: string[]): Promise<void> => {
  await db.delete(Message, { dedupeKey: In(dedupeKeys), readAt: IsNull() })
}

export async function countUnread(db: Db, personId: string): Promise<number> {
  const sql = 'SELECT COUNT(*) AS unread FROM messages WHERE person_id = ? AND read_at IS NULL'
  const [row]: { unread: string | number }[] = await db.query(sql, [personId])
  return Number(row!.unread)
}

const newestMessages = prepareQuery(['personId', 'before'], (db, given) =>
  db
    .createQueryBuilder(Message, 'message')
    .where('message.personId = :personId AND message.id < :before', given)
    .orderBy('message.id', 'DESC')
    .limit(rowsToRead),
)

export async function listMessages(db: Db, personId: string, cursor: string | undefined, locale: Locale) {
  const rows = await newestMessages.all(db, { personId, before: idBefore(cursor) })
  const page = toPage(rows, ({ id }) => [id])
  return { ...page, items: page.items.map((row) => toView(row, locale)), unread: await countUnread(db, personId) }
}

/** Marks what lies between two messages, or everything up to one, as read. */
export async function readMessages(db: Db, personId: string, { from, upTo }: Reads, now: Date) {
  const id = from === undefined ? LessThanOrEqual(upTo) : And(MoreThanOrEqual(from), LessThanOrEqual(upTo))
  await db.update(Message, { personId, id, readAt: IsNull() }, { readAt: now })
  return { unread: await countUnread(db, personId) }
}

type Reads = BodyOf<(typeof notifications)['readMessages']>

function toView({ id, template, params, link, createdAt, readAt }: Message, locale: Locale): MessageView {
  const { title, body } = writeMessage(template, JSON.parse(params) as MessageParams, locale)
  return { id, title, body, link, at: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null }
}
