import type { Db } from '../platform/db'
import { createHook } from '../platform/hooks'

/** A part of what is kept about a person: a name for it in camelCase, and its rows as they are given to the person. */
export interface PersonalPart {
  part: string
  rows: Record<string, unknown>[]
}

/** What a feature keeps about a person, for the download of their own data. */
export const personalData = createHook<[db: Db, personId: string], PersonalPart[]>()

/** What must be finished before an account can close: a code the words explain, and where to go. */
export interface Matter {
  /** `feature.reason`. */
  code: string
  link: string | null
}

export const openMatters = createHook<[db: Db, personId: string, now: Date], Matter[]>()

/** The account is closed for good: what no duty of keeping holds is deleted, in the same transaction. */
export const personErased = createHook<[db: Db, personId: string, now: Date]>()
