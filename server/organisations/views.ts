import type { OrganisationView } from '../../shared/organisations/contract'
import type { Db } from '../platform/db'
import { positionOf } from '../platform/positions'
import type { Organisation } from './entities'
import { findOrganisationNames } from './queries'

interface Ref {
  id: string
  name: string
}

/** A union as it is named elsewhere, where there is one. */
export function refOf(organisation: Ref): Ref
export function refOf(organisation: Ref | null | undefined): Ref | null
export function refOf(organisation: Ref | null | undefined): Ref | null {
  return organisation ? { id: organisation.id, name: organisation.name } : null
}

/** As `refOf`, of an id whose name was looked up. */
export const refIn = (names: Map<string, string>, id: string | null): Ref | null =>
  id === null ? null : { id, name: names.get(id) ?? '' }

export async function toViews(db: Db, organisations: Organisation[]): Promise<OrganisationView[]> {
  const names = await findOrganisationNames(
    db,
    organisations.flatMap(({ parentId, mergedIntoId }) => [parentId, mergedIntoId]),
  )
  return organisations.map((organisation) => ({
    id: organisation.id,
    name: organisation.name,
    kind: organisation.kind,
    parentName: names.get(organisation.parentId ?? '') ?? null,
    creditCode: organisation.creditCode,
    regionCode: organisation.regionCode,
    address: organisation.address,
    position: positionOf(organisation),
    contactPhone: organisation.contactPhone,
    hours: organisation.hours,
    acceptsApplications: organisation.acceptsApplications,
    closed: organisation.closedAt !== null,
    mergedInto: refIn(names, organisation.mergedIntoId),
  }))
}
