import { IsNull, Not } from 'typeorm'
import { type DocumentKind, normaliseDocumentNumber } from '../../shared/membership/documents'
import { type Db, isDuplicate } from '../platform/db'
import { Person } from './entities'
import { documentIndexOf, noDocument, noProof, phoneIndexOf } from './queries'

/** A member of staff saw the person's document at a case; nothing where none is on record, or somebody saw it before. */
export const proveSeen = (db: Db, personId: string, { by, caseId }: { by: string; caseId: string }, now: Date) =>
  db.update(
    Person,
    { id: personId, assurance: 'stated', documentIndex: Not(IsNull()) },
    { assurance: 'seenByStaff', assuredAt: now, assuredBy: by, assuredAtCase: caseId, assuredAtEvent: null },
  )

/** Takes a phone off a record, which is then signed in to by WeChat alone; nothing where it has another one by now. */
export const clearPhone = (db: Db, personId: string, phoneIndex: string) =>
  db.update(Person, { id: personId, phoneIndex }, { phone: null, phoneIndex: null })

/** Gives a person this phone in place of the one they had; false where it is somebody's, or theirs changed meanwhile. */
export async function replacePhone(
  db: Db,
  { id, phoneIndex }: Pick<Person, 'id' | 'phoneIndex'>,
  phone: string,
): Promise<boolean> {
  try {
    const where = { id, phoneIndex: phoneIndex ?? IsNull() }
    return (await db.update(Person, where, { phone, phoneIndex: phoneIndexOf(phone) })).affected === 1
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return false
  }
}

/** Takes a document off a record, with what it proved; nothing where it has another one by now. */
export const clearDocument = (db: Db, personId: string, documentIndex: string) =>
  db.update(Person, { id: personId, documentIndex }, { ...noDocument, ...noProof })

/** Writes a document onto a record that has none, its validity is asked for at the next occasion; false where it is somebody's. */
export async function setDocument(
  db: Db,
  personId: string,
  documentKind: DocumentKind,
  number: string,
): Promise<boolean> {
  const document = { documentNumber: normaliseDocumentNumber(number), documentIndex: documentIndexOf(number) }
  try {
    await db.update(Person, { id: personId, documentIndex: IsNull() }, { documentKind, ...document })
    return true
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return false
  }
}
