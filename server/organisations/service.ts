import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import type { OrganisationView } from '../../shared/organisations/contract'
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

async function toViews(db: Db, organisations: Organisation[]): Promise<OrganisationView[]> {
  const parents = await findOrganisationNames(
    db,
    organisations.map(({ parentId }) => parentId),
  )
  return organisations.map((organisation) => ({
    id: organisation.id,
    name: organisation.name,
    kind: organisation.kind,
    parentName: parents.get(organisation.parentId ?? '') ?? null,
    creditCode: organisation.creditCode,
    regionCode: organisation.regionCode,
    address: organisation.address,
    contactPhone: organisation.contactPhone,
    hours: organisation.hours,
    acceptsApplications: organisation.acceptsApplications,
  }))
}
