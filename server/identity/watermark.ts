import { maskName } from '../../shared/identity/masks'
import type { Db } from '../platform/db'
import { findPerson } from './queries'

/** Who took a copy and when, for each of its rows, because rows are cut and pasted. */
export const watermarkOf = async (db: Db, { personId }: { personId: string }, now: Date): Promise<string> =>
  `${maskName((await findPerson(db, personId)).name ?? '')} ${personId} ${now.toISOString()}`
