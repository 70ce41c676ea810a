import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, multilineText, organisationRef, version } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { complaintKinds, complaintStates, longestWords } from './states'

export const complaintSteps = [
  'submitted',
  'passedOn',
  'answered',
  'closed',
  'followedUp',
  'escalated',
  'handedBack',
] as const

/** What was said and done, oldest first. */
export const complaintEntry = z.object({
  step: z.enum(complaintSteps),
  at: instant,
  /** The union that acted, or, where the time was over, the one it moved up to; null for the person. */
  organisation: z.nullable(z.string()),
  /** What was written; of `passedOn`, the union it went to. Null where nothing was, or the person had it erased. */
  words: z.nullable(z.string()),
})
export type ComplaintEntry = z.output<typeof complaintEntry>

export const complaintView = z.object({
  id,
  receiptNumber: z.string(),
  kind: z.enum(complaintKinds),
  state: z.enum(complaintStates),
  version,
  /** The union it is about; null where it is about this program. */
  about: z.nullable(organisationRef),
  /** The union that answers. */
  organisation: organisationRef,
  /** Nobody at any union is told who wrote it. */
  unnamed: z.boolean(),
  submittedAt: instant,
  /** By when the answer comes; null once it is there. */
  dueAt: z.nullable(instant),
  entries: z.array(complaintEntry),
  actions: z.array(z.enum(['askAgain'])),
})
export type ComplaintView = z.output<typeof complaintView>

const complaintId = z.object({ complaintId: id })

// None of these leaves an audit row: it would name whoever asked not to be named, to whoever reads the record.
export const complaints = defineContract({
  openComplaint: {
    method: 'GET',
    path: '/complaints/new',
    summary: 'What the form begins with: the own union, and in how many working days an answer comes.',
    access: 'person',
    returns: z.object({ union: z.nullable(organisationRef), workingDays: z.int() }),
  },
  fileComplaint: {
    method: 'POST',
    path: '/complaints',
    summary:
      'Files a complaint, suggestion or question. A complaint, and whatever is unnamed, goes to the union above the one it is about.',
    access: 'person',
    body: z.object({
      kind: z.enum(complaintKinds),
      /** The union it is about; null for this program. */
      organisationId: z.nullable(id),
      words: multilineText(longestWords),
      unnamed: z.boolean(),
    }),
    returns: complaintView,
    errors: ['organisations.not_found', 'complaints.too_many'],
  },
  listMyComplaints: {
    method: 'GET',
    path: '/complaints/mine',
    summary: 'What the signed-in person has filed, newest first.',
    access: 'person',
    query: pageQuery,
    returns: pageOf(complaintView),
  },
  getComplaint: {
    method: 'GET',
    path: '/complaints/mine/:complaintId',
    summary: 'One of the own, with what was answered.',
    access: 'person',
    params: complaintId,
    returns: complaintView,
    errors: ['complaints.not_found'],
  },
  askAgain: {
    method: 'POST',
    path: '/complaints/mine/:complaintId/follow-up',
    summary: 'Asks once more after an answer; the same union answers again.',
    access: 'person',
    params: complaintId,
    body: z.object({ version, words: multilineText(longestWords) }),
    returns: complaintView,
    errors: ['complaints.not_found', 'complaints.follow_up_unavailable', 'complaints.changed_meanwhile'],
  },
})
