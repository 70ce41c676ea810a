import { IsNull, LessThan, LessThanOrEqual } from 'typeorm'
import type { Locale } from '../../shared/i18n'
import type { MessageView } from '../../shared/notifications/contract'
import { isDisabled } from '../identity'
import { decodeCursor, rowsToRead, toPage } from '../platform/cursor'
import { type Db, isDuplicate } from '../platform/db'
import { newId } from '../platform/random'
import { Message } from './entities'
import { type MessageParams, writeMessage } from './templates'

export interface Notice {
  personId: string
  /** `feature.template`. */
  template: string
  params: MessageParams
  link: string | null
  /** Names the event it tells of: the same event is told once. */
  dedupeKey: string
}

/** Puts a message into the inbox, in the transaction of what it tells; nothing goes to a person who has died. */
export async function notify(db: Db, { params, ...notice }: Notice, now: Date): Promise<void> {
  if (await isDisabled(db, notice.personId)) return
  try {
    await db.insert(Message, { ...notice, id: newId(), params: JSON.stringify(params), createdAt: now })
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

export const countUnread = (db: Db, personId: string): Promise<number> =>
  db.countBy(Message, { personId, readAt: IsNull() })

export async function listMessages(db: Db, personId: string, cursor: string | undefined, locale: Locale) {
  const after = decodeCursor(cursor, 1)
  const rows = await db.find(Message, {
    where: { personId, ...(after ? { id: LessThan(after[0]!) } : {}) },
    order: { id: 'DESC' },
    take: rowsToRead,
  })
  const page = toPage(rows, ({ id }) => [id])
  return { ...page, items: page.items.map((row) => toView(row, locale)), unread: await countUnread(db, personId) }
}

export async function readMessages(db: Db, personId: string, upTo: string, now: Date) {
  await db.update(Message, { personId, id: LessThanOrEqual(upTo), readAt: IsNull() }, { readAt: now })
  return { unread: await countUnread(db, personId) }
}

function toView({ id, template, params, link, createdAt, readAt }: Message, locale: Locale): MessageView {
  const { title, body } = writeMessage(template, JSON.parse(params) as MessageParams, locale)
  return { id, title, body, link, at: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null }
}
