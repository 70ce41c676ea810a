import type { HeldKind } from '../../shared/organisations/desk.contract'
import type { Db } from '../platform/db'
import { createHook } from '../platform/hooks'
import type { Organisation } from './entities'

/** A union becomes part of another: what an upper feature hangs on `from` and is not over goes to `to`. */
export const organisationMerged = createHook<[db: Db, from: Organisation, to: Organisation, now: Date]>()

/** How much of an upper feature's hangs on a union now: what a merger takes over, and a closure waits for. */
export const organisationHolds = createHook<
  [db: Db, organisationId: string, now: Date],
  { kind: HeldKind; count: number }[]
>()

/**
 * Whether a person must be a stranger to the officers of a union, as whoever keeps their joining from the employer is:
 * then a role goes to their phone as to one nobody has signed in with.
 */
export const personHidden = createHook<[db: Db, personId: string, organisation: Organisation], boolean>()
