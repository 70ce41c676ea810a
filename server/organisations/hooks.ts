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
