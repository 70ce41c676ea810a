import type { HomePart } from '../home'
import { findGrants, reaches } from '../organisations'
import type { Db } from '../platform/db'
import type { Application } from './entities'
import { findCurrentMembership, findOpenApplication, findOpenEvents } from './queries'

/** Card, application under way and open events, for the first screen. */
export async function describeHome(db: Db, personId: string | null, now: Date): Promise<HomePart> {
  const events = await findOpenEvents(db, now)
  const held = personId === null ? null : await findCurrentMembership(db, personId)
  const grants = personId === null ? [] : await findGrants(db, [personId])
  const reviewed = grants.filter(({ role }) => role === 'reviewer')
  const open = personId === null ? null : await findOpenApplication(db, personId)
  return {
    membership: held && { organisationName: held.organisation?.name ?? '', state: held.state, number: held.number },
    underWay: open ? [describeOpen(open)] : [],
    events: events.map(({ id, code, name, place, organisation, endsAt }) => ({
      code,
      name,
      place,
      organisationName: organisation?.name ?? '',
      endsAt: endsAt.toISOString(),
      deskId: reaches(reviewed, organisation?.path ?? '') ? id : null,
    })),
  }
}

const describeOpen = ({ id, state, organisation, dueAt }: Application) => ({
  id,
  kind: 'membership.application',
  state,
  organisationName: organisation?.name ?? null,
  dueAt: dueAt?.toISOString() ?? null,
  link: state === 'draft' ? '/membership/join' : `/membership/progress?id=${id}`,
})
