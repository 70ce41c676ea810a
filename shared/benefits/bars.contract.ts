import * as z from 'zod/mini'
import { handBackTo } from '../desk/contract'
import { defineContract } from '../http/contract'
import { assignee, day, id, instant, multilineText, organisationRef, version } from '../http/fields'
import { barDecisions, barStates } from './bars'

const bar = {
  id,
  caseNumber: z.string(),
  state: z.enum(barStates),
  /** The campaign whose coupon was let expire. */
  campaign: z.string(),
  expiredAt: instant,
  /** The last day on which nothing is claimed. */
  until: day,
  appeal: z.nullable(z.string()),
  answer: z.nullable(z.string()),
  /** When staff should have answered. */
  dueAt: z.nullable(instant),
}

export const ownBar = z.object({ ...bar, appealUntil: instant, canAppeal: z.boolean() })
export type OwnBar = z.output<typeof ownBar>

export const ownBars = z.object({ bars: z.array(ownBar) })
export type OwnBars = z.output<typeof ownBars>

export const barCase = z.object({
  ...bar,
  version,
  organisation: organisationRef,
  person: z.string(),
  appealedAt: z.nullable(instant),
  overdue: z.boolean(),
  assignee,
  handBackTo,
  actions: z.array(z.enum([...barDecisions, 'assign'])),
})
export type BarCase = z.output<typeof barCase>

const barId = z.object({ benefitBarId: id })

/** Bars of who let a coupon expire unused, and their appeals. */
export const benefitBars = defineContract({
  listMyBars: {
    method: 'GET',
    path: '/benefits/my-bars',
    summary: 'Why and until when the person claims nothing, with the way of appeal; the newest first.',
    access: 'person',
    returns: ownBars,
  },
  appealBar: {
    method: 'POST',
    path: '/benefits/my-bars/:benefitBarId/appeal',
    summary: 'Asks staff to look at a bar again, once.',
    access: 'person',
    audit: 'benefits.bar_appealed',
    params: barId,
    body: z.object({ words: multilineText(500) }),
    returns: ownBars,
    errors: ['benefits.bar_not_found', 'benefits.appeal_over'],
  },
  getBar: {
    method: 'GET',
    path: '/desk/benefits/bars/:benefitBarId',
    summary: 'A bar and its appeal.',
    access: 'staff:benefitsManager',
    effect: 'auditedRead',
    audit: 'benefits.bar_viewed',
    params: barId,
    returns: barCase,
    errors: ['benefits.bar_not_found'],
  },
  decideBar: {
    method: 'POST',
    path: '/desk/benefits/bars/:benefitBarId/decisions',
    summary: 'Lifts a bar, or upholds it against an appeal, with the reason in words.',
    access: 'staff:benefitsManager',
    effect: 'command',
    audit: 'benefits.bar_decided',
    params: barId,
    body: z.object({ decision: z.enum(barDecisions), version, answer: multilineText(500) }),
    returns: barCase,
    errors: ['benefits.bar_not_found', 'benefits.bar_changed', 'benefits.bar_decided'],
  },
})
