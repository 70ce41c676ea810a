import type { EventKind, PaperKind } from '../../shared/insurance/plans'
import { benefitDrawsRule, couponsRule, noShowsRule, riskRule } from '../benefits'
import {
  afterRule,
  checksRule,
  childrenRule,
  daysRule,
  drawsRule,
  feesRule,
  guardianReviewRule,
  placesRule,
  refundsRule,
} from '../classes'
import { answerRule } from '../complaints'
import { overdueRule } from '../desk'
import { appealRule, clocksRule, coversRule, othersPapersRule } from '../insurance'
import { contestClocksRule, scoringRule, watchingRule } from '../learning'
import { lapseRule, leavingRule, reviewRule, transferRule } from '../membership'
import { type Database, isDuplicate } from '../platform/db'
import { Rule } from '../platform/entities'
import { writeRule } from '../platform/rules'
import { closureRule, correctionRule, retentionRule } from '../privacy'

/** Days after which what ended, or was never handed in, goes. */
const keptDays = {
  'benefits.bars': 1_825,
  'benefits.entries': 1_825,
  'benefits.redemptions': 1_825,
  'benefits.reviews': 1_825,
  'classes.bars': 1_825,
  'classes.bookings': 3_650,
  'classes.days': 1_095,
  'classes.endedGuardianships': 365,
  'classes.endedPriorities': 365,
  'classes.endedWorkers': 1_825,
  'classes.ratings': 1_095,
  'benefits.coupons': 1_095,
  'complaints.ended': 1_095,
  'learning.progress': 1_095,
  'learning.ratings': 1_095,
  'insurance.claimDrafts': 90,
  'insurance.endedClaims': 3_650,
  'insurance.endedCovers': 3_650,
  'learning.attempts': 1_095,
  'membership.drafts': 90,
  'membership.endedApplications': 365,
  'membership.decidedReleases': 365,
  'notifications.readMessages': 365,
  'identity.sessions': 60,
  'privacy.withdrawnConsents': 1_095,
  'privacy.corrections': 1_095,
  'learning.contests': 1_825,
}

const scoringValue = { trimFrom: 3, ties: ['untrimmed', 'middle', 'earlier'] }

const contestClocksValue = { review: 2, whole: 5, closesAt: '17:00' }

const placesValue = { holdMinutes: 30, offerHours: 24, remindHours: 4, cancelDaysBefore: 1 }

const overdueValue = { remindBefore: 1, moveAfter: 1, above: 3, closesAt: '17:00', repeatAfter: 3 }

const childrenValue = { mostChildren: 8, mostCollectors: 6 }

const clocksValue = { assess: 5, approve: 3, pay: 3, whole: 15, closesAt: '17:00' }

const afterValue = { askedPercent: 70, barDays: 200, appealDays: 30, workingDays: 5, closesAt: '17:00' }

/** Everything until a week before the first day, half of it until the day before. */
const feesValue = {
  refunds: [
    { daysBefore: 7, percent: 100 },
    { daysBefore: 1, percent: 50 },
  ],
}

const refundsValue = { approve: 3, pay: 5, closesAt: '17:00' }

const drawsValue = {
  confirmHours: 48,
  source: '中国福利彩票双色球:报名截止后第一期的开奖号码(期号、红球由小到大、蓝球)',
}

const couponsValue = { memberStates: ['active', 'transferring', 'retained'], remindDays: 3 }

const checksValue = { validDays: 365, warnDays: 60 }

const watchingValue = { sharePercent: 90, gapSeconds: 30, slackSeconds: 4, pingSeconds: 10, charactersPerMinute: 500 }

const needed = (...kinds: PaperKind[]) => kinds.map((kind) => ({ kind, required: true }))
const heirs = [{ kind: 'heirsAgreement' as const, required: false }]
const ofOthers = needed('identity', 'relationProof', 'bankCard')

/** What an heir or a guardian brings, by what happened. */
const othersPapers: Record<EventKind, { kind: PaperKind; required: boolean }[]> = {
  accident: [...ofOthers, ...needed('eventProof', 'diagnosis', 'invoices')],
  hospital: [...ofOthers, ...needed('dischargeSummary')],
  illness: [...ofOthers, ...needed('diagnosis')],
  death: [...ofOthers, ...needed('deathCertificate'), { kind: 'eventProof', required: false }, ...heirs],
  property: [...ofOthers, ...needed('eventProof', 'lossProof')],
}

const riskValue = { askFrom: 2, holdFrom: 4, goodMinutes: 1_440, workingDays: 2, closesAt: '17:00' }

const noShowsValue = { barDays: 30, appealDays: 15, workingDays: 5, closesAt: '17:00' }

/** The rules a new installation begins with; the union changes them by adding newer ones. */
const rules = [
  { name: reviewRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: { workingDays: 3, closesAt: '17:00' } },
  { name: transferRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: { workingDays: 5, closesAt: '17:00' } },
  { name: leavingRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: { takeBackDays: 7, aheadDays: 90 } },
  { name: lapseRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: { months: 6, noticeDays: 30 } },
  { name: closureRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: { days: 7 } },
  { name: correctionRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: { days: 15 } },
  { name: overdueRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: overdueValue },
  { name: coversRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: { remindDays: 30 } },
  { name: checksRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: checksValue },
  { name: retentionRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: keptDays },
  { name: clocksRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: clocksValue },
  { name: appealRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: { days: 30 } },
  { name: othersPapersRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: othersPapers },
  { name: childrenRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: childrenValue },
  {
    name: guardianReviewRule.name,
    validFrom: '2020-01-01T00:00:00.000Z',
    value: { workingDays: 3, closesAt: '17:00' },
  },
  { name: daysRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: { lateDays: 3, mostPickups: 5 } },
  { name: answerRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: { workingDays: 5, closesAt: '17:00' } },
  { name: placesRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: placesValue },
  { name: afterRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: afterValue },
  { name: feesRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: feesValue },
  { name: refundsRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: refundsValue },
  { name: drawsRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: drawsValue },
  { name: watchingRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: watchingValue },
  { name: couponsRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: couponsValue },
  { name: scoringRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: scoringValue },
  { name: contestClocksRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: contestClocksValue },
  { name: noShowsRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: noShowsValue },
  { name: riskRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: riskValue },
  { name: benefitDrawsRule.name, validFrom: '2020-01-01T00:00:00.000Z', value: { source: drawsValue.source } },
]

export async function seedRules(database: Database): Promise<void> {
  for (const { name, validFrom, value } of rules) {
    if (await database.reader.existsBy(Rule, { name })) continue
    await database
      .transaction((db) => writeRule(db, { name, validFrom: new Date(validFrom), value }))
      .catch((error: unknown) => {
        if (!isDuplicate(error)) throw error
      })
  }
}
