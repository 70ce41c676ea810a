import { audit } from './audit/contract'
import { benefitBars } from './benefits/bars.contract'
import { benefits } from './benefits/contract'
import { benefitsDesk } from './benefits/desk.contract'
import { benefitDraws } from './benefits/draws.contract'
import { benefitMerchants } from './benefits/merchants.contract'
import { benefitMerchantsDesk } from './benefits/merchants.desk.contract'
import { benefitRisk } from './benefits/risk.contract'
import { classAfter } from './classes/after.contract'
import { classAfterDesk } from './classes/after.desk.contract'
import { classBookings } from './classes/bookings.contract'
import { classChildren } from './classes/children.contract'
import { classChildrenDesk } from './classes/children.desk.contract'
import { classes } from './classes/contract'
import { classDays } from './classes/days.contract'
import { classDaysDesk } from './classes/days.desk.contract'
import { classDraws } from './classes/draws.contract'
import { classDrawsDesk } from './classes/draws.desk.contract'
import { classFeesDesk } from './classes/fees.desk.contract'
import { classPlansDesk } from './classes/plans.desk.contract'
import { classQueueDesk } from './classes/queue.desk.contract'
import { classRefunds } from './classes/refunds.contract'
import { classRefundsDesk } from './classes/refunds.desk.contract'
import { classWorkersDesk } from './classes/workers.desk.contract'
import { complaints } from './complaints/contract'
import { complaintsDesk } from './complaints/desk.contract'
import { demo } from './demo/contract'
import { desk } from './desk/contract'
import { home } from './home/contract'
import { identity } from './identity/contract'
import { insuranceClaims } from './insurance/claims.contract'
import { insuranceClaimsDesk } from './insurance/claims.desk.contract'
import { insurance } from './insurance/contract'
import { insuranceFigures } from './insurance/figures.contract'
import { insurancePapers } from './insurance/papers.contract'
import { insurancePlansDesk } from './insurance/plans.desk.contract'
import { learningBankDesk } from './learning/bank.desk.contract'
import { learningContests } from './learning/contests.contract'
import { learningContestsDesk } from './learning/contests.desk.contract'
import { learning } from './learning/contract'
import { learningCourses } from './learning/courses.contract'
import { learningCoursesDesk } from './learning/courses.desk.contract'
import { learningJudging } from './learning/judging.contract'
import { learningPapersDesk } from './learning/papers.desk.contract'
import { membershipBulk } from './membership/bulk.contract'
import { membership } from './membership/contract'
import { membershipDesk } from './membership/desk.contract'
import { membershipEvents } from './membership/events.contract'
import { membershipFigures } from './membership/figures.contract'
import { membersDesk } from './membership/members.contract'
import { membershipReleases } from './membership/releases.contract'
import { membershipReleasesDesk } from './membership/releases.desk.contract'
import { membershipRosters } from './membership/rosters.contract'
import { membershipStanding } from './membership/standing.contract'
import { notifications } from './notifications/contract'
import { notificationsDesk } from './notifications/desk.contract'
import { organisations } from './organisations/contract'
import { organisationsDesk } from './organisations/desk.contract'
import { staffDesk } from './organisations/staff.contract'
import { payments } from './payments/contract'
import { privacy } from './privacy/contract'
import { privacyDesk } from './privacy/desk.contract'

/** Every contract of the product, by the feature that owns it; the router, OpenAPI and the tests walk this. */
export const api = {
  identity: [identity],
  organisations: [organisations, organisationsDesk, staffDesk],
  privacy: [privacy, privacyDesk],
  notifications: [notifications, notificationsDesk],
  desk: [desk],
  complaints: [complaints, complaintsDesk],
  payments: [payments],
  membership: [
    membership,
    membershipDesk,
    membershipEvents,
    membershipBulk,
    membershipRosters,
    membershipReleases,
    membershipReleasesDesk,
    membershipStanding,
    membersDesk,
    membershipFigures,
  ],
  insurance: [insurance, insuranceClaims, insurancePapers, insurancePlansDesk, insuranceClaimsDesk, insuranceFigures],
  classes: [
    classes,
    classChildren,
    classChildrenDesk,
    classBookings,
    classQueueDesk,
    classPlansDesk,
    classWorkersDesk,
    classDays,
    classDaysDesk,
    classAfter,
    classAfterDesk,
    classDraws,
    classDrawsDesk,
    classFeesDesk,
    classRefunds,
    classRefundsDesk,
  ],
  learning: [
    learning,
    learningBankDesk,
    learningPapersDesk,
    learningCourses,
    learningCoursesDesk,
    learningContests,
    learningJudging,
    learningContestsDesk,
  ],
  benefits: [benefits, benefitsDesk, benefitMerchants, benefitMerchantsDesk, benefitBars, benefitDraws, benefitRisk],
  home: [home],
  audit: [audit],
  demo: [demo],
} as const
