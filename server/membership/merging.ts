import { In, IsNull, MoreThan, Not } from 'typeorm'
import type { HeldKind } from '../../shared/organisations/desk.contract'
import type { Organisation } from '../organisations'
import type { Db } from '../platform/db'
import { Application, JoiningEvent, Membership } from './entities'
import { Release } from './releases.entities'

const isOpen = { state: In(['draft', 'submitted', 'returned']) }
const isCurrent = { currentKey: Not(IsNull()) }
/** What a unit takes for a membership is one to whoever works there. */
const isShadowed = { shadowKey: Not(IsNull()) }
const isGoingOn = (now: Date) => ({ closedAt: IsNull(), endsAt: MoreThan(now) })

/** A union becomes part of another: its members and what is under way go over, what is past stays where it was. */
export async function followMerger(db: Db, { id }: Organisation, to: Organisation, now: Date): Promise<void> {
  const change = { organisationId: to.id }
  await db.update(Membership, { organisationId: id, ...isCurrent }, change)
  await db.update(Membership, { organisationId: id, ...isShadowed }, change)
  await db.update(Application, { organisationId: id, ...isOpen }, change)
  await db.update(Application, { placeId: id, ...isOpen }, { placeId: to.id })
  await db.update(Release, { organisationId: id, openKey: Not(IsNull()) }, change)
  await db.update(JoiningEvent, { organisationId: id, ...isGoingOn(now) }, change)
}

/** How many members, open applications and events hang on a union. */
export async function countHeld(
  db: Db,
  organisationId: string,
  now: Date,
): Promise<{ kind: HeldKind; count: number }[]> {
  const members = [isCurrent, isShadowed].map((one) => ({ organisationId, ...one }))
  return [
    { kind: 'members', count: await db.countBy(Membership, members) },
    { kind: 'applications', count: await db.countBy(Application, { organisationId, ...isOpen }) },
    { kind: 'events', count: await db.countBy(JoiningEvent, { organisationId, ...isGoingOn(now) }) },
  ]
}
