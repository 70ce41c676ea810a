import type { HomeView } from '../../shared/home/contract'
import { isStaffRole } from '../../shared/organisations/roles'
import { findPerson, personGrants } from '../identity'
import { countUnread } from '../notifications'
import type { Db } from '../platform/db'
import { createHook } from '../platform/hooks'

/** What a feature puts on the first screen; `personId` is null for a visitor. */
export interface HomePart {
  membership?: HomeView['membership']
  underWay?: HomeView['underWay']
  events?: HomeView['events']
}

export const homeCards = createHook<[db: Db, personId: string | null, now: Date], HomePart>()

/** What the configuration says of this installation. */
interface Installation {
  unionName: string
  demo: boolean
}

export async function getHome(
  db: Db,
  personId: string | null,
  { unionName, demo }: Installation,
  now: Date,
): Promise<HomeView> {
  const parts = await homeCards.run(db, personId, now)
  const underWay = parts.flatMap((part) => part.underWay ?? [])
  return {
    union: { name: unionName },
    demo,
    person: personId === null ? null : await describePerson(db, personId),
    membership: parts.find((part) => part.membership)?.membership ?? null,
    underWay: underWay.sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9')),
    events: parts.flatMap((part) => part.events ?? []),
    unread: personId === null ? 0 : await countUnread(db, personId),
  }
}

async function describePerson(db: Db, personId: string): Promise<HomeView['person']> {
  const roles = (await personGrants.run(db, personId)).flat().map(({ role }) => role)
  const { name } = await findPerson(db, personId)
  return { name, isStaff: roles.some(isStaffRole), isChecker: roles.length > 0 }
}
