import * as z from 'zod/mini'
import { handBackTo } from '../desk/contract'
import { defineContract } from '../http/contract'
import { assignee, day, id, instant, multilineText, organisationRef, version } from '../http/fields'
import { barDecisions, barStates } from './after'
import { classStates } from './states'

const percent = z.nullable(z.int())

export const termReport = z.object({
  term: z.object({ id, version, name: z.string(), from: day, to: day, isClosed: z.boolean() }),
  classes: z.array(
    z.object({
      id,
      name: z.string(),
      state: z.enum(classStates),
      seats: z.int(),
      confirmed: z.int(),
      waiting: z.int(),
      /** Percent of the days not excused on which its children were there. */
      attended: percent,
      ratings: z.int(),
      /** In tenths of a star. */
      starTenths: z.nullable(z.int()),
    }),
  ),
  totals: z.object({ seats: z.int(), confirmed: z.int(), waiting: z.int(), attended: percent }),
  /** How many children were there on how much of their days: under what is asked, to 80, to 90, to 100. */
  children: z.array(z.object({ from: z.int(), to: z.int(), count: z.int() })),
  bars: z.object({ active: z.int(), appealed: z.int(), lifted: z.int(), upheld: z.int() }),
  certificates: z.int(),
  /** What guardians wrote, the newest first, without who it was. */
  words: z.array(z.object({ id, class: z.string(), stars: z.int(), words: z.string() })),
  actions: z.array(z.enum(['close'])),
})
export type TermReport = z.output<typeof termReport>

export const barCase = z.object({
  id,
  caseNumber: z.string(),
  version,
  state: z.enum(barStates),
  organisation: organisationRef,
  child: z.string(),
  term: z.string(),
  attended: z.int(),
  asked: z.int(),
  until: day,
  appeal: z.nullable(z.string()),
  appealedAt: z.nullable(instant),
  answer: z.nullable(z.string()),
  dueAt: z.nullable(instant),
  overdue: z.boolean(),
  assignee,
  handBackTo,
  /** Each day that was recorded. */
  days: z.array(z.object({ day, class: z.string(), mark: z.enum(['present', 'excused', 'absent']) })),
  actions: z.array(z.enum([...barDecisions, 'assign'])),
})
export type BarCase = z.output<typeof barCase>

const staff = { access: 'staff:classManager' } as const
const termId = z.object({ termId: id })
const barId = z.object({ barId: id })

/** What comes after a term, at the desk. */
export const classAfterDesk = defineContract({
  getTermReport: {
    method: 'GET',
    path: '/desk/class-terms/:termId/report',
    summary: 'What came of a term: seats, attendance, ratings, bars, certificates.',
    ...staff,
    effect: 'auditedRead',
    audit: 'classes.report_viewed',
    params: termId,
    returns: termReport,
    errors: ['classes.term_not_found'],
  },
  closeTerm: {
    method: 'POST',
    path: '/desk/class-terms/:termId/closure',
    summary: 'Closes a term after its last day: reckons attendance, bars who missed too much, issues certificates.',
    ...staff,
    effect: 'command',
    audit: 'classes.term_ended',
    params: termId,
    body: z.object({ version }),
    returns: termReport,
    errors: ['classes.term_not_found', 'classes.term_closed', 'classes.plan_changed', 'classes.still_running'],
  },
  getBar: {
    method: 'GET',
    path: '/desk/class-bars/:barId',
    summary: 'A bar and its appeal, with each day it was reckoned from.',
    ...staff,
    effect: 'auditedRead',
    audit: 'classes.bar_viewed',
    params: barId,
    returns: barCase,
    errors: ['classes.bar_not_found'],
  },
  decideBar: {
    method: 'POST',
    path: '/desk/class-bars/:barId/decisions',
    summary: 'Lifts a bar, or upholds it against an appeal, with the reason in words.',
    ...staff,
    effect: 'command',
    audit: 'classes.bar_decided',
    params: barId,
    body: z.object({ decision: z.enum(barDecisions), version, answer: multilineText(500) }),
    returns: barCase,
    errors: ['classes.bar_not_found', 'classes.bar_changed', 'classes.bar_decided'],
  },
})
