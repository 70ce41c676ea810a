import { personGrants, phoneProved } from '../identity'
import { registerJob } from '../platform/jobs'
import { sweepExpired } from '../platform/sweep'
import { endExpiredInvitations, takeInvitations } from './grants'
import { followMergers } from './mergers.job'
import { findHeldRoles } from './queries'

export { deskRoutes, staffRoutes } from './desk.routes'
export { Organisation, RoleGrant } from './entities'
export { insertGrant } from './grants'
export { organisationHolds, organisationMerged } from './hooks'
export {
  findAncestors,
  findGrantHistory,
  findGrants,
  findHolders,
  findHoldersAlong,
  findLiveOrganisation,
  findOrganisation,
  findOrganisationNames,
  findOrganisationsInReach,
  findPathsInUnits,
  findRootOrganisation,
  findUnionsBelow,
  type HeldGrant,
  searchInReach,
} from './queries'
export { routes } from './routes'
export { pathsDownTo, rangeBelow, reaches, smallestGrants, withinGrants, withinPaths } from './scope'
export { addRoot } from './shape.service'
export { countRootAdmins } from './staff.queries'
export { discreetNames, discreetPersons, findStrangersTo, findUnnamedTo } from './strangers'
export { refOf } from './views'

export function registerHooks(): void {
  personGrants.register('organisations', (db, personId) => findHeldRoles(db, [personId]))
  phoneProved.register('organisations', takeInvitations)
  sweepExpired.register('organisations', endExpiredInvitations)
  registerJob(followMergers)
}
