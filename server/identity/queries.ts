import { In, IsNull, LessThan, Not } from 'typeorm'
import type { Locale } from '../../shared/i18n'
import { normaliseDocumentNumber } from '../../shared/membership/documents'
import { blindIndex, unseal } from '../platform/crypto'
import { type Db, isDuplicate } from '../platform/db'
import { newId } from '../platform/random'
import { fromRaw, insertRows, placesFor, toRaw } from '../platform/raw'
import { Person, RecoveryCode, SecondFactor, Session, SmsCode, WechatAccount } from './entities'

export const phoneIndexOf = (phone: string): string => blindIndex('persons.phone', phone)
/** However the name is spaced and its accents are encoded, and whatever stands in it unseen. */
export const nameIndexOf = (name: string): string =>
  blindIndex(
    'persons.name',
    name
      .normalize('NFC')
      .replace(/[\s\p{Cf}]+/gu, '')
      .toUpperCase(),
  )
/** By number alone: kinds share forms, and one document named as two kinds is still one document. */
export const documentIndexOf = (number: string): string =>
  blindIndex('persons.document_number', normaliseDocumentNumber(number))
export const openidIndexOf = (openid: string): string => blindIndex('wechat_accounts.openid', openid)

export const findPerson = (db: Db, personId: string): Promise<Person> => db.findOneByOrFail(Person, { id: personId })

/** A person's name alone, in plain SQL: every first screen greets by it. */
export async function findName(db: Db, personId: string): Promise<string | null> {
  const [row]: { name: string | null }[] = await db.query('SELECT name FROM persons WHERE id = ?', [personId])
  return row?.name ? unseal('persons.name', row.name) : null
}

export const findPersons = (db: Db, personIds: string[]): Promise<Person[]> =>
  personIds.length === 0 ? Promise.resolve([]) : db.findBy(Person, { id: In(personIds) })

export const findPersonByPhone = (db: Db, phone: string): Promise<Person | null> =>
  findPersonByPhoneIndex(db, phoneIndexOf(phone))

export const findPersonByPhoneIndex = (db: Db, phoneIndex: string): Promise<Person | null> =>
  db.findOneBy(Person, { phoneIndex })

export const findPersonByDocument = (db: Db, documentIndex: string): Promise<Person | null> =>
  db.findOneBy(Person, { documentIndex })

export const noDocument = {
  documentKind: null,
  documentNumber: null,
  documentIndex: null,
  documentExpiry: null,
} as const

export const noProof = {
  assurance: 'stated',
  assuredAt: null,
  assuredBy: null,
  assuredAtCase: null,
  assuredAtEvent: null,
} as const

/** What is known of a person when they are first seen. */
const nobodyYet = {
  name: null,
  nameIndex: null,
  ...noDocument,
  ...noProof,
  disabledAt: null,
  closesAt: null,
  erasedAt: null,
} as const

export const findOrAddPersonByPhone = async (db: Db, phone: string, now: Date): Promise<string> =>
  (await findOrAddHolder(db, phone, now)).person.id

/** The person of a phone, made now if there is none; of two that make it at once, one finds the other's. */
export async function findOrAddHolder(
  db: Db,
  phone: string,
  now: Date,
  locale: Locale | null = null,
): Promise<{ person: Person; isNew: boolean }> {
  const found = await findPersonByPhone(db, phone)
  if (found) return { person: found, isNew: false }
  const given = { phone, phoneIndex: phoneIndexOf(phone), locale }
  try {
    return { person: { ...nobodyYet, ...given, id: await addPerson(db, given, now), createdAt: now }, isNew: true }
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return { person: (await findPersonByPhone(db, phone))!, isNew: false }
  }
}

export async function addPerson(db: Db, given: Partial<Person>, now: Date): Promise<string> {
  const id = newId()
  await insertRows(db, Person, { id, assurance: 'stated', createdAt: now, ...given })
  return id
}

/** The person of an openid, made now if there is none. */
export async function findOrAddPersonByOpenid(db: Db, openid: string, now: Date): Promise<string> {
  const openidIndex = openidIndexOf(openid)
  const account = await db.findOneBy(WechatAccount, { openidIndex })
  if (account) return account.personId
  const personId = await addPerson(db, {}, now)
  try {
    await db.insert(WechatAccount, { id: newId(), openid, openidIndex, personId, createdAt: now })
    return personId
  } catch (error) {
    if (!isDuplicate(error)) throw error
    await db.delete(Person, { id: personId })
    return (await db.findOneByOrFail(WechatAccount, { openidIndex })).personId
  }
}

/** Binds a phone to a person without one; false where the person has one or the phone is somebody's. */
export async function setPhone(db: Db, personId: string, phone: string): Promise<boolean> {
  try {
    const set = await db.update(
      Person,
      { id: personId, phoneIndex: IsNull() },
      { phone, phoneIndex: phoneIndexOf(phone) },
    )
    return set.affected === 1
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return false
  }
}

/** Moves WeChat accounts and sessions of a person who was nobody yet to the person they turned out to be. */
export async function movePerson(db: Db, fromId: string, toId: string): Promise<void> {
  await db.update(WechatAccount, { personId: fromId }, { personId: toId })
  await db.update(Session, { personId: fromId }, { personId: toId })
  await db.delete(Person, { id: fromId })
}

type LiveSession = Pick<Session, 'id' | 'tokenHash' | 'personId' | 'lastSeenAt' | 'secondFactorAt' | 'steppedUpAt'> & {
  closesAt: Date | null
}

