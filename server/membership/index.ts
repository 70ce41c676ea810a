import { membershipMessages } from '../../shared/membership/messages'
import { standingMessages } from '../../shared/membership/standingMessages'
import { homeCards } from '../home'
import { personMoved } from '../identity'
import { registerTemplates } from '../notifications'
import { discreetPersons } from '../organisations'
import { busyPlaces } from '../platform/budgets'
import { registerJob } from '../platform/jobs'
import { sweepExpired } from '../platform/sweep'
import { openMatters, personalData } from '../privacy'
import { findDiscreetPersons } from './discretion'
import { deleteExpiredPlaces, isEventPlace } from './eventPlaces.service'
import { describeHome } from './home'
import { moveDraft } from './queries'
import { standingJobs } from './standing.jobs'
import { describeStanding, findStandingMatters } from './standing.personal'

export { eventJoined, membershipApproved } from './decisions.service'
export { bulkRoutes, deskRoutes } from './desk.routes'
export {
  coarse,
  findDiscreetPersons,
  findMembershipsSeenBy,
  findShadowed,
  isKeptFrom,
  isTakenOpenly,
  isUnitUnion,
  moveDiscretion,
  seenBy,
} from './discretion'
export { Application, JoiningEvent, Membership } from './entities'
export { eventRoutes } from './events.routes'
export { makeMembershipNumber } from './numbers'
export { routes } from './routes'
export { addShadow, endShadow, findShadow, findUnitFacts, type UnitFacts } from './shadows'
export { membersRoutes, standingRoutes } from './standing.routes'
export { beginMembership, changeState, membershipEnded, membershipMoved, membershipResumed } from './standing.service'

export function registerHooks(): void {
  homeCards.register('membership', describeHome)
  personMoved.register('membership', moveDraft)
  discreetPersons.register('membership', findDiscreetPersons)
  busyPlaces.register('membership', isEventPlace)
  sweepExpired.register('membership', deleteExpiredPlaces)
  registerTemplates('membership', {
    zh: { ...membershipMessages.zh, ...standingMessages.zh },
    en: { ...membershipMessages.en, ...standingMessages.en },
  })
  personalData.register('membership.standing', describeStanding)
  openMatters.register('membership.standing', findStandingMatters)
  for (const job of standingJobs) registerJob(job)
}
