import type { Role } from '../../shared/organisations/roles'
import { insertGrant, Organisation } from '../organisations'
import type { Db } from '../platform/db'
import { newId, systemRandom, unmistakable } from '../platform/random'

/** A union under `parent`; what is not said is left out, and it accepts applications. */
export async function addOrganisation(
  db: Db,
  given: Partial<Organisation> & Pick<Organisation, 'name' | 'kind'>,
  parent: Organisation | null,
  now: Date,
): Promise<Organisation> {
  const row: Organisation = {
    id: newId(),
    parentId: parent?.id ?? null,
    path: `${parent?.path ?? ''}${systemRandom.pick(unmistakable, 8)}/`,
    creditCode: null,
    regionCode: null,
    district: parent?.district ?? null,
    address: null,
    contactPhone: null,
    hours: null,
    acceptsApplications: true,
    latitudeMicro: null,
    longitudeMicro: null,
    version: 1,
    createdAt: now,
    closedAt: null,
    mergedIntoId: null,
    ...given,
  }
  await db.insert(Organisation, row)
  return row
}

export async function addGrant(db: Db, personId: string, role: Role, organisationId: string, now: Date): Promise<void> {
  await insertGrant(db, { personId, organisationId, role, grantedBy: null }, now)
}
