import type { HomeCaller, HomePart } from '../home'
import type { HeldRole } from '../platform/actor'
import type { Db } from '../platform/db'
import type { Application, JoiningEvent } from './entities'
import { findEvents } from './events.queries'
import { isOpenEvent } from './events.service'
import { links } from './links'
import { findCurrentMembership, findOpenApplication, findOpenEvents } from './queries'
import type { Release } from './releases.entities'
import { findOwnOpenReleases } from './releases.queries'
import type { Transfer } from './standing.entities'
import { findOpenTransfer } from './standing.queries'

/** Card, application or transfer under way and open events, for the first screen. */
export async function describeHome(db: Db, caller: HomeCaller | null, now: Date): Promise<HomePart> {
  const reviewed = caller?.grants.filter(({ role }) => role === 'reviewer') ?? []
  const own = caller && (await findOwn(db, caller.personId))
  // A member is shown no way to join.
  const events = own?.membership && reviewed.length === 0 ? [] : await findEventsFor(db, reviewed, now)
  return {
    ...own,
    events: events.map(({ id, code, name, place, organisation, endsAt }) => ({
      code,
      name,
      place,
      organisationName: organisation?.name ?? '',
      endsAt: endsAt.toISOString(),
      deskId: reviewed.length > 0 ? id : null,
    })),
  }
}

async function findOwn(db: Db, personId: string): Promise<Pick<HomePart, 'membership' | 'underWay'>> {
  const held = await findCurrentMembership(db, personId)
  const open = await findOpenApplication(db, personId)
  const claims = await findOwnOpenReleases(db, personId)
  const transfer = held?.state === 'transferring' ? await findOpenTransfer(db, personId) : null
  return {
    membership: held && { organisationName: held.organisation?.name ?? '', state: held.state, number: held.number },
    underWay: [
      ...(open ? [describeOpen(open)] : []),
      ...claims.map(describeClaim),
      ...(transfer ? [describeTransfer(transfer)] : []),
    ],
  }
}

/** The few that end soonest; a reviewer's own among the many of a city. */
async function findEventsFor(db: Db, reviewed: HeldRole[], now: Date): Promise<JoiningEvent[]> {
  if (reviewed.length === 0) return findOpenEvents(db, now)
  const events = await findEvents(db, { grants: reviewed }, {}, now)
  return events.filter((event) => isOpenEvent(event, now))
}

const describeOpen = ({ id, state, organisation, owner, dueAt }: Application) => ({
  id,
  kind: 'membership.application',
  state,
  organisationName: (owner ?? organisation)?.name ?? null,
  dueAt: dueAt?.toISOString() ?? null,
  link: state === 'draft' ? links.join : links.application(id),
})

const describeClaim = ({ id, state, organisation, dueAt }: Release) => ({
  id,
  kind: 'membership.release',
  state,
  organisationName: organisation?.name ?? null,
  dueAt: dueAt?.toISOString() ?? null,
  link: links.release(id),
})

const describeTransfer = ({ id, state, to, owner, dueAt }: Transfer) => ({
  id,
  kind: 'membership.transfer',
  state,
  organisationName: (owner ?? to)?.name ?? null,
  dueAt: dueAt?.toISOString() ?? null,
  link: links.transfer(id),
})
