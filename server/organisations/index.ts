import { personGrants } from '../identity'
import { findGrants } from './queries'

export { Organisation, RoleGrant } from './entities'
export { findGrants, findOrganisation, findOrganisationNames, findOrganisations } from './queries'
export { routes } from './routes'
export { reaches, withinGrants } from './scope'

export function registerHooks(): void {
  personGrants.register('organisations', (db, personId) => findGrants(db, [personId]))
}
