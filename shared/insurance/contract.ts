import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { day, id, organisationRef } from '../http/fields'
import { assessment } from './assessment'
import { claimFacts, eventKinds, formula, planContent, planItem, planWords } from './plans'

export const coverSources = ['approval', 'roster', 'renewal'] as const

/** `expired`, `renewed` and `merged` covers ended on their last day, the others before it. */
export const coverEnds = ['expired', 'renewed', 'left', 'deceased', 'merged'] as const

/** What a plan pays for, and how much of it. */
const itemView = z.object({
  code: z.string(),
  name: planWords,
  events: z.array(z.enum(eventKinds)),
  formula,
  waitingDays: z.int(),
  papers: planItem.shape.papers,
  mostFen: z.int(),
})

const planFacts = z.object({
  name: planWords,
  summary: planWords,
  payer: planContent.shape.payer,
  claimWindowMonths: z.int(),
  exclusions: z.array(planWords),
  /** The most that all items together pay under one cover; null for no such cap. */
  capPerCoverFen: z.nullable(z.int()),
})

export const coverView = z.extend(planFacts, {
  id,
  planId: id,
  /** The union that runs the plan. */
  organisation: organisationRef,
  /** First and last day. */
  from: day,
  to: day,
  state: z.enum(['running', 'ended']),
  source: z.enum(coverSources),
  endReason: z.nullable(z.enum(coverEnds)),
  /** Goes on by itself while its holder is a member. */
  isRenewed: z.boolean(),
  /** The last day on which something that happened on its last day can be claimed. */
  claimableUntil: day,
  items: z.array(
    z.extend(itemView, {
      /** The first day on which something that happens is paid for. */
      from: day,
      leftFen: z.int(),
    }),
  ),
  /** What is left of the cap over all. */
  leftFen: z.nullable(z.int()),
  actions: z.array(z.enum(['claim'])),
})
export type CoverView = z.output<typeof coverView>

export const planView = z.extend(planFacts, {
  id,
  organisation: organisationRef,
  termMonths: z.int(),
  grantedBy: planContent.shape.grantedBy,
  eligible: planContent.shape.eligible,
  items: z.array(itemView),
  /** The caller's own cover by this plan, where one runs. */
  coverId: z.nullable(id),
})
export type PlanView = z.output<typeof planView>

/** What a member sees of plans and covers. */
export const insurance = defineContract({
  listCovers: {
    method: 'GET',
    path: '/insurance/covers',
    summary: 'What the signed-in person is covered for: until when, how much at most, what is left, and how to claim.',
    access: 'person',
    returns: z.object({ items: z.array(coverView) }),
  },
  listPlans: {
    method: 'GET',
    path: '/insurance/plans',
    summary: 'Plans that are open at the own union; to who is no member, those of the union at the root.',
    access: 'person',
    returns: z.object({ items: z.array(planView) }),
  },
  estimate: {
    method: 'POST',
    path: '/insurance/estimates',
    summary: 'What an own cover would give for these facts today, line by line; nothing is kept of them.',
    access: 'person',
    effect: 'none',
    body: z.object({ coverId: id, facts: claimFacts }),
    returns: assessment,
    errors: ['insurance.cover_not_found'],
  },
})
