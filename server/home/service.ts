import type { HomeView } from '../../shared/home/contract'
import { isStaffRole } from '../../shared/organisations/roles'
import { findName, personGrants } from '../identity'
import { countUnread } from '../notifications'
import type { HeldRole } from '../platform/actor'
import type { Db } from '../platform/db'
import { createHook } from '../platform/hooks'

/** What a feature puts on the first screen; the caller is null for a visitor. */
export interface HomePart {
  membership?: HomeView['membership']
  underWay?: HomeView['underWay']
  covers?: HomeView['covers']
  events?: HomeView['events']
  benefits?: HomeView['benefits']
}

export const homeCards = createHook<[db: Db, caller: HomeCaller | null, now: Date], HomePart>()

/** What a feature puts there for members alone: nobody else is to wait for it. */
export const memberCards = createHook<[db: Db, member: HomeMember, now: Date], HomePart>()

export interface HomeMember extends HomeCaller {
  state: string
}

/** Whose first screen it is, with the roles they hold. */
export interface HomeCaller {
  personId: string
  grants: HeldRole[]
}

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
  const caller = personId === null ? null : { personId, grants: (await personGrants.run(db, personId)).flat() }
  const own = await homeCards.run(db, caller, now)
  const membership = own.find((part) => part.membership)?.membership ?? null
  const asMember = caller && membership ? await memberCards.run(db, { ...caller, state: membership.state }, now) : []
  const parts = [...own, ...asMember]
  const underWay = parts.flatMap((part) => part.underWay ?? [])
  return {
    union: { name: unionName },
    demo,
    person: caller && (await describePerson(db, caller)),
    membership,
    underWay: underWay.sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9')),
    covers: parts.flatMap((part) => part.covers ?? []),
    events: parts.flatMap((part) => part.events ?? []),
    benefits: parts.flatMap((part) => part.benefits ?? []),
    unread: personId === null ? 0 : await countUnread(db, personId),
  }
}

async function describePerson(db: Db, { personId, grants }: HomeCaller): Promise<HomeView['person']> {
  const name = await findName(db, personId)
  return { name, isStaff: grants.some(({ role }) => isStaffRole(role)), isChecker: grants.length > 0 }
}
