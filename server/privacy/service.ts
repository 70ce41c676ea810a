import { AppError } from '../../shared/http/errors'
import type { ConsentPurpose } from '../../shared/privacy/contract'
import { type Db, isDuplicate } from '../platform/db'
import { newId } from '../platform/random'
import { Consent } from './entities'
import { noticeVersion } from './notice'

/** What the person has agreed to under the notice in force. */
export async function listConsents(db: Db, personId: string) {
  const rows = await db.find(Consent, { where: { personId, noticeVersion }, order: { id: 'ASC' } })
  const items = rows.map(({ purpose, noticeVersion, givenAt }) => ({
    purpose,
    noticeVersion,
    givenAt: givenAt.toISOString(),
  }))
  return { noticeVersion, items }
}

export async function giveConsents(
  db: Db,
  personId: string,
  given: { noticeVersion: string; purposes: ConsentPurpose[] },
  now: Date,
) {
  if (given.noticeVersion !== noticeVersion) throw new AppError('privacy.notice_outdated', { noticeVersion })
  for (const purpose of new Set(given.purposes)) await addConsent(db, personId, purpose, now)
  return listConsents(db, personId)
}

async function addConsent(db: Db, personId: string, purpose: ConsentPurpose, now: Date): Promise<void> {
  try {
    await db.insert(Consent, { id: newId(), personId, purpose, noticeVersion, givenAt: now })
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

/** Which of these purposes the person has not agreed to, under the notice in force. */
export async function findConsentsDue<P extends ConsentPurpose>(
  db: Db,
  personId: string,
  purposes: readonly P[],
): Promise<P[]> {
  const rows = await db.findBy(Consent, { personId, noticeVersion })
  const given = new Set<ConsentPurpose>(rows.map(({ purpose }) => purpose))
  return purposes.filter((purpose) => !given.has(purpose))
}

export async function requireConsents(db: Db, personId: string, purposes: readonly ConsentPurpose[]): Promise<void> {
  const due = await findConsentsDue(db, personId, purposes)
  if (due.length > 0) throw new AppError('privacy.consent_due', { purposes: due, noticeVersion })
}

/** The person turned out to be another: agreements go along, those the other has not given already. */
export async function moveConsents(db: Db, fromId: string, toId: string): Promise<void> {
  for (const { purpose, givenAt } of await db.findBy(Consent, { personId: fromId, noticeVersion })) {
    await addConsent(db, toId, purpose, givenAt)
  }
  await db.delete(Consent, { personId: fromId })
}
