import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, multilineText, organisationRef, position, text, version } from '../http/fields'
import { file, spreadsheet } from '../http/files'
import { pageOf, pageQuery } from '../http/page'
import { organisationKinds } from './contract'
import { importColumns, rowProblems } from './importing'

/** What hangs on a union, and goes over when it merges; upper features say how many. */
export const heldKinds = [
  'children',
  'staff',
  'members',
  'applications',
  'events',
  'classes',
  'campaigns',
  'settlements',
] as const
export type HeldKind = (typeof heldKinds)[number]

export const nodeRow = z.object({
  id,
  name: z.string(),
  kind: z.enum(organisationKinds),
  parentName: z.nullable(z.string()),
  /** Unions right below it. */
  children: z.int(),
  acceptsApplications: z.boolean(),
  closed: z.boolean(),
})
export type NodeRow = z.output<typeof nodeRow>

export const nodesView = z.extend(pageOf(nodeRow), {
  /** From the top of the own reach down to the union whose children these are; empty at the top. */
  trail: z.array(organisationRef),
})

export const nodeView = z.object({
  id,
  version,
  name: z.string(),
  kind: z.enum(organisationKinds),
  parent: z.nullable(organisationRef),
  trail: z.array(organisationRef),
  creditCode: z.nullable(z.string()),
  regionCode: z.nullable(z.string()),
  district: z.nullable(z.string()),
  address: z.nullable(z.string()),
  position: z.nullable(position),
  contactPhone: z.nullable(z.string()),
  hours: z.nullable(z.string()),
  acceptsApplications: z.boolean(),
  closedAt: z.nullable(instant),
  mergedInto: z.nullable(organisationRef),
  /** Unions anywhere below it. */
  below: z.int(),
  held: z.array(z.object({ kind: z.enum(heldKinds), count: z.int() })),
  actions: z.array(z.enum(['edit', 'add', 'move', 'merge', 'close', 'grant'])),
})
export type NodeView = z.output<typeof nodeView>

/** Digits only: 6 of GB/T 2260, or the longer statistical codes below it. */
const regionCode = z.string().check(z.regex(/^\d{6}(\d{3}){0,2}$/))
/** A landline or mobile number as people write it. */
const contactPhone = z.string().check(z.trim(), z.regex(/^\+?[\d\s()-]{5,29}$/))

export const nodeInput = z.object({
  name: text(120),
  kind: z.enum(organisationKinds),
  creditCode: z.optional(z.nullable(text(30))),
  regionCode: z.optional(z.nullable(regionCode)),
  /** Where nothing is said, that of the union above. */
  district: z.optional(z.nullable(text(60))),
  address: z.optional(z.nullable(text(200))),
  position: z.optional(z.nullable(position)),
  contactPhone: z.optional(z.nullable(contactPhone)),
  hours: z.optional(z.nullable(multilineText(100))),
  acceptsApplications: z.boolean(),
})
export type NodeInput = z.output<typeof nodeInput>

/** What a sheet's rows are, or were. */
export const importReport = z.object({
  /** Whether the good rows were added, or only looked at. */
  isDone: z.boolean(),
  counts: z.object({ good: z.int(), there: z.int(), bad: z.int() }),
  /** All of them; of a sheet of more than 1,000 rows those that are not good, at most 1,000. */
  rows: z.array(
    z.object({
      /** As the spreadsheet shows it. */
      number: z.int(),
      name: z.string(),
      /** `there` was a union of that name at that place already. */
      outcome: z.enum(['good', 'there', 'bad']),
      problems: z.array(
        z.object({ column: z.enum(importColumns.map(({ key }) => key)), problem: z.enum(rowProblems) }),
      ),
    }),
  ),
})
export type ImportReport = z.output<typeof importReport>

const sheetErrors = [
  'request.unsupported_media',
  'request.too_large',
  'spreadsheet.not_xlsx',
  'spreadsheet.is_text',
  'spreadsheet.old_format',
  'spreadsheet.locked',
  'spreadsheet.broken',
  'spreadsheet.too_large',
  'spreadsheet.too_many_rows',
  'spreadsheet.too_slow',
  'spreadsheet.empty',
  'spreadsheet.columns_missing',
] as const

const organisationId = z.object({ organisationId: id })
const inputErrors = [
  'organisations.not_found',
  'organisations.closed',
  'organisations.kind_unfit',
  'organisations.name_held',
  'organisations.credit_code_wrong',
  'organisations.credit_code_held',
] as const

