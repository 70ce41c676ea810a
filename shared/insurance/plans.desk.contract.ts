import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { day, id, instant, organisationRef, version } from '../http/fields'
import { file, spreadsheet } from '../http/files'
import { pageOf, pageQuery } from '../http/page'
import { planContent, planWords } from './plans'

/** A sheet of people to be covered, each column under any of these names. */
export const coverRosterColumns = [
  { key: 'name', names: ['姓名', '名字', '会员姓名', '职工姓名', '员工姓名', 'Name', 'Full name'], isRequired: true },
  {
    key: 'documentNumber',
    names: ['证件号码', '身份证号码', '身份证号', '身份证', '证件号', '公民身份号码', 'Document number', 'ID number'],
    isRequired: true,
  },
] as const
export type CoverRosterColumn = (typeof coverRosterColumns)[number]['key']

/** What keeps a row out; `notMember` says no more of who is no member, is one elsewhere, or has another name. */
export const coverRowProblems = ['missing', 'repeated', 'notMember', 'notEligible'] as const
export type CoverRowProblem = (typeof coverRowProblems)[number]

export const coverRosterReport = z.object({
  isDone: z.boolean(),
  /** `good` rows are covered, or will be; `covered` ones are already. */
  counts: z.object({ good: z.int(), covered: z.int(), bad: z.int() }),
  /** In the order of the sheet; of a long one those that somebody has to look at. */
  rows: z.array(
    z.object({
      number: z.int(),
      /** Masked, as the number is. */
      name: z.string(),
      documentNumber: z.string(),
      outcome: z.enum(['good', 'covered', 'bad']),
      problem: z.nullable(z.enum(coverRowProblems)),
    }),
  ),
})
export type CoverRosterReport = z.output<typeof coverRosterReport>

export const planRow = z.object({
  id,
  name: planWords,
  organisation: organisationRef,
  grantedBy: planContent.shape.grantedBy,
  /** The number of the newest version; 0 before the first. */
  published: z.int(),
  hasDraft: z.boolean(),
  isClosed: z.boolean(),
})
export type PlanRow = z.output<typeof planRow>

export const planActions = ['edit', 'publish', 'close', 'grant'] as const

export const planDeskView = z.extend(planRow, {
  version,
  draft: z.nullable(planContent),
  /** Newest first; a cover keeps the one it was granted with. */
  versions: z.array(
    z.object({
      number: z.int(),
      content: planContent,
      validFrom: day,
      publishedAt: instant,
      publishedBy: z.nullable(z.string()),
    }),
  ),
  actions: z.array(z.enum(planActions)),
  /** Unions the caller administers: a copy can be made for each, and members of each can be covered by a list. */
  unions: z.array(organisationRef),
})
export type PlanDeskView = z.output<typeof planDeskView>

const planId = z.object({ planId: id })
const staff = { access: 'staff:orgAdmin' } as const
const changing = ['insurance.plan_not_found', 'insurance.plan_changed', 'insurance.plan_closed'] as const
const sheetErrors = [
  'insurance.plan_not_found',
  'insurance.plan_closed',
  'insurance.plan_by_rule',
  'organisations.not_found',
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

/** Plans and covers at the desk. */
export const insurancePlansDesk = defineContract({
  listDeskPlans: {
    method: 'GET',
    path: '/desk/insurance/plans',
    summary: 'Plans of the unions one administers, and of those above, whose members they cover too.',
    ...staff,
    effect: 'auditedRead',
    audit: 'insurance.plans_viewed',
    query: pageQuery,
    returns: z.extend(pageOf(planRow), { unions: z.array(organisationRef) }),
  },
  getDeskPlan: {
    method: 'GET',
    path: '/desk/insurance/plans/:planId',
    summary: 'A plan with its draft and all of its versions.',
    ...staff,
    effect: 'auditedRead',
    audit: 'insurance.plan_viewed',
    params: planId,
    returns: planDeskView,
    errors: ['insurance.plan_not_found'],
  },
  draftPlan: {
    method: 'POST',
    path: '/desk/insurance/plans',
    summary:
      'Begins a plan of a union one administers as a copy of another; nobody is covered by it before it is published.',
    ...staff,
    effect: 'command',
    audit: 'insurance.plan_drafted',
    body: z.object({ organisationId: id, copyOf: id }),
    returns: planDeskView,
    errors: ['insurance.plan_not_found', 'organisations.not_found'],
  },
  editPlan: {
    method: 'PUT',
    path: '/desk/insurance/plans/:planId',
    summary: 'Writes the draft of the next version, at the version that was seen; what is published stays as it is.',
    ...staff,
    effect: 'command',
    audit: 'insurance.plan_edited',
    params: planId,
    body: z.object({ version, draft: planContent }),
    returns: planDeskView,
    errors: [...changing, 'insurance.plan_codes_changed'],
  },
  publishPlan: {
    method: 'POST',
    path: '/desk/insurance/plans/:planId/versions',
    summary: 'Makes the draft the version that covers are granted with from a day on; running covers keep theirs.',
    ...staff,
    effect: 'command',
    audit: 'insurance.plan_published',
    params: planId,
    body: z.object({ version, validFrom: day }),
    returns: planDeskView,
    errors: [...changing, 'insurance.plan_no_draft', 'insurance.plan_day_invalid'],
  },
  closePlan: {
    method: 'POST',
    path: '/desk/insurance/plans/:planId/closure',
    summary: 'Ends the granting and renewing of covers; those that run go on to their last day.',
    ...staff,
    effect: 'command',
    audit: 'insurance.plan_closed',
    params: planId,
    body: z.object({ version }),
    returns: planDeskView,
    errors: changing,
  },
  getCoverRosterTemplate: {
    method: 'GET',
    path: '/desk/insurance/cover-roster-template',
    summary: 'An empty sheet with the columns of a list of people to be covered.',
    ...staff,
    effect: 'auditedRead',
    audit: 'insurance.cover_template_taken',
    returns: file,
  },
  checkCoverRoster: {
    method: 'POST',
    path: '/desk/insurance/plans/:planId/roster-checks',
    summary: 'Says row by row whom a list would cover; nothing is kept of it.',
    ...staff,
    effect: 'command',
    audit: 'insurance.cover_roster_checked',
    params: planId,
    query: z.object({ organisationId: id }),
    upload: spreadsheet,
    returns: coverRosterReport,
    errors: sheetErrors,
  },
  grantCovers: {
    method: 'POST',
    path: '/desk/insurance/plans/:planId/rosters',
    summary: 'Covers the people of the good rows from today on, all at once; who is covered already is left alone.',
    ...staff,
    effect: 'command',
    audit: 'insurance.covers_granted',
    params: planId,
    query: z.object({ organisationId: id }),
    upload: spreadsheet,
    returns: coverRosterReport,
    errors: sheetErrors,
  },
})
