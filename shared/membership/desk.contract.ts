import * as z from 'zod/mini'
import { handBackTo } from '../desk/contract'
import { defineContract } from '../http/contract'
import { assignee, day, id, instant, organisationRef, version } from '../http/fields'
import { assurance } from '../identity/contract'
import { routes } from './contract'
import { decision } from './decisions'
import { documentKinds } from './documents'
import { occupations } from './occupations'
import { signature } from './signature'
import { applicationStates, membershipStates } from './states'

export const caseView = z.object({
  id,
  receiptNumber: z.nullable(z.string()),
  state: z.enum(applicationStates),
  version,
  route: z.enum(routes),
  organisation: organisationRef,
  /** The union that decides: the one applied to, or the one above once that let its time pass. */
  owner: organisationRef,
  event: z.nullable(z.object({ code: z.string(), name: z.string(), place: z.string() })),
  /** The applicant asked that the employer is not told: nobody calls there to check. */
  discreet: z.boolean(),
  applicant: z.object({
    /** Whole: the reviewer compares it with the document. */
    name: z.string(),
    /** Masked; `revealApplicant` shows it whole, and says so in the record. */
    phone: z.nullable(z.string()),
    documentKind: z.enum(documentKinds),
    /** Masked. */
    documentNumber: z.string(),
    documentExpiry: z.nullable(z.string()),
    occupation: z.enum(occupations),
    workplace: z.string(),
    assurance,
  }),
  signature: z.nullable(signature),
  submittedAt: instant,
  dueAt: z.nullable(instant),
  overdue: z.boolean(),
  /** Day the whole case began, for the second clock. */
  openedAt: instant,
  assignee,
  handBackTo,
  /** Staff at an event saw the document as it is named here. */
  sighting: z.nullable(z.object({ at: instant, by: z.string(), event: z.string() })),
  /** Others on record with the same number, or name and workplace; masked. */
  duplicates: z.array(
    z.object({
      kind: z.enum(['documentNumber', 'name']),
      name: z.string(),
      organisation: z.string(),
      state: z.union([z.enum(applicationStates), z.enum(membershipStates)]),
      of: z.enum(['application', 'membership']),
    }),
  ),
  /** Earlier applications of the same person. */
  earlier: z.array(
    z.object({
      id,
      state: z.enum(applicationStates),
      organisation: z.string(),
      submittedAt: z.nullable(instant),
      /** It lies in this reviewer's reach, and can be opened. */
      inReach: z.boolean(),
    }),
  ),
  /** Memberships of the applicant's that have ended, with how they ended. */
  former: z.array(
    z.object({ organisation: z.string(), state: z.enum(membershipStates), since: day, endedAt: instant }),
  ),
  history: z.array(
    z.object({
      step: z.enum([
        'submitted',
        'assigned',
        'unassigned',
        'returned',
        'resubmitted',
        'approved',
        'refused',
        'withdrawn',
        'seen',
        'escalated',
        'handedBack',
      ]),
      at: instant,
      /** Staff name, null for the applicant, or the union it moved up to. */
      by: z.nullable(z.string()),
      items: z.optional(z.array(z.string())),
      note: z.optional(z.string()),
    }),
  ),
  returned: z.nullable(z.object({ at: instant, items: z.array(z.string()), note: z.nullable(z.string()) })),
  refused: z.nullable(z.object({ at: instant, reason: z.string() })),
  membership: z.nullable(z.object({ number: z.string(), state: z.enum(membershipStates) })),
  actions: z.array(z.enum(['approve', 'return', 'refuse', 'assign', 'reveal'])),
})
export type CaseView = z.output<typeof caseView>

const applicationId = z.object({ applicationId: id })

export const membershipDesk = defineContract({
  getCase: {
    method: 'GET',
    path: '/desk/membership/applications/:applicationId',
    summary: 'An application with its history and the duplicates found.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.case_viewed',
    params: applicationId,
    returns: caseView,
    errors: ['membership.not_found'],
  },
  revealApplicant: {
    method: 'GET',
    path: '/desk/membership/applications/:applicationId/sealed',
    summary: 'The whole document number and phone; every look is on record.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.applicant_revealed',
    params: applicationId,
    returns: z.object({ documentNumber: z.string(), phone: z.nullable(z.string()) }),
    errors: ['membership.not_found'],
  },
  decideApplication: {
    method: 'POST',
    path: '/desk/membership/applications/:applicationId/decisions',
    summary: 'Approves, returns or refuses what the reviewer has seen, at the version they saw.',
    access: 'staff:reviewer',
    effect: 'command',
    audit: 'membership.application_decided',
    params: applicationId,
    body: decision,
    returns: caseView,
    errors: [
      'membership.not_found',
      'membership.return_unseen',
      'membership.already_decided',
      'membership.changed_meanwhile',
      'membership.document_held',
      'membership.already_member',
    ],
  },
})
