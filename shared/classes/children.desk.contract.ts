import * as z from 'zod/mini'
import { handBackTo } from '../desk/contract'
import { defineContract } from '../http/contract'
import { assignee, day, id, instant, multilineText, organisationRef, text, version } from '../http/fields'
import { file } from '../http/files'
import { assurance } from '../identity/contract'
import { documentKinds } from '../membership/documents'
import { pictureView } from './childrenViews'
import { guardianshipStates, priorityGroups, relations } from './states'

export const reviewSteps = [
  'submitted',
  'resubmitted',
  'assigned',
  'unassigned',
  'returned',
  'confirmed',
  'refused',
  'ended',
  'escalated',
  'handedBack',
  'seen',
] as const

/** What class managers look at: who asks, the photos that prove it, and where it stands. */
const reviewCase = z.object({
  id,
  caseNumber: z.string(),
  state: z.enum(guardianshipStates),
  version,
  organisation: organisationRef,
  person: z.object({
    /** Whole: staff compare it with a document. */
    name: z.string(),
    phone: z.nullable(z.string()),
    documentNumber: z.nullable(z.string()),
    assurance,
  }),
  proofs: z.array(pictureView),
  dueAt: z.nullable(instant),
  overdue: z.boolean(),
  assignee,
  handBackTo,
  /** What was asked for, or why it was refused or ended. */
  remark: z.nullable(z.string()),
  history: z.array(
    z.object({
      step: z.enum(reviewSteps),
      at: instant,
      /** Staff name, or null for the person. */
      by: z.nullable(z.string()),
      note: z.optional(z.string()),
    }),
  ),
  actions: z.array(z.enum(['confirm', 'return', 'refuse', 'end', 'assign', 'reveal', 'see'])),
})

export const guardianshipCaseView = z.extend(reviewCase, {
  relation: z.enum(relations),
  /** The guardian's own document is on record, and nobody of the staff has seen it: until then they cannot collect the child. */
  identityDue: z.boolean(),
  /** Null once the guardianship is over. */
  child: z.nullable(
    z.object({
      name: z.string(),
      birthDate: day,
      documentKind: z.enum(documentKinds),
      /** Masked; `revealGuardianship` shows it whole, and says so in the record. */
      documentNumber: z.string(),
      grade: z.int(),
    }),
  ),
  /** Where the child has a confirmed guardian already: who, and what this one told otherwise. */
  known: z.nullable(
    z.object({
      guardians: z.array(z.object({ name: z.string(), relation: z.enum(relations) })),
      differs: z.array(z.enum(['name', 'birthDate', 'documentKind', 'entryYear'])),
    }),
  ),
})
export type GuardianshipCase = z.output<typeof guardianshipCaseView>

export const priorityCaseView = z.extend(reviewCase, { group: z.enum(priorityGroups) })
export type PriorityCase = z.output<typeof priorityCaseView>

const confirming = z.object({ decision: z.literal('confirm'), version })
const others = [
  z.object({ decision: z.literal('return'), version, reason: multilineText(500) }),
  z.object({ decision: z.literal('refuse'), version, reason: multilineText(500) }),
  /** What was confirmed holds no longer. */
  z.object({ decision: z.literal('end'), version, reason: multilineText(500) }),
] as const

export const reviewDecision = z.discriminatedUnion('decision', [confirming, ...others])
export type ReviewDecision = z.output<typeof reviewDecision>

export const guardianshipDecision = z.discriminatedUnion('decision', [
  /** With `assurance` where the guardian's own document was looked at too. */
  z.extend(confirming, { assurance: z.optional(z.literal('seenByStaff')) }),
  ...others,
  /** Of a confirmed guardian: their own document was looked at since. */
  z.object({ decision: z.literal('see'), version }),
])
export type GuardianshipDecision = z.output<typeof guardianshipDecision>

const guardianshipId = z.object({ guardianshipId: id })
const priorityId = z.object({ priorityId: id })
const refusals = ['classes.case_not_found', 'classes.case_changed', 'classes.already_decided'] as const

export const classChildrenDesk = defineContract({
  getGuardianship: {
    method: 'GET',
    path: '/desk/class-guardianships/:guardianshipId',
    summary: 'Somebody who says to be a child’s guardian, with the proofs and what is on record of the child.',
    access: 'staff:classManager',
    effect: 'auditedRead',
    audit: 'classes.guardianship_viewed',
    params: guardianshipId,
    returns: guardianshipCaseView,
    errors: ['classes.case_not_found'],
  },
  revealGuardianship: {
    method: 'GET',
    path: '/desk/class-guardianships/:guardianshipId/sealed',
    summary: 'The child’s whole document number; every look is on record.',
    access: 'staff:classManager',
    effect: 'auditedRead',
    audit: 'classes.guardianship_revealed',
    params: guardianshipId,
    returns: z.object({ documentNumber: z.string() }),
    errors: ['classes.case_not_found'],
  },
  decideGuardianship: {
    method: 'POST',
    path: '/desk/class-guardianships/:guardianshipId/decisions',
    summary:
      'Confirms that somebody is the child’s guardian, asks for more, refuses with the reason, or ends it later; records that ' +
      'the guardian’s own document was seen.',
    access: 'staff:classManager',
    effect: 'command',
    audit: 'classes.guardianship_decided',
    params: guardianshipId,
    body: guardianshipDecision,
    returns: guardianshipCaseView,
    errors: [...refusals, 'classes.nothing_to_see', 'classes.child_booked'],
  },
  getPriority: {
    method: 'GET',
    path: '/desk/class-priorities/:priorityId',
    summary: 'A family that says to belong to a group seats are set aside for, with the proofs.',
    access: 'staff:classManager',
    effect: 'auditedRead',
    audit: 'classes.priority_viewed',
    params: priorityId,
    returns: priorityCaseView,
    errors: ['classes.case_not_found'],
  },
  decidePriority: {
    method: 'POST',
    path: '/desk/class-priorities/:priorityId/decisions',
    summary: 'Confirms that the family belongs to the group, asks for more, refuses with the reason, or ends it later.',
    access: 'staff:classManager',
    effect: 'command',
    audit: 'classes.priority_decided',
    params: priorityId,
    body: reviewDecision,
    returns: priorityCaseView,
    errors: refusals,
  },
  seePicture: {
    method: 'GET',
    path: '/desk/class-pictures/:subjectId/:token',
    summary: 'A picture that a case or a child’s page at the desk has a link to; every look is on record.',
    access: 'staff',
    effect: 'auditedRead',
    audit: 'classes.picture_seen',
    /** The guardianship or the priority it proves, or the child whose collector it shows. */
    params: z.object({ subjectId: id, token: text(400) }),
    returns: file,
    errors: ['classes.picture_not_found', 'classes.picture_expired'],
  },
})
