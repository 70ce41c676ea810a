import { In, IsNull, LessThanOrEqual, Not } from 'typeorm'
import type { Db } from '../platform/db'
import { Person, RecoveryCode, SecondFactor, Session, SmsCode, WechatAccount } from './entities'
import { findPerson, noProof } from './queries'

/** When the account goes for good; null where it stays. */
export const setClosesAt = (db: Db, personId: string, closesAt: Date | null) =>
  db.update(Person, { id: personId }, { closesAt })

/** Gives an account that was to go by now more time; nothing where its holder has come back meanwhile. */
export const postponeClosing = (db: Db, personId: string, now: Date, closesAt: Date) =>
  db.update(Person, { id: personId, closesAt: LessThanOrEqual(now) }, { closesAt })

export const findPersonsClosingBy = async (db: Db, now: Date, limit: number): Promise<string[]> => {
  const rows = await db.find(Person, {
    where: { closesAt: LessThanOrEqual(now) },
    select: { id: true },
    order: { closesAt: 'ASC' },
    take: limit,
  })
  return rows.map(({ id }) => id)
}

/** Where nobody but the person was signed in: what the account is reached by, and by what it was. */
export const findSignIns = async (db: Db, personId: string) => ({
  wechat: await db.find(WechatAccount, { where: { personId }, order: { id: 'DESC' } }),
  sessions: await db.find(Session, { where: { personId }, order: { id: 'DESC' } }),
})

/**
 * Leaves an empty row with its id: sessions, phone, WeChat and authenticator go, and so do name and number. The keyed hash
 * of the document stays where a membership must be found again by it. False where the account was kept meanwhile.
 */
export async function erasePerson(db: Db, personId: string, keepsDocument: boolean, now: Date): Promise<boolean> {
  const { phoneIndex } = await findPerson(db, personId)
  const emptied = await db.update(
    Person,
    { id: personId, closesAt: LessThanOrEqual(now) },
    {
      phone: null,
      phoneIndex: null,
      name: null,
      nameIndex: null,
      documentKind: null,
      documentNumber: null,
      documentExpiry: null,
      ...(keepsDocument ? {} : { documentIndex: null }),
      ...noProof,
      locale: null,
      closesAt: null,
      erasedAt: now,
    },
  )
  if (emptied.affected !== 1) return false
  await db.delete(Session, { personId })
  await db.delete(WechatAccount, { personId })
  await db.delete(SecondFactor, { personId })
  await db.delete(RecoveryCode, { personId })
  if (phoneIndex !== null) await db.delete(SmsCode, { phoneIndex })
  return true
}

/** Takes the document off an emptied row, whose holder has come back as somebody else; false where it is no such row. */
export async function releaseErasedDocument(db: Db, personId: string, documentIndex: string): Promise<boolean> {
  const where = { id: personId, documentIndex, erasedAt: Not(IsNull()) }
  return (await db.update(Person, where, { documentIndex: null })).affected === 1
}

/** Sessions that ended, or that nobody has used, before a moment; how many went. */
export async function deleteOldSessions(db: Db, before: Date, limit: number): Promise<number> {
  const old = await db
    .createQueryBuilder(Session, 'session')
    .select(['session.id'])
    .where('session.lastSeenAt < :before', { before })
    .limit(limit)
    .getMany()
  if (old.length > 0) await db.delete(Session, { id: In(old.map(({ id }) => id)) })
  return old.length
}
