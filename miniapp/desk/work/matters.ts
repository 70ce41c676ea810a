import { barsText } from '../../../shared/benefits/barsText'
import { riskText } from '../../../shared/benefits/riskText'
import { afterDeskText } from '../../../shared/classes/afterDeskText'
import { guardianshipDeskText } from '../../../shared/classes/guardianshipDeskText'
import { refundStates } from '../../../shared/classes/refunds'
import { refundsDeskText } from '../../../shared/classes/refundsDeskText'
import { guardianshipStates } from '../../../shared/classes/states'
import { complaintsDeskText } from '../../../shared/complaints/deskText'
import { complaintStates } from '../../../shared/complaints/states'
import type { WorkItemView } from '../../../shared/desk/contract'
import type { Text } from '../../../shared/i18n'
import { claimDeskText } from '../../../shared/insurance/claimDeskText'
import { claimStates } from '../../../shared/insurance/states'
import { contestReviewText } from '../../../shared/learning/contestReviewText'
import { membershipDeskText } from '../../../shared/membership/deskText'
import { membersText } from '../../../shared/membership/membersText'
import { releaseDeskText } from '../../../shared/membership/releaseDeskText'
import { releaseStates } from '../../../shared/membership/releases'
import { transferStates } from '../../../shared/membership/standing'
import { applicationStates } from '../../../shared/membership/states'
import { correctionDeskText } from '../../../shared/privacy/deskText'
import { complaintTones } from '../../complaints/parts/tones'
import type { Tone } from '../../ui'
import { benefitBarTones, reviewTones } from '../benefits/parts/benefitTones'
import { barTones } from '../classes/parts/barTones'
import { guardianshipTones } from '../classes/parts/guardianshipTones'
import { refundTones } from '../classes/parts/refundTones'
import { claimTones } from '../insurance/parts/claimTones'
import { contestTones } from '../learning/parts/contestTones'
import { transferTones } from '../membership/parts/memberTones'
import { releaseTones, stateTones } from '../membership/parts/tones'
import { correctionTones } from '../privacy/parts/tones'

interface MatterWords {
  matter: string
  routes: Readonly<Record<string, string>>
  states: Readonly<Record<string, string>>
}

interface Matter {
  feature: string
  words: Text<MatterWords>
  tones: Readonly<Record<string, Tone>>
  /** States a case has after staff's turn, as the queue can be asked for them. */
  laterStates: readonly string[]
  page: (id: string) => string
}

/** What the queue knows of each kind of case; its own page and words stay with the feature. */
export const matters: Record<WorkItemView['kind'], Matter> = {
  'membership.application': {
    feature: 'membership',
    words: membershipDeskText,
    tones: stateTones,
    laterStates: applicationStates.filter((state) => state !== 'draft' && state !== 'submitted'),
    page: (id) => `/desk/membership/application?id=${id}`,
  },
  'membership.release': {
    feature: 'membership',
    words: releaseDeskText,
    tones: releaseTones,
    laterStates: releaseStates.filter((state) => state !== 'submitted'),
    page: (id) => `/desk/membership/release?id=${id}`,
  },
  'membership.transfer': {
    feature: 'membership',
    words: membersText,
    tones: transferTones,
    laterStates: transferStates.filter((state) => state !== 'submitted'),
    page: (id) => `/desk/membership/transfer?id=${id}`,
  },
  'privacy.correction': {
    feature: 'privacy',
    words: correctionDeskText,
    tones: correctionTones,
    laterStates: ['approved', 'refused', 'withdrawn'],
    page: (id) => `/desk/privacy/correction?id=${id}`,
  },
  'complaints.complaint': {
    feature: 'complaints',
    words: complaintsDeskText,
    tones: complaintTones,
    laterStates: complaintStates.filter((state) => state !== 'submitted'),
    page: (id) => `/desk/complaints/complaint?id=${id}`,
  },
  'classes.guardianship': {
    feature: 'classes',
    words: guardianshipDeskText,
    tones: guardianshipTones,
    laterStates: guardianshipStates.filter((state) => state !== 'stated'),
    page: (id) => `/desk/classes/guardianship?id=${id}`,
  },
  'classes.priority': {
    feature: 'classes',
    words: { zh: guardianshipDeskText.zh.priority, en: guardianshipDeskText.en.priority },
    tones: guardianshipTones,
    laterStates: guardianshipStates.filter((state) => state !== 'stated'),
    page: (id) => `/desk/classes/priority?id=${id}`,
  },
  'classes.bar': {
    feature: 'classes',
    words: afterDeskText,
    tones: barTones,
    laterStates: ['lifted', 'upheld'],
    page: (id) => `/desk/classes/bar?id=${id}`,
  },
  'benefits.bar': {
    feature: 'benefits',
    words: barsText,
    tones: benefitBarTones,
    laterStates: ['lifted', 'upheld'],
    page: (id) => `/desk/benefits/bar?id=${id}`,
  },
  'benefits.claim': {
    feature: 'benefits',
    words: riskText,
    tones: reviewTones,
    laterStates: ['granted', 'refused'],
    page: (id) => `/desk/benefits/review?id=${id}`,
  },
  'learning.contest': {
    feature: 'learning',
    words: contestReviewText,
    tones: contestTones,
    laterStates: ['awarded', 'published', 'stopped'],
    page: (id) => `/desk/learning/contest?id=${id}`,
  },
  'classes.refund': {
    feature: 'classes',
    words: refundsDeskText,
    tones: refundTones,
    laterStates: refundStates.filter((state) => state !== 'asked'),
    page: (id) => `/desk/classes/refund?id=${id}`,
  },
  'insurance.claim': {
    feature: 'insurance',
    words: claimDeskText,
    tones: claimTones,
    laterStates: claimStates.filter((state) => state !== 'draft' && state !== 'submitted'),
    page: (id) => `/desk/insurance/claim?id=${id}`,
  },
}

/** The states one can ask the queue for, of one feature or of all, each with the kind whose word it goes by. */
export function statesOf(feature: string | null): { state: string; words: Text<MatterWords> }[] {
  const found = new Map<string, Text<MatterWords>>()
  for (const matter of Object.values(matters)) {
    if (feature !== null && matter.feature !== feature) continue
    for (const state of matter.laterStates) if (!found.has(state)) found.set(state, matter.words)
  }
  return [...found].map(([state, words]) => ({ state, words }))
}

/** The features that bring work to the desk, in the order they are shown. */
export const areas: readonly string[] = [...new Set(Object.values(matters).map(({ feature }) => feature))]
