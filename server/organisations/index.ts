import { personGrants } from '../identity'
import { findGrants } from './queries'

export { Organisation, RoleGrant } from './entities'
export {
  findAncestors,
  findGrants,
  findHolders,
  findOrganisation,
  findOrganisationNames,
  findOrganisations,
  findOrganisationsInReach,
  findPathsInUnits,
} from './queries'
export { routes } from './routes'
export { pathsDownTo, reaches, withinGrants } from './scope'
export { discreetPersons, findStrangersTo } from './strangers'

export function registerHooks(): void {
  personGrants.register('organisations', (db, personId) => findGrants(db, [personId]))
}
