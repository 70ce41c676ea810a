import { IsNull } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import type { ConsentPurpose, ConsentsView } from '../../shared/privacy/contract'
import { type Db, isDuplicate } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { Consent } from './entities'
import { consentEndings, consentWithdrawn } from './hooks'
import { noticeVersion } from './notice'

/** What holds under the notice in force, everything that was ever agreed to, and what withdrawing would end. */
export async function listConsents(db: Db, personId: string): Promise<ConsentsView> {
  const rows = await db.find(Consent, { where: { personId }, order: { id: 'ASC' } })
  const items = rows
    .filter((row) => row.subjectId === personId && row.noticeVersion === noticeVersion && row.withdrawnAt === null)
    .map(({ purpose, givenAt }) => ({ purpose, noticeVersion, givenAt: givenAt.toISOString() }))
  const endings = await findEndings(
    db,
    personId,
    items.map(({ purpose }) => purpose),
  )
  return { noticeVersion, items, history: rows.reverse().map(drawGiven), endings }
}

async function findEndings(db: Db, personId: string, purposes: ConsentPurpose[]): Promise<ConsentsView['endings']> {
  const found = (await consentEndings.run(db, personId, purposes)).flat()
  return purposes.flatMap((purpose) =>
    found.filter((ending) => ending.purpose === purpose).map(({ matter }) => ({ purpose, matter })),
  )
}

const drawGiven = ({ purpose, noticeVersion: given, givenAt, withdrawnAt, personId, subjectId }: Consent) => ({
  purpose,
  noticeVersion: given,
  givenAt: givenAt.toISOString(),
  withdrawnAt: withdrawnAt?.toISOString() ?? null,
  forChild: subjectId !== personId,
})

export async function giveConsents(
  db: Db,
  personId: string,
  given: { noticeVersion: string; purposes: ConsentPurpose[] },
  now: Date,
): Promise<ConsentsView> {
  if (given.noticeVersion !== noticeVersion) throw new AppError('privacy.notice_outdated', { noticeVersion })
  const agreements = [...new Set(given.purposes)].map((purpose) => ({ personId, purpose }))
  await addConsents(db, agreements, now)
  return listConsents(db, personId)
}

interface Agreement {
  personId: string
  purpose: ConsentPurpose
  /** A child's id, where it is agreed to by a guardian. */
  subjectId?: string
}

const keyOf = ({ personId, subjectId = personId, purpose }: Agreement): string =>
  `${personId} ${subjectId} ${purpose} ${noticeVersion}`

/** Agreements in one statement; where one of them holds already, each by itself. */
async function addConsents(db: Db, agreements: Agreement[], now: Date): Promise<void> {
  const rows = agreements.map(({ personId, subjectId = personId, purpose }) => ({
    id: newId(),
    personId,
    subjectId,
    purpose,
    noticeVersion,
    holdingKey: keyOf({ personId, subjectId, purpose }),
    givenAt: now,
  }))
  try {
    await insertRows(db, Consent, rows)
  } catch (error) {
    if (!isDuplicate(error)) throw error
    if (agreements.length > 1) for (const one of agreements) await addConsent(db, one, now)
  }
}

export const addConsent = (db: Db, agreement: Agreement, now: Date): Promise<void> => addConsents(db, [agreement], now)

/**
 * Withdraws, never against the person's will, and ends what cannot go on without it: what ends is what they were told
 * would. What came to be meanwhile is told first.
 */
export async function withdrawConsent(
  db: Db,
  personId: string,
  purpose: ConsentPurpose,
  told: readonly string[],
  now: Date,
): Promise<ConsentsView> {
  const matters = (await findEndings(db, personId, [purpose])).map(({ matter }) => matter)
  if (matters.some(({ id }) => id !== null && !told.includes(id))) {
    throw new AppError('privacy.ends_more', { matters })
  }
  const withdrawn = await endConsent(db, { personId, subjectId: personId, purpose }, now)
  if (withdrawn) await consentWithdrawn.run(db, personId, purpose, now)
  return listConsents(db, personId)
}

/** Under every version of the notice; false where nothing held. */
export async function endConsent(db: Db, of: Required<Agreement>, now: Date): Promise<boolean> {
  const ended = await db.update(Consent, { ...of, withdrawnAt: IsNull() }, { withdrawnAt: now, holdingKey: null })
  return (ended.affected ?? 0) > 0
}

/** Which of these purposes the person has not agreed to, under the notice in force. */
export async function findConsentsDue<P extends ConsentPurpose>(
  db: Db,
  personId: string,
  purposes: readonly P[],
): Promise<P[]> {
  const rows = await db.findBy(Consent, { personId, subjectId: personId, noticeVersion, withdrawnAt: IsNull() })
  const given = new Set<ConsentPurpose>(rows.map(({ purpose }) => purpose))
  return purposes.filter((purpose) => !given.has(purpose))
}

/** SQL for a query over persons: the purposes that `person`, a column, has agreed to under the notice in force, parted by commas. */
export const givenPurposes = (person: string): string =>
  `(SELECT GROUP_CONCAT(consent.purpose) FROM consents consent WHERE consent.person_id = ${person}
    AND consent.subject_id = ${person} AND consent.notice_version = '${noticeVersion}' AND consent.withdrawn_at IS NULL)`

export async function requireConsents(db: Db, personId: string, purposes: readonly ConsentPurpose[]): Promise<void> {
  const due = await findConsentsDue(db, personId, purposes)
  if (due.length > 0) throw new AppError('privacy.consent_due', { purposes: due, noticeVersion })
}

/** The person turned out to be another: agreements go along with their history, those the other has not given already. */
export async function moveConsents(db: Db, fromId: string, toId: string): Promise<void> {
  for (const row of await db.findBy(Consent, { personId: fromId })) {
    const subjectId = row.subjectId === fromId ? toId : row.subjectId
    const holdingKey = row.holdingKey?.replaceAll(fromId, toId) ?? null
    if (holdingKey !== null && (await db.existsBy(Consent, { holdingKey }))) await db.delete(Consent, { id: row.id })
    else await db.update(Consent, { id: row.id }, { personId: toId, subjectId, holdingKey })
  }
}
