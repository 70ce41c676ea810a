import * as z from 'zod/mini'
import { handBackTo } from '../desk/contract'
import { defineContract } from '../http/contract'
import { assignee, id, multilineText, organisationRef, text, version } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { complaintEntry, complaintView } from './contract'
import { longestWords } from './states'

/** What the union's admin decides, at the version they saw. */
export const complaintDecision = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('answer'), version, words: multilineText(longestWords) }),
  z.object({ decision: z.literal('passOn'), version, organisationId: id }),
  z.object({ decision: z.literal('close'), version, reason: multilineText(longestWords) }),
])
export type ComplaintDecision = z.output<typeof complaintDecision>

export const complaintCase = z.extend(z.omit(complaintView, { entries: true, actions: true }), {
  /** Whole name and masked phone; null where it is unnamed, for everybody and for ever. */
  person: z.nullable(z.object({ name: z.nullable(z.string()), phone: z.nullable(z.string()) })),
  overdue: z.boolean(),
  assignee,
  handBackTo,
  /** As the person sees them, and which member of staff acted. */
  entries: z.array(z.extend(complaintEntry, { by: z.nullable(z.string()) })),
  actions: z.array(z.enum(['answer', 'passOn', 'close', 'assign'])),
})
export type ComplaintCase = z.output<typeof complaintCase>

const complaintId = z.object({ complaintId: id })

export const complaintsDesk = defineContract({
  getComplaintCase: {
    method: 'GET',
    path: '/desk/complaints/cases/:complaintId',
    summary: 'A complaint, suggestion or question; of an unnamed one nobody learns whose it is.',
    access: 'staff:orgAdmin',
    effect: 'auditedRead',
    audit: 'complaints.case_viewed',
    params: complaintId,
    returns: complaintCase,
    errors: ['complaints.not_found'],
  },
  decideComplaint: {
    method: 'POST',
    path: '/desk/complaints/cases/:complaintId/decisions',
    summary: 'Answers it, passes it on to another union in reach, or closes it with a reason.',
    access: 'staff:orgAdmin',
    effect: 'command',
    audit: 'complaints.decided',
    params: complaintId,
    body: complaintDecision,
    returns: complaintCase,
    errors: [
      'complaints.not_found',
      'complaints.already_answered',
      'complaints.changed_meanwhile',
      'complaints.union_concerned',
      'complaints.already_there',
      'organisations.not_found',
    ],
  },
  listComplaintUnions: {
    method: 'GET',
    path: '/desk/complaints/unions',
    summary: 'Unions in reach that one can pass on to.',
    access: 'staff:orgAdmin',
    effect: 'auditedRead',
    audit: 'complaints.unions_viewed',
    query: z.extend(pageQuery, { q: z.optional(text(60)) }),
    returns: pageOf(organisationRef),
  },
})
