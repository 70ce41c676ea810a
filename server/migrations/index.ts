import { FirstWay1763683200000 } from './1763683200000-first-way'
import { Jobs1795219200000 } from './1795219200000-jobs'
import { Release1795305600000 } from './1795305600000-release'
import { SilentReleases1795305600001 } from './1795305600001-silent-releases'
import { Rosters1795309200000 } from './1795309200000-rosters'
import { Events1795312800000 } from './1795312800000-events'
import { Standings1795316400000 } from './1795316400000-standings'
import { Outbox1795320000000 } from './1795320000000-outbox'
import { Organisations1795323600000 } from './1795323600000-organisations'
import { Privacy1795327200000 } from './1795327200000-privacy'
import { DeskOrder1795330800000 } from './1795330800000-desk-order'
import { AuditChain1795334400000 } from './1795334400000-audit-chain'
import { Overdue1795338000000 } from './1795338000000-overdue'
import { Complaints1795341600000 } from './1795341600000-complaints'
import { Figures1795348800000 } from './1795348800000-figures'
import { BegunFiles1795352400000 } from './1795352400000-begun-files'
import { MergedMembers1795363200000 } from './1795363200000-merged-members'
import { Lists1795366800000 } from './1795366800000-lists'
import { Insurance1795370400000 } from './1795370400000-insurance'
import { ClaimFigures1795372200000 } from './1795372200000-claim-figures'
import { Classes1795374000000 } from './1795374000000-classes'
import { Payments1795377600000 } from './1795377600000-payments'
import { ClassSeats1795378200000 } from './1795378200000-class-seats'
import { ClassPrivacy1795378800000 } from './1795378800000-class-privacy'
import { Benefits1795381200000 } from './1795381200000-benefits'
import { Merchants1795381800000 } from './1795381800000-merchants'
import { Quizzes1795382400000 } from './1795382400000-quizzes'
import { Courses1795383000000 } from './1795383000000-courses'
import { Contests1795383600000 } from './1795383600000-contests'
import { CampaignPictures1795384200000 } from './1795384200000-campaign-pictures'
import { ContestReviews1795386000000 } from './1795386000000-contest-reviews'
import { QuestionImports1795386600000 } from './1795386600000-question-imports'

/** In order; each may be run again after it was killed half way. */
export const migrations = [
  FirstWay1763683200000,
  Jobs1795219200000,
  Release1795305600000,
  SilentReleases1795305600001,
  Rosters1795309200000,
  Events1795312800000,
  Standings1795316400000,
  Outbox1795320000000,
  Organisations1795323600000,
  Privacy1795327200000,
  DeskOrder1795330800000,
  AuditChain1795334400000,
  Overdue1795338000000,
  Complaints1795341600000,
  Figures1795348800000,
  BegunFiles1795352400000,
  MergedMembers1795363200000,
  Lists1795366800000,
  Insurance1795370400000,
  ClaimFigures1795372200000,
  Classes1795374000000,
  Payments1795377600000,
  ClassSeats1795378200000,
  ClassPrivacy1795378800000,
  Benefits1795381200000,
  Merchants1795381800000,
  Quizzes1795382400000,
  Courses1795383000000,
  Contests1795383600000,
  CampaignPictures1795384200000,
  ContestReviews1795386000000,
  QuestionImports1795386600000,
]