export const organisationsDesk = defineContract({
  listNodes: {
    method: 'GET',
    path: '/desk/organisations',
    summary: 'The unions right below one, or the tops of the own reach; with `q` those found anywhere in it.',
    access: 'staff:orgAdmin',
    effect: 'auditedRead',
    audit: 'organisations.tree_viewed',
    query: z.extend(pageQuery, { parentId: z.optional(id), q: z.optional(text(60)) }),
    returns: nodesView,
    errors: ['organisations.not_found'],
  },
  getNode: {
    method: 'GET',
    path: '/desk/organisations/:organisationId',
    summary: 'A union of the own subtree, with what hangs on it.',
    access: 'staff:orgAdmin',
    effect: 'auditedRead',
    audit: 'organisations.node_viewed',
    params: organisationId,
    returns: nodeView,
    errors: ['organisations.not_found'],
  },
  addNode: {
    method: 'POST',
    path: '/desk/organisations',
    summary: 'Adds a union under one of the own subtree.',
    access: 'staff:orgAdmin',
    effect: 'command',
    audit: 'organisations.node_added',
    body: z.extend(nodeInput, { parentId: id }),
    returns: nodeView,
    errors: [...inputErrors, 'organisations.too_deep'],
  },
  editNode: {
    method: 'PUT',
    path: '/desk/organisations/:organisationId',
    summary: 'Changes what a union says of itself, at the version that was seen; a field left out is cleared.',
    access: 'staff:orgAdmin',
    effect: 'command',
    audit: 'organisations.node_edited',
    params: organisationId,
    body: z.extend(nodeInput, { version }),
    returns: nodeView,
    errors: [
      ...inputErrors,
      'organisations.changed_meanwhile',
      'organisations.is_root',
      'organisations.kind_from_above',
    ],
  },
  moveNode: {
    method: 'POST',
    path: '/desk/organisations/:organisationId/moves',
    summary: 'Hangs a union, and all below it, under another one of the own subtree.',
    access: 'staff:orgAdmin',
    effect: 'command',
    audit: 'organisations.node_moved',
    params: organisationId,
    body: z.object({ to: id, version }),
    returns: nodeView,
    errors: [
      'organisations.not_found',
      'organisations.closed',
      'organisations.changed_meanwhile',
      'organisations.is_root',
      'organisations.below_itself',
      'organisations.kind_unfit',
      'organisations.name_held',
      'organisations.too_deep',
    ],
  },
  mergeNode: {
    method: 'POST',
    path: '/desk/organisations/:organisationId/merger',
    summary:
      'Makes a union part of another: members, open cases, events, staff and unions below go over, and links lead there.',
    access: 'staff:orgAdmin',
    effect: 'command',
    audit: 'organisations.node_merged',
    params: organisationId,
    body: z.object({ into: id, version }),
    returns: nodeView,
    errors: [
      'organisations.not_found',
      'organisations.closed',
      'organisations.changed_meanwhile',
      'organisations.is_root',
      'organisations.below_itself',
      'organisations.kind_unfit',
      'organisations.name_held',
      'organisations.too_deep',
    ],
  },
  closeNode: {
    method: 'POST',
    path: '/desk/organisations/:organisationId/closure',
    summary: 'Closes a union on which nothing hangs any more; its staff roles end.',
    access: 'staff:orgAdmin',
    effect: 'command',
    audit: 'organisations.node_closed',
    params: organisationId,
    body: z.object({ version }),
    returns: nodeView,
    errors: [
      'organisations.not_found',
      'organisations.closed',
      'organisations.changed_meanwhile',
      'organisations.is_root',
      'organisations.not_empty',
    ],
  },
  getImportTemplate: {
    method: 'GET',
    path: '/desk/organisation-template',
    summary: 'An empty sheet with the columns of an import.',
    access: 'staff:orgAdmin',
    effect: 'auditedRead',
    audit: 'organisations.template_taken',
    returns: file,
  },
  checkImport: {
    method: 'POST',
    path: '/desk/organisations/imports/checks',
    summary: 'Says row by row what importing this sheet would do.',
    access: 'staff:orgAdmin',
    effect: 'command',
    audit: 'organisations.import_checked',
    upload: spreadsheet,
    returns: importReport,
    errors: sheetErrors,
  },
  importNodes: {
    method: 'POST',
    path: '/desk/organisations/imports',
    summary: 'Adds the good rows of a sheet, all at once; unions that are there already are left alone.',
    access: 'staff:orgAdmin',
    effect: 'command',
    audit: 'organisations.nodes_imported',
    upload: spreadsheet,
    returns: importReport,
    errors: sheetErrors,
  },
})
