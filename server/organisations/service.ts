import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import type { OrganisationView, Position } from '../../shared/organisations/contract'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import type { Organisation } from './entities'
import { findOrganisation, findOrganisationNames, type Search, searchOrganisations } from './queries'

export async function listOrganisations(db: Db, search: Search): Promise<Page<OrganisationView>> {
  const page = toPage(await searchOrganisations(db, search), ({ path }) => [path])
  return { ...page, items: await toViews(db, page.items) }
}

export async function getOrganisation(db: Db, id: string): Promise<OrganisationView> {
  const organisation = await findOrganisation(db, id)
  if (!organisation) throw new AppError('organisations.not_found')
  return (await toViews(db, [organisation]))[0]!
}

export function positionOf({ latitudeMicro, longitudeMicro }: Organisation): Position | null {
  if (latitudeMicro === null || longitudeMicro === null) return null
  return { latitude: latitudeMicro / 1e6, longitude: longitudeMicro / 1e6 }
}

/** A union as it is named elsewhere, where there is one. */
export const refOf = (id: string | null, names: Map<string, string>): { id: string; name: string } | null =>
  id === null ? null : { id, name: names.get(id) ?? '' }

async function toViews(db: Db, organisations: Organisation[]): Promise<OrganisationView[]> {
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
    mergedInto: refOf(organisation.mergedIntoId, names),
  }))
}
