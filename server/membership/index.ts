import { membershipMessages, membershipSms } from '../../shared/membership/messages'
import { standingMessages } from '../../shared/membership/standingMessages'
import { ownUnion } from '../complaints'
import { workItemGiven } from '../desk'
import { homeCards } from '../home'
import { personMoved } from '../identity'
import { type Channels, registerTemplates } from '../notifications'
import { discreetNames, discreetPersons, organisationHolds, organisationMerged } from '../organisations'
import { busyPlaces } from '../platform/budgets'
import { registerJob } from '../platform/jobs'
import { sweepExpired } from '../platform/sweep'
import { findDiscreetNames, findDiscreetPersons } from './discretion'
import { deleteExpiredPlaces, isEventPlace } from './events.places'
import { give } from './giving'
import { describeHome } from './home'
import { mergerJob } from './mergerJob'
import { countHeld, followMerger } from './merging'
import { registerPrivacy } from './privacy'
import { findOwnUnion, moveDraft } from './queries'
import { moveReleases } from './releases.queries'
import { rosterJob } from './rosters.job'
import { clearOldRows } from './rosters.queries'
import { standingJobs } from './standing.jobs'

export { workplaceIndexOf } from './content'
export { eventJoined, type Joined, membershipApproved } from './decisions.service'
export { bulkRoutes, deskRoutes } from './desk.routes'
export {
  coarse,
  coarseAll,
  findMembershipsSeenBy,
  findShadowed,
  moveDiscretion,
  seenBy,
} from './discretion'
export { Application, JoiningEvent, Membership } from './entities'
export { eventRoutes } from './events.routes'
export { figuresRoutes } from './figures.routes'
export { makeMembershipNumber } from './numbers'
export { findCurrentMembership, findOccupation, findOwnUnion } from './queries'
export { releaseDeskRoutes, releaseRoutes } from './releases.routes'
export { rosterRoutes } from './rosters.routes'
export { membershipsInUse, membershipTakenBack } from './rosters.undoing'
export { routes } from './routes'
export { lapseRule, leavingRule, reviewRule, transferRule } from './rules'
export { addShadow, coverShadow, endShadow, findUnitFacts, type UnitFacts } from './shadows'
export { membersRoutes, standingRoutes } from './standing.routes'
export { beginMembership, membershipEnded, membershipMoved, membershipResumed } from './standing.service'

export function registerHooks(): void {
  homeCards.register('membership', describeHome)
  ownUnion.register('membership', findOwnUnion)
  personMoved.register('membership', async (db, fromId, toId) => {
    await moveDraft(db, fromId, toId)
    await moveReleases(db, fromId, toId)
  })
  discreetPersons.register('membership', findDiscreetPersons)
  discreetNames.register('membership', findDiscreetNames)
  busyPlaces.register('membership', isEventPlace)
  sweepExpired.register('membership', deleteExpiredPlaces)
  const messages = {
    zh: { ...membershipMessages.zh, ...standingMessages.zh },
    en: { ...membershipMessages.en, ...standingMessages.en },
  }
  registerTemplates('membership', messages, channels)
  registerJob(rosterJob)
  registerJob(mergerJob)
  sweepExpired.register('membership.rosters', clearOldRows)
  organisationMerged.register('membership', followMerger)
  organisationHolds.register('membership', countHeld)
  workItemGiven.register('membership', give)
  registerPrivacy()
  for (const job of standingJobs) registerJob(job)
}

/** By what an application's messages go out beside the inbox. */
const channels: Record<string, Channels> = {
  approved: { sms: { text: membershipSms.approved, params: ['organisation'] }, subscribe: 'result' },
  returned: { sms: { text: membershipSms.returned, params: ['organisation'] }, subscribe: 'result' },
  refused: { subscribe: 'result' },
}