/** Live sessions among these hashes, of people whose account is not disabled. In plain SQL: every signed-in request begins with it. */
export async function findLiveSessions(
  db: Db,
  tokenHashes: readonly string[],
  seenAfter: Date,
  openedAfter: Date,
): Promise<LiveSession[]> {
  const rows: Record<'id' | 'hash' | 'person' | 'seen' | 'factor' | 'stepped' | 'closes', string>[] = await db.query(
    `SELECT session.id AS id, token_hash AS hash, person_id AS person, last_seen_at AS seen,
        second_factor_at AS factor, stepped_up_at AS stepped, person.closes_at AS closes
      FROM sessions session JOIN persons person ON person.id = session.person_id
      WHERE token_hash IN (${placesFor(tokenHashes)}) AND ended_at IS NULL AND last_seen_at > ?
        AND session.created_at > ? AND person.disabled_at IS NULL`,
    [...tokenHashes, toRaw(db, seenAfter), toRaw(db, openedAfter)],
  )
  return rows.map(({ id, hash, person, seen, factor, stepped, closes }) => ({
    id,
    tokenHash: hash,
    personId: person,
    lastSeenAt: fromRaw(seen),
    secondFactorAt: factor === null ? null : fromRaw(factor),
    steppedUpAt: stepped === null ? null : fromRaw(stepped),
    closesAt: closes === null ? null : fromRaw(closes),
  }))
}

/** The live sessions of a person, newest first. */
export const findSessionsOf = (db: Db, personId: string, seenAfter: Date, openedAfter: Date): Promise<Session[]> =>
  db
    .createQueryBuilder(Session, 'session')
    .where('session.personId = :personId AND session.endedAt IS NULL', { personId })
    .andWhere('session.lastSeenAt > :seenAfter AND session.createdAt > :openedAfter', { seenAfter, openedAfter })
    .orderBy('session.id', 'DESC')
    .limit(50)
    .getMany()

/** Closes an account to its holder, signed in or not, or opens it again. */
export async function setDisabled(db: Db, personId: string, disabledAt: Date | null, now: Date): Promise<void> {
  await db.update(Person, { id: personId, disabledAt: disabledAt ? IsNull() : Not(IsNull()) }, { disabledAt })
  if (disabledAt) await endSessionsOf(db, personId, now)
}

/** Those of these persons whose account nobody is to hear from any more. */
export async function findDisabled(db: Db, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const sql = `SELECT id FROM persons WHERE id IN (${placesFor(personIds)}) AND disabled_at IS NOT NULL`
  const rows: { id: string }[] = await db.query(sql, [...personIds])
  return new Set(rows.map(({ id }) => id))
}

/** Ends the sessions of a person, all but one where that is named. */
export async function endSessionsOf(db: Db, personId: string, now: Date, besides?: string): Promise<void> {
  const others = besides === undefined ? {} : { id: Not(besides) }
  await db.update(Session, { personId, endedAt: IsNull(), ...others }, { endedAt: now })
}

export const findRecoveryCodes = (db: Db, personId: string): Promise<RecoveryCode[]> =>
  db.findBy(RecoveryCode, { personId })

/** Uses a recovery code up; false where there is none such, or it was used. */
export async function takeRecoveryCode(db: Db, personId: string, codeHash: string, now: Date): Promise<boolean> {
  return (await db.update(RecoveryCode, { personId, codeHash, usedAt: IsNull() }, { usedAt: now })).affected === 1
}

export const rememberLocale = async (db: Db, personId: string, locale: Locale): Promise<void> => {
  await db.update(Person, { id: personId }, { locale })
}

/** The openid a person is reached at in WeChat: the one they came with last. */
export async function findOpenid(db: Db, personId: string): Promise<string | null> {
  const account = await db.findOne(WechatAccount, { where: { personId }, order: { createdAt: 'DESC', id: 'DESC' } })
  return account?.openid ?? null
}

export const touchSessions = (db: Db, sessionIds: string[], now: Date) =>
  db.update(Session, { id: In(sessionIds), lastSeenAt: LessThan(now) }, { lastSeenAt: now })

export const findNewestCode = (db: Db, phone: string): Promise<SmsCode | null> =>
  db.findOne(SmsCode, { where: { phoneIndex: phoneIndexOf(phone) }, order: { createdAt: 'DESC', id: 'DESC' } })

/** Takes one of a code's tries; false where none is left. */
export async function takeTry(db: Db, codeId: string): Promise<boolean> {
  const taken = await db
    .createQueryBuilder()
    .update(SmsCode)
    .set({ triesLeft: () => 'tries_left - 1' })
    .where('id = :codeId AND tries_left > 0', { codeId })
    .execute()
  return taken.affected === 1
}

/** Uses a code up if this is what was sent; false otherwise. */
export async function takeCode(db: Db, codeId: string, codeHash: string, now: Date): Promise<boolean> {
  const taken = await db.update(SmsCode, { id: codeId, codeHash, usedAt: IsNull() }, { usedAt: now })
  return taken.affected === 1
}

export const findSecondFactor = (db: Db, personId: string): Promise<SecondFactor | null> =>
  db.findOneBy(SecondFactor, { personId })

/** Takes a time step of an authenticator; false where it, or a later one, was taken before. */
export async function takeStep(db: Db, personId: string, step: number): Promise<boolean> {
  const taken = await db.update(SecondFactor, { personId, lastStep: LessThan(step) }, { lastStep: step })
  return taken.affected === 1
}

/** Codes that can no longer be used. */
export const deleteExpiredCodes = async (db: Db, now: Date): Promise<void> => {
  await db.delete(SmsCode, { expiresAt: LessThan(now) })
}

export const setDocumentExpiry = (db: Db, personId: string, documentExpiry: string) =>
  db.update(Person, { id: personId }, { documentExpiry })

/** Corrects who a person is; the unique key refuses a document that is somebody else's. */
export const correctPerson = (db: Db, personId: string, change: Partial<Person>) =>
  db.update(Person, { id: personId }, change)
