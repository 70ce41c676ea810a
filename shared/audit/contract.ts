import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { day, id, instant, text } from '../http/fields'
import { file } from '../http/files'
import { pageOf, pageQuery } from '../http/page'

export const auditRowView = z.object({
  id,
  at: instant,
  /** `feature.thing_happened`. */
  action: z.string(),
  /** Who did it; null for a visitor. Staff by name, everybody else masked. */
  actor: z.nullable(z.object({ id, name: z.string(), isStaff: z.boolean() })),
  /** The case, person or record it was done to. */
  targetId: z.nullable(z.string()),
  /** `done`, or the code it was refused with. */
  outcome: z.string(),
  /** Ids and codes, never what a person wrote. */
  facts: z.nullable(z.record(z.string(), z.unknown())),
  requestId: z.string(),
  /** Its place in the sealed chain; null until the worker has sealed it. */
  sequence: z.nullable(z.int()),
})
export type AuditRowView = z.output<typeof auditRowView>

const filter = z.object({
  /** The whole code of an action. */
  action: z.optional(z.string().check(z.regex(/^[a-z][A-Za-z]*\.[a-z_]*$/))),
  /** Whole name or phone number of who did it. */
  who: z.optional(text(60)),
  targetId: z.optional(id),
  refused: z.optional(z.enum(['true'])),
  from: z.optional(day),
  to: z.optional(day),
})

/** `changed` after it was written · `removed`, with the rows up to `last` · `inserted` by another hand · `reordered`. */
export const auditProblem = z.object({
  kind: z.enum(['changed', 'removed', 'inserted', 'reordered']),
  /** The row; null where it is gone. */
  id: z.nullable(id),
  /** Its place in the chain, or the first one that is missing; null for a row that is not sealed yet. */
  sequence: z.nullable(z.int()),
  last: z.nullable(z.int()),
})
export type AuditProblem = z.output<typeof auditProblem>

export const verificationView = z.object({
  /** Whether nothing was found, in what was looked at now and in the last look at everything. */
  intact: z.boolean(),
  /** The sealed rows that were looked at for this answer: the newest ones, all of them where they are few. */
  checked: z.object({ from: z.int(), to: z.int(), rows: z.int() }),
  /** The newest sealed row; null before the first. */
  head: z.nullable(z.object({ sequence: z.int(), at: instant, chain: z.string() })),
  /** Rows written since the worker last sealed: those alone could still be taken away unnoticed. */
  unsealed: z.object({ rows: z.int(), oldestAt: z.nullable(instant) }),
  /** The newest line of the anchor file outside the database; null where there is none yet. */
  anchor: z.nullable(z.object({ sequence: z.int(), at: instant, agrees: z.boolean() })),
  /** The last look at every row, which the worker takes each night. */
  lastFull: z.nullable(z.object({ at: instant, rows: z.int(), intact: z.boolean() })),
  /** At most 100. */
  problems: z.array(auditProblem),
})
export type VerificationView = z.output<typeof verificationView>

export const audit = defineContract({
  listAudit: {
    method: 'GET',
    path: '/desk/audit',
    summary:
      'What was done and seen, newest first: all of it for an auditor of the root, else by staff of the own subtree.',
    access: 'staff:auditor',
    effect: 'auditedRead',
    audit: 'audit.log_viewed',
    query: z.extend(pageQuery, filter.shape),
    returns: pageOf(auditRowView),
  },
  verifyAudit: {
    method: 'GET',
    path: '/desk/audit/verification',
    summary: 'Whether the record is as it was written, with the unsealed tail named.',
    access: 'staff:auditor',
    effect: 'auditedRead',
    audit: 'audit.chain_verified',
    returns: verificationView,
  },
  exportAudit: {
    method: 'GET',
    path: '/desk/audit/export',
    summary: 'The newest 10,000 rows of a filter as CSV: names masked, with who took it and when in each row.',
    access: 'staff:auditor',
    effect: 'auditedRead',
    stepUp: true,
    audit: 'audit.log_exported',
    query: filter,
    returns: file,
  },
})
