import * as z from 'zod/mini'
import { handBackTo } from '../desk/contract'
import { defineContract } from '../http/contract'
import { assignee, id, instant, multilineText, organisationRef, version } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { assurance } from '../identity/contract'
import { documentKinds } from '../membership/documents'
import { correctionFields, correctionStates } from './views'

/** What happens to a correction at the desk. */
const correctionSteps = [
  'submitted',
  'assigned',
  'unassigned',
  'escalated',
  'handedBack',
  'approved',
  'refused',
  'withdrawn',
] as const

export const correctionCaseView = z.object({
  id,
  state: z.enum(correctionStates),
  version,
  field: z.enum(correctionFields),
  caseNumber: z.string(),
  organisation: organisationRef,
  /** Whom it is about, as the record says now. */
  subject: z.object({
    /** Whole: the reviewer compares it with the document. */
    name: z.string(),
    /** Masked. */
    phone: z.nullable(z.string()),
    documentKind: z.nullable(z.enum(documentKinds)),
    /** Masked. */
    documentNumber: z.nullable(z.string()),
    assurance,
  }),
  /** As it was and as it shall be; numbers masked. */
  before: z.nullable(z.string()),
  after: z.string(),
  /** The kind of the new document, where a number is corrected. */
  documentKind: z.nullable(z.enum(documentKinds)),
  reason: z.nullable(z.string()),
  filedAt: instant,
  dueAt: z.nullable(instant),
  overdue: z.boolean(),
  assignee,
  handBackTo,
  history: z.array(
    z.object({
      step: z.enum(correctionSteps),
      at: instant,
      /** Staff name, null for the person, or the union it moved up to. */
      by: z.nullable(z.string()),
      note: z.optional(z.string()),
    }),
  ),
  decided: z.nullable(z.object({ at: instant, by: z.string(), remark: z.nullable(z.string()) })),
  actions: z.array(z.enum(['approve', 'refuse', 'assign', 'reveal'])),
})
export type CorrectionCaseView = z.output<typeof correctionCaseView>

/** What was deleted because its time was over: how many rows of a kind, never of whom. */
export const deletionView = z.object({
  id,
  at: instant,
  /** As `membership.drafts`. */
  kind: z.string(),
  count: z.int(),
  /** What was older than this. */
  before: instant,
})
export type DeletionView = z.output<typeof deletionView>

const correctionId = z.object({ correctionId: id })

export const privacyDesk = defineContract({
  getCorrection: {
    method: 'GET',
    path: '/desk/privacy/corrections/:correctionId',
    summary: 'A correction somebody of the own union asked for.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'privacy.correction_viewed',
    params: correctionId,
    returns: correctionCaseView,
    errors: ['privacy.not_found'],
  },
  revealCorrection: {
    method: 'GET',
    path: '/desk/privacy/corrections/:correctionId/sealed',
    summary: 'The whole values, before and after; every look is on record.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'privacy.correction_revealed',
    params: correctionId,
    returns: z.object({ before: z.nullable(z.string()), after: z.string(), phone: z.nullable(z.string()) }),
    errors: ['privacy.not_found'],
  },
  decideCorrection: {
    method: 'POST',
    path: '/desk/privacy/corrections/:correctionId/decisions',
    summary: 'Approves or refuses a correction, at the version the reviewer saw.',
    access: 'staff:reviewer',
    effect: 'command',
    audit: 'privacy.correction_decided',
    params: correctionId,
    body: z.discriminatedUnion('decision', [
      z.object({
        decision: z.literal('approve'),
        version,
        /** `seenByStaff` when the reviewer has the document before them. */
        assurance: z.optional(z.enum(['stated', 'seenByStaff'])),
      }),
      z.object({ decision: z.literal('refuse'), version, reason: multilineText(500) }),
    ]),
    returns: correctionCaseView,
    errors: ['privacy.not_found', 'privacy.already_decided', 'privacy.document_held'],
  },
  listDeletions: {
    method: 'GET',
    path: '/desk/privacy/deletions',
    summary: 'What was deleted because the time of keeping it was over: kinds and counts, newest first.',
    access: 'staff:auditor',
    effect: 'auditedRead',
    audit: 'privacy.deletions_viewed',
    query: pageQuery,
    returns: pageOf(deletionView),
  },
})
