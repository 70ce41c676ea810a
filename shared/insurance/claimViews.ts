import * as z from 'zod/mini'
import { day, id, instant, organisationRef, version } from '../http/fields'
import { workingStep } from './assessment'
import { askedPaper, draftFacts } from './claimRules'
import { eventKinds, paperKinds, planContent, planWords } from './plans'
import { claimStates, reasonCodes } from './states'

/** 本人, 继承人, 监护人. */
export const claimantRoles = ['self', 'heir', 'guardian'] as const
export type ClaimantRole = (typeof claimantRoles)[number]

const fen = z.int()
const count = z.int()
/** One item of a claim: what was asked, assessed, approved and paid. */
export const claimLineView = z.object({
  item: z.string(),
  name: planWords,
  askedFen: fen,
  /** Null until staff have assessed it; before that there is the estimate. */
  assessedFen: z.nullable(fen),
  approvedFen: z.nullable(fen),
  paidFen: z.nullable(fen),
  estimateFen: z.nullable(fen),
  working: z.array(workingStep),
  reason: z.nullable(z.enum(reasonCodes)),
  /** Staff's words to it. */
  note: z.nullable(z.string()),
})
export type ClaimLineView = z.output<typeof claimLineView>

export const claimSteps = [
  'submitted',
  'resubmitted',
  'withdrawn',
  'returned',
  'assessed',
  'reassessed',
  'approved',
  'approvalVoided',
  'paying',
  'paid',
  'bounced',
  'accountGiven',
  'refused',
  'appealed',
  'escalated',
  'handedBack',
] as const

export const payeeView = z.object({
  holder: z.string(),
  bank: z.string(),
  /** Masked; whole numbers never come back. */
  number: z.string(),
  /** Its check digit does not fit: worth looking at again, no reason to refuse. */
  looksMistyped: z.boolean(),
})

const claimRef = z.object({ id, claimNumber: z.string() })

const head = {
  id,
  /** Shown as proof of receipt; null in a draft. */
  claimNumber: z.nullable(z.string()),
  state: z.enum(claimStates),
  version,
  role: z.enum(claimantRoles),
  event: z.nullable(z.enum(eventKinds)),
  eventOn: z.nullable(day),
  submittedAt: z.nullable(instant),
  /** By when this step, and the whole, is done; null while it is the claimant's turn. */
  stepDueAt: z.nullable(instant),
  dueAt: z.nullable(instant),
  askedFen: z.nullable(fen),
  approvedFen: z.nullable(fen),
  paidFen: z.nullable(fen),
}

/** A row of the own claims. */
export const claimSummary = z.object(head)
export type ClaimSummary = z.output<typeof claimSummary>

/** What the claimant wrote. */
const content = {
  facts: draftFacts,
  story: z.nullable(z.string()),
  payee: z.nullable(payeeView),
  /** Who was covered, as the claimant named them; null for themselves. */
  insured: z.nullable(z.object({ name: z.string(), documentNumber: z.string() })),
  /** What was asked for when it was sent back: papers, and staff's words. */
  returned: z.nullable(z.object({ papers: z.array(z.enum(paperKinds)), words: z.nullable(z.string()) })),
}

export const claimView = z.object({
  ...head,
  ...content,
  /** The union that decides and pays; who is not the insured is told once it is decided. */
  organisation: z.nullable(organisationRef),
  cover: z.nullable(z.object({ id, plan: planWords, from: day, to: day })),
  /** Kinds of papers that arrived, and of how many files. */
  papers: z.array(z.object({ kind: z.enum(paperKinds), count })),
  lines: z.array(claimLineView),
  refused: z.nullable(z.object({ reason: z.nullable(z.enum(reasonCodes)), words: z.nullable(z.string()) })),
  /** The claim for the same event before this one; the one whose decision this appeals against, and the appeal against this. */
  previous: z.nullable(claimRef),
  appealOf: z.nullable(claimRef),
  appeal: z.nullable(claimRef),
  /** Until when the decision can be appealed against. */
  appealUntil: z.nullable(instant),
  paidAt: z.nullable(instant),
  history: z.array(
    z.object({
      step: z.enum(claimSteps),
      at: instant,
      /** Null for the claimant. */ organisation: z.nullable(z.string()),
    }),
  ),
  actions: z.array(z.enum(['edit', 'submit', 'withdraw', 'appeal', 'giveAccount'])),
})
export type ClaimView = z.output<typeof claimView>

/** What the form opens with, so that nothing known is asked. */
export const claimFormView = z.object({
  ...head,
  ...content,
  coverId: z.nullable(id),
  /** The claimant's name as the union knows it; the account is in it. */
  holder: z.nullable(z.string()),
  isAssured: z.boolean(),
  noticeVersion: z.string(),
  consentsDue: z.array(z.enum(['health', 'bankAccount'])),
  /** The last day an event can have been on. */
  today: day,
  /** Own covers, newest first, each with what it was granted with and what its plan gave before. */
  covers: z.array(
    z.object({
      id,
      from: day,
      to: day,
      plan: planContent,
      earlier: z.array(
        z.object({
          item: z.string(),
          amountFen: fen,
          days: z.record(z.string(), count),
          eventOn: day,
          isElsewhere: z.optional(z.boolean()),
        }),
      ),
    }),
  ),
  /** Papers asked of who is not the insured, by what happened and whatever covers them; null for the insured. */
  askedOfOthers: z.nullable(z.record(z.enum(eventKinds), z.array(askedPaper))),
  held: z.array(z.object({ kind: z.enum(paperKinds), count })),
})
export type ClaimFormView = z.output<typeof claimFormView>
