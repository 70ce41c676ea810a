import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, organisationRef, text, version } from '../http/fields'
import { file, spreadsheet } from '../http/files'
import { pageOf, pageQuery } from '../http/page'
import { keptReasons, rosterColumns, rosterFindings, rosterRowStates, rosterStates } from './rosters'

export const rosterView = z.object({
  id,
  organisation: organisationRef,
  fileName: z.string(),
  uploadedAt: instant,
  uploadedBy: z.string(),
  state: z.enum(rosterStates),
  version,
  /** Rows of the step under way; `total` is null while the file is being read. */
  progress: z.nullable(z.object({ done: z.int(), total: z.nullable(z.int()) })),
  /** Rows by what became of them. */
  counts: z.object({
    total: z.int(),
    good: z.int(),
    faulty: z.int(),
    imported: z.int(),
    passedOver: z.int(),
    undone: z.int(),
    kept: z.int(),
  }),
  /** Why the file could not be read. */
  problem: z.nullable(z.object({ code: z.string(), missing: z.array(z.string()) })),
  importedAt: z.nullable(instant),
  importedBy: z.nullable(z.string()),
  undoneAt: z.nullable(instant),
  undoneBy: z.nullable(z.string()),
  actions: z.array(z.enum(['enrol', 'undo'])),
})
export type RosterView = z.output<typeof rosterView>

export const rosterRowView = z.object({
  /** As the spreadsheet numbers it. */
  row: z.int(),
  state: z.enum(rosterRowStates),
  /** Masked, as are the numbers. */
  name: z.string(),
  documentNumber: z.string(),
  phone: z.string(),
  findings: z.array(
    z.object({
      code: z.enum(rosterFindings),
      /** Whether it keeps the row out. */
      isFault: z.boolean(),
      column: z.nullable(z.enum(rosterColumns)),
      /** Such as `C12`; null where the sheet lacks the column. */
      cell: z.nullable(z.string()),
      /** Another row it speaks of. */
      row: z.nullable(z.int()),
    }),
  ),
  keptReason: z.nullable(z.enum(keptReasons)),
})
export type RosterRowView = z.output<typeof rosterRowView>

const rosterId = z.object({ rosterId: id })
const rosterErrors = ['membership.roster_not_found', 'membership.roster_changed'] as const

export const membershipRosters = defineContract({
  listRosters: {
    method: 'GET',
    path: '/desk/membership/rosters',
    summary: 'Rosters of the unions in reach, newest first, and the first of the unions one can be uploaded for.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.rosters_listed',
    query: z.extend(pageQuery, { organisationId: z.optional(id) }),
    returns: z.extend(pageOf(rosterView), { unions: z.array(organisationRef), hasMoreUnions: z.boolean() }),
  },
  listRosterUnions: {
    method: 'GET',
    path: '/desk/membership/roster-unions',
    summary: 'Unions in reach that a roster can be uploaded for, by name or district.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.roster_unions_viewed',
    query: z.extend(pageQuery, { q: z.optional(text(60)) }),
    returns: pageOf(organisationRef),
  },
  uploadRoster: {
    method: 'POST',
    path: '/desk/membership/rosters',
    summary:
      'Takes a roster as XLSX for one union, to be read and checked by the worker. The same file again is the same roster.',
    access: 'staff:reviewer',
    effect: 'command',
    audit: 'membership.roster_uploaded',
    query: z.object({ organisationId: id, fileName: z.optional(text(120)) }),
    upload: spreadsheet,
    returns: rosterView,
    errors: [
      'organisations.not_found',
      'request.unsupported_media',
      'request.too_large',
      'request.malformed',
      'spreadsheet.not_xlsx',
      'spreadsheet.is_text',
      'spreadsheet.old_format',
      'spreadsheet.locked',
    ],
  },
  getRosterTemplate: {
    method: 'GET',
    path: '/desk/membership/roster-template',
    summary: 'An empty roster as XLSX, with the columns and choices that are understood.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.roster_template_taken',
    returns: file,
  },
  getRoster: {
    method: 'GET',
    path: '/desk/membership/rosters/:rosterId',
    summary: 'A roster: its state, how far the step under way is, and how many rows are what.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.roster_viewed',
    params: rosterId,
    returns: rosterView,
    errors: ['membership.roster_not_found'],
  },
  listRosterRows: {
    method: 'GET',
    path: '/desk/membership/rosters/:rosterId/rows',
    summary: 'Its rows in the order of the sheet, with what was found in each.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.roster_rows_viewed',
    params: rosterId,
    query: z.extend(pageQuery, { filter: z.optional(z.enum(rosterRowStates)) }),
    returns: pageOf(rosterRowView),
    errors: ['membership.roster_not_found'],
  },
  getRosterReport: {
    method: 'GET',
    path: '/desk/membership/rosters/:rosterId/report',
    summary: 'Its rows as XLSX, masked, those that were not imported first.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.roster_report_taken',
    params: rosterId,
    returns: file,
    errors: ['membership.roster_not_found'],
  },
  importRoster: {
    method: 'POST',
    path: '/desk/membership/rosters/:rosterId/imports',
    summary: 'Has the good rows imported, at the version that was seen.',
    access: 'staff:reviewer',
    effect: 'command',
    audit: 'membership.roster_imported',
    params: rosterId,
    body: z.object({ version }),
    returns: rosterView,
    errors: rosterErrors,
  },
  undoRoster: {
    method: 'POST',
    path: '/desk/membership/rosters/:rosterId/undo',
    summary: 'Has what it made taken back, where nothing was built on it since; what is kept is listed.',
    access: 'staff:reviewer',
    effect: 'command',
    audit: 'membership.roster_undone',
    params: rosterId,
    body: z.object({ version }),
    returns: rosterView,
    errors: rosterErrors,
  },
})
