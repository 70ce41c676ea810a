import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import type { OrganisationView } from '../../shared/organisations/contract'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { findOrganisation, type Search, searchOrganisations } from './queries'
import { toViews } from './views'

export async function listOrganisations(db: Db, search: Search): Promise<Page<OrganisationView>> {
  const page = toPage(await searchOrganisations(db, search), ({ path }) => [path])
  return { ...page, items: await toViews(db, page.items) }
}

export async function getOrganisation(db: Db, id: string): Promise<OrganisationView> {
  const organisation = await findOrganisation(db, id)
  if (!organisation) throw new AppError('organisations.not_found')
  return (await toViews(db, [organisation]))[0]!
}
