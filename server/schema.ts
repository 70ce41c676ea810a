import * as audit from './audit/entities'
import * as benefitBars from './benefits/bars.entities'
import * as benefitEntries from './benefits/draws.entities'
import * as benefits from './benefits/entities'
import * as merchants from './benefits/merchants.entities'
import * as benefitRisk from './benefits/risk.entities'
import * as afterClasses from './classes/after.entities'
import * as bookings from './classes/bookings.entities'
import * as children from './classes/children.entities'
import * as classDays from './classes/days.entities'
import * as classes from './classes/entities'
import * as refunds from './classes/refunds.entities'
import * as careWorkers from './classes/workers.entities'
import * as complaints from './complaints/entities'
import * as desk from './desk/entities'
import * as draws from './draws/entities'
import * as identity from './identity/entities'
import * as claims from './insurance/claims.entities'
import * as covers from './insurance/entities'
import * as papers from './insurance/papers.entities'
import * as contests from './learning/contests.entities'
import * as courses from './learning/courses.entities'
import * as quizzes from './learning/papers.entities'
import * as questions from './learning/questions.entities'
import * as membership from './membership/entities'
import * as mergers from './membership/merging.entities'
import * as releases from './membership/releases.entities'
import * as rosters from './membership/rosters.entities'
import * as standings from './membership/standing.entities'
import { migrations } from './migrations'
import * as notifications from './notifications/entities'
import * as organisations from './organisations/entities'
import * as payments from './payments/entities'
import * as platform from './platform/entities'
import * as privacy from './privacy/entities'

const entities = [
  platform,
  identity,
  organisations,
  privacy,
  notifications,
  desk,
  complaints,
  payments,
  draws,
  membership,
  mergers,
  releases,
  rosters,
  standings,
  covers,
  claims,
  papers,
  classes,
  children,
  bookings,
  careWorkers,
  classDays,
  afterClasses,
  refunds,
  courses,
  benefits,
  merchants,
  benefitBars,
  benefitEntries,
  benefitRisk,
  audit,
  questions,
  quizzes,
  contests,
].flatMap((tables) => Object.values(tables))

/** Every table of the product, and how it came to be. */
export const schema = { entities, migrations }
