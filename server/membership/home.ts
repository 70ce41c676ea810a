import type { HomePart } from '../home'
import { findOrganisationNames } from '../organisations'
import type { Db } from '../platform/db'
import type { Application } from './entities'
import { findCurrentMembership, findOpenApplication, findOpenEvents } from './queries'

/** Card, application under way and open events, for the first screen. */
export async function describeHome(db: Db, personId: string | null, now: Date): Promise<HomePart> {
  const events = await findOpenEvents(db, now)
  const held = personId === null ? null : await findCurrentMembership(db, personId)
  const open = personId === null ? null : await findOpenApplication(db, personId)
  const names = await findOrganisationNames(db, [
    ...events.map(({ organisationId }) => organisationId),
    held?.organisationId ?? null,
    open?.organisationId ?? null,
  ])
  const nameOf = (id: string) => names.get(id) ?? ''
  return {
    membership: held && { organisationName: nameOf(held.organisationId), state: held.state, number: held.number },
    underWay: open ? [describeOpen(open, names)] : [],
    events: events.map(({ code, name, place, organisationId, endsAt }) => ({
      code,
      name,
      place,
      organisationName: nameOf(organisationId),
      endsAt: endsAt.toISOString(),
    })),
  }
}

function describeOpen(open: Application, names: Map<string, string>) {
  const isDraft = open.state === 'draft'
  return {
    id: open.id,
    kind: 'membership.application',
    state: open.state,
    organisationName: names.get(open.organisationId ?? '') ?? null,
    dueAt: open.dueAt?.toISOString() ?? null,
    link: isDraft ? '/membership/join' : `/membership/progress?id=${open.id}`,
  }
}
