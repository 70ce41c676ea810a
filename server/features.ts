import { api } from '../shared/api'
import type { Contract } from '../shared/http/contract'
import { learningBankDesk } from '../shared/learning/bank.desk.contract'
import { learningContests } from '../shared/learning/contests.contract'
import { learningContestsDesk } from '../shared/learning/contests.desk.contract'
import { learningCourses } from '../shared/learning/courses.contract'
import { learningCoursesDesk } from '../shared/learning/courses.desk.contract'
import { learningJudging } from '../shared/learning/judging.contract'
import { learningPapersDesk } from '../shared/learning/papers.desk.contract'
import { membershipBulk } from '../shared/membership/bulk.contract'
import { membershipEvents } from '../shared/membership/events.contract'
import { membershipFigures } from '../shared/membership/figures.contract'
import { membersDesk } from '../shared/membership/members.contract'
import { membershipReleases } from '../shared/membership/releases.contract'
import { membershipReleasesDesk } from '../shared/membership/releases.desk.contract'
import { membershipRosters } from '../shared/membership/rosters.contract'
import { membershipStanding } from '../shared/membership/standing.contract'
import * as audit from './audit'
import * as benefits from './benefits'
import * as classes from './classes'
import * as complaints from './complaints'
import * as demo from './demo'
import * as desk from './desk'
import * as home from './home'
import * as identity from './identity'
import * as insurance from './insurance'
import * as learning from './learning'
import * as membership from './membership'
import { registerGauges } from './metrics'
import * as notifications from './notifications'
import * as organisations from './organisations'
import * as payments from './payments'
import { sweepFilesJob } from './platform/files'
import type { Handlers } from './platform/handlers'
import { registerJob } from './platform/jobs'
import { sweepJob } from './platform/sweep'
import * as privacy from './privacy'

export interface Mounted {
  feature: string
  contract: Contract
  handlers: Handlers<Contract>
}

/** Pairs a contract with its handlers; a handler that is missing or mistyped does not compile here. */
export function pair<C extends Contract>(feature: string, contract: C, handlers: Handlers<C>): Mounted {
  return { feature, contract, handlers: handlers as unknown as Handlers<Contract> }
}

/** Every contract with its handlers; the doors of demo mode are not even hung outside it. */
export function listFeatures(isDemo: boolean): Mounted[] {
  const always = [
    pair('identity', api.identity[0], identity.routes),
    pair('organisations', api.organisations[0], organisations.routes),
    pair('organisations', api.organisations[1], organisations.deskRoutes),
    pair('organisations', api.organisations[2], organisations.staffRoutes),
    pair('privacy', api.privacy[0], privacy.routes),
    pair('privacy', api.privacy[1], privacy.deskRoutes),
    pair('notifications', api.notifications[0], notifications.routes),
    pair('notifications', api.notifications[1], notifications.deskRoutes),
    pair('desk', api.desk[0], desk.routes),
    pair('home', api.home[0], home.routes),
    pair('complaints', api.complaints[0], complaints.routes),
    pair('complaints', api.complaints[1], complaints.deskRoutes),
    pair('payments', api.payments[0], payments.routes),
    pair('membership', api.membership[0], membership.routes),
    pair('membership', api.membership[1], membership.deskRoutes),
    pair('membership', membershipEvents, membership.eventRoutes),
    pair('membership', membershipBulk, membership.bulkRoutes),
    pair('membership', membershipRosters, membership.rosterRoutes),
    pair('membership', membershipReleases, membership.releaseRoutes),
    pair('membership', membershipReleasesDesk, membership.releaseDeskRoutes),
    pair('membership', membershipStanding, membership.standingRoutes),
    pair('membership', membersDesk, membership.membersRoutes),
    pair('membership', membershipFigures, membership.figuresRoutes),
    pair('insurance', api.insurance[0], insurance.routes),
    pair('insurance', api.insurance[1], insurance.claimRoutes),
    pair('insurance', api.insurance[2], insurance.paperRoutes),
    pair('insurance', api.insurance[3], insurance.planDeskRoutes),
    pair('insurance', api.insurance[4], insurance.claimDeskRoutes),
    pair('insurance', api.insurance[5], insurance.figuresRoutes),
    pair('classes', api.classes[0], classes.routes),
    pair('classes', api.classes[1], classes.childrenRoutes),
    pair('classes', api.classes[2], classes.childrenDeskRoutes),
    pair('classes', api.classes[3], classes.bookingRoutes),
    pair('classes', api.classes[4], classes.queueDeskRoutes),
    pair('classes', api.classes[5], classes.plansDeskRoutes),
    pair('classes', api.classes[6], classes.workersDeskRoutes),
    pair('classes', api.classes[7], classes.dayRoutes),
    pair('classes', api.classes[8], classes.dayDeskRoutes),
    pair('classes', api.classes[9], classes.afterRoutes),
    pair('classes', api.classes[10], classes.afterDeskRoutes),
    pair('classes', api.classes[11], classes.drawRoutes),
    pair('classes', api.classes[12], classes.drawDeskRoutes),
    pair('classes', api.classes[13], classes.feesDeskRoutes),
    pair('classes', api.classes[14], classes.refundRoutes),
    pair('classes', api.classes[15], classes.refundDeskRoutes),
    pair('benefits', api.benefits[0], benefits.routes),
    pair('benefits', api.benefits[1], benefits.deskRoutes),
    pair('learning', api.learning[0], learning.routes),
    pair('learning', learningCourses, learning.courseRoutes),
    pair('learning', learningCoursesDesk, learning.courseDeskRoutes),
    pair('learning', learningBankDesk, learning.bankDeskRoutes),
    pair('learning', learningPapersDesk, learning.papersDeskRoutes),
    pair('learning', learningContests, learning.contestRoutes),
    pair('learning', learningJudging, learning.judgingRoutes),
    pair('learning', learningContestsDesk, learning.contestDeskRoutes),
    pair('benefits', api.benefits[2], benefits.merchantRoutes),
    pair('benefits', api.benefits[3], benefits.merchantDeskRoutes),
    pair('benefits', api.benefits[4], benefits.barRoutes),
    pair('benefits', api.benefits[5], benefits.benefitDrawRoutes),
    pair('benefits', api.benefits[6], benefits.riskRoutes),
    pair('audit', api.audit[0], audit.routes),
  ]
  return isDemo ? [...always, pair('demo', api.demo[0], demo.routes)] : always
}

/** Upper features register with lower ones, in the order in which their hooks shall run; and their jobs with the worker. */
export function registerHooks(): void {
  registerJob(sweepJob)
  registerJob(sweepFilesJob)
  registerGauges()
  identity.registerHooks()
  organisations.registerHooks()
  privacy.registerHooks()
  notifications.registerHooks()
  desk.registerHooks()
  complaints.registerHooks()
  payments.registerHooks()
  membership.registerHooks()
  insurance.registerHooks()
  classes.registerHooks()
  benefits.registerHooks()
  learning.registerHooks()
  audit.registerHooks()
}
