import { In, MoreThanOrEqual } from 'typeorm'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { Person, Session, WechatAccount } from './entities'
import { phoneIndexOf } from './queries'

// Many persons at once, for lists: the number of statements does not grow with them.

export const findPersonsByDocument = (db: Db, documentIndexes: string[]): Promise<Person[]> =>
  documentIndexes.length === 0 ? Promise.resolve([]) : db.findBy(Person, { documentIndex: In(documentIndexes) })

/** Those of the phones that are somebody's, with whose. */
export async function findHeldPhones(db: Db, phones: string[]): Promise<Map<string, string>> {
  if (phones.length === 0) return new Map()
  const indexes = new Map(phones.map((phone) => [phoneIndexOf(phone), phone]))
  const held = await db.find(Person, {
    where: { phoneIndex: In([...indexes.keys()]) },
    select: { id: true, phoneIndex: true },
  })
  return new Map(held.map(({ id, phoneIndex }) => [indexes.get(phoneIndex!)!, id]))
}

/** Persons nobody has seen yet; gives their ids in the order given. */
export async function addPersons(db: Db, given: Partial<Person>[], now: Date): Promise<string[]> {
  const rows = given.map((person) => ({ id: newId(), assurance: 'stated' as const, createdAt: now, ...person }))
  if (rows.length > 0) await db.insert(Person, rows)
  return rows.map(({ id }) => id)
}

/** Those of the persons who have used the app since. */
export async function findSeenSince(db: Db, personIds: string[], since: Date): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const sessions = await db.find(Session, {
    where: { personId: In(personIds), lastSeenAt: MoreThanOrEqual(since) },
    select: { id: true, personId: true },
  })
  return new Set(sessions.map(({ personId }) => personId))
}

/** Those of the persons who sign in by WeChat. */
export async function findWechatUsers(db: Db, personIds: string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const accounts = await db.find(WechatAccount, {
    where: { personId: In(personIds) },
    select: { id: true, personId: true },
  })
  return new Set(accounts.map(({ personId }) => personId))
}

/** Takes phones back that were only ever stated by others. */
export const clearPhones = async (db: Db, personIds: string[]): Promise<void> => {
  if (personIds.length > 0) await db.update(Person, { id: In(personIds) }, { phone: null, phoneIndex: null })
}

/** Persons who were made by mistake and never were anybody. */
export const deletePersons = async (db: Db, personIds: string[]): Promise<void> => {
  if (personIds.length > 0) await db.delete(Person, { id: In(personIds) })
}
