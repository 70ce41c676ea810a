import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { certificateCode, day, id, instant, multilineText } from '../http/fields'
import { barStates } from './after'

const child = z.object({ id, name: z.string() })

export const ownBar = z.object({
  id,
  caseNumber: z.string(),
  child,
  term: z.string(),
  state: z.enum(barStates),
  /** Percent of the days not excused, and what is asked. */
  attended: z.int(),
  asked: z.int(),
  until: day,
  /** Until when an appeal is taken. */
  appealUntil: instant,
  appeal: z.nullable(z.string()),
  /** When staff should have answered. */
  dueAt: z.nullable(instant),
  answer: z.nullable(z.string()),
  canAppeal: z.boolean(),
})
export type OwnBar = z.output<typeof ownBar>

/** What a class leaves behind for a child that was in it. */
export const ownRecord = z.object({
  placeId: id,
  child,
  class: z.object({ id, name: z.string(), from: day, to: day }),
  /** Attendance was reckoned: no certificate will come any more. */
  isReckoned: z.boolean(),
  /** With the days on which the child was there; null until the term is closed, and where too much was missed. */
  certificate: z.nullable(z.object({ code: z.string(), attended: z.int(), issuedAt: instant })),
  stars: z.nullable(z.int()),
  words: z.nullable(z.string()),
  canRate: z.boolean(),
})
export type OwnRecord = z.output<typeof ownRecord>

export const ownAfter = z.object({ bars: z.array(ownBar), records: z.array(ownRecord) })
export type OwnAfter = z.output<typeof ownAfter>

export const certificateView = z.object({
  code: z.string(),
  /** Masked: whoever checks it holds the paper with the name. */
  child: z.string(),
  class: z.string(),
  organisation: z.string(),
  from: day,
  to: day,
  attended: z.int(),
  issuedAt: instant,
})
export type CertificateView = z.output<typeof certificateView>

/** What comes after a class: bars and appeals, certificates, ratings. */
export const classAfter = defineContract({
  getRecords: {
    method: 'GET',
    path: '/class-records',
    summary: 'Of the caller’s children: bars, certificates and what one thought of the classes; the newest hundred.',
    access: 'person',
    returns: ownAfter,
  },
  appealBar: {
    method: 'POST',
    path: '/class-bars/:barId/appeal',
    summary: 'Asks staff to look at a bar again, once.',
    access: 'person',
    audit: 'classes.bar_appealed',
    params: z.object({ barId: id }),
    body: z.object({ words: multilineText(500) }),
    returns: ownAfter,
    errors: ['classes.bar_not_found', 'classes.appeal_over'],
  },
  rateClass: {
    method: 'PUT',
    path: '/classes/:classId/rating',
    summary:
      'Says what a guardian thinks of a class a child of theirs was in, from its last day on; another time changes it.',
    access: 'person',
    audit: 'classes.rated',
    params: z.object({ classId: id }),
    body: z.object({ stars: z.int().check(z.minimum(1), z.maximum(5)), words: z.nullable(multilineText(500)) }),
    returns: ownAfter,
    errors: ['classes.class_not_found', 'classes.still_running'],
  },
  checkCertificate: {
    method: 'GET',
    path: '/class-certificates/:certificateCode',
    summary: 'Whether a certificate is real, and what it says.',
    access: 'public',
    params: z.object({ certificateCode }),
    returns: certificateView,
    errors: ['classes.certificate_not_found'],
  },
})
