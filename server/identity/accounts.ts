import { IsNull, Not } from 'typeorm'
import type { Db } from '../platform/db'
import { Person, Session } from './entities'

/** Nobody signs in as this person any more: their sessions end, and nothing is sent to them. */
export async function disableAccount(db: Db, personId: string, now: Date): Promise<void> {
  await db.update(Person, { id: personId, disabledAt: IsNull() }, { disabledAt: now })
  await db.update(Session, { personId, endedAt: IsNull() }, { endedAt: now })
}

/** The account is its holder's again; they sign in anew. */
export const enableAccount = async (db: Db, personId: string): Promise<void> => {
  await db.update(Person, { id: personId }, { disabledAt: null })
}

export const isDisabled = (db: Db, personId: string): Promise<boolean> =>
  db.existsBy(Person, { id: personId, disabledAt: Not(IsNull()) })
