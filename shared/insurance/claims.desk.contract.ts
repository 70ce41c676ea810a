import * as z from 'zod/mini'
import { handBackTo } from '../desk/contract'
import { defineContract } from '../http/contract'
import { assignee, day, id, instant, multilineText, organisationRef, text, version } from '../http/fields'
import { payee } from '../payments/payee'
import { workingStep } from './assessment'
import { assessing, claimDecision } from './claimDecisions'
import { askedPaper } from './claimRules'
import { paperFile } from './papers.contract'
import { claimFacts, eventKinds, paperKinds } from './plans'
import { claimStates, reasonCodes } from './states'

const fen = z.int().check(z.minimum(0), z.maximum(1_000_000_000_00))
const words = z.object({ zh: z.string(), en: z.string() })
const working = z.array(workingStep)

export const deskLine = z.object({
  item: z.string(),
  name: words,
  askedFen: fen,
  assessedFen: z.nullable(fen),
  approvedFen: z.nullable(fen),
  paidFen: z.nullable(fen),
  working,
  reason: z.nullable(z.enum(reasonCodes)),
  note: z.nullable(z.string()),
})
export type DeskLine = z.output<typeof deskLine>

/** Why somebody with the role must leave a claim to others. */
export const bars = ['assessed', 'approved', 'filed', 'first'] as const
export type Bar = (typeof bars)[number]

export const caseActs = ['assess', 'return', 'reassess', 'refuse', 'approve', 'assign', 'reveal'] as const
export type CaseAct = (typeof caseActs)[number]

const coverChoice = z.object({ id, plan: words, from: day, to: day })

export const claimCase = z.object({
  id,
  claimNumber: z.string(),
  state: z.enum(claimStates),
  version,
  /** The union whose staff decide. */
  organisation: organisationRef,
  claimant: z.object({ name: z.nullable(z.string()), phone: z.nullable(z.string()), role: z.string() }),
  /** Who was covered: from the record, or as the claimant names them. */
  insured: z.object({ name: z.nullable(z.string()), documentNumber: z.nullable(z.string()), known: z.boolean() }),
  /** Nobody has seen the claimant's document yet: who approves says that they have. */
  identityDue: z.boolean(),
  /** Who of the staff wrote it down for somebody who cannot. */
  filedBy: z.nullable(z.string()),
  cover: z.nullable(coverChoice),
  /** Covers of the insured to choose from, where none is named. */
  covers: z.array(coverChoice),
  plan: z.nullable(
    z.object({
      items: z.array(z.object({ code: z.string(), name: words, events: z.array(z.enum(eventKinds)) })),
      exclusions: z.array(words),
    }),
  ),
  facts: z.nullable(claimFacts),
  story: z.nullable(z.string()),
  lines: z.array(deskLine),
  askedFen: z.nullable(fen),
  approvedFen: z.nullable(fen),
  paidFen: z.nullable(fen),
  /** What was asked for at the last return, or why it was refused. */
  remark: z.nullable(
    z.object({
      papers: z.array(z.enum(paperKinds)),
      reason: z.nullable(z.enum(reasonCodes)),
      note: z.nullable(z.string()),
    }),
  ),
  /** The number is masked; `revealAccount` shows it whole, and says so in the record. */
  payee: z.nullable(z.object({ holder: z.string(), bank: z.string(), number: z.string() })),
  /** Other claims of the insured and the claimant in reach. */
  others: z.array(
    z.object({
      id,
      claimNumber: z.string(),
      state: z.enum(claimStates),
      event: z.nullable(z.enum(eventKinds)),
      eventOn: z.nullable(day),
      approvedFen: z.nullable(fen),
      /** Of the same event, and not merely of the same person. */
      sameEvent: z.boolean(),
      /** The one it repeats, or the one it appeals against. */
      link: z.nullable(z.enum(['previous', 'appealOf'])),
    }),
  ),
  submittedAt: instant,
  stepDueAt: z.nullable(instant),
  dueAt: z.nullable(instant),
  stepOverdue: z.boolean(),
  overdue: z.boolean(),
  assignee,
  handBackTo,
  history: z.array(
    z.object({ step: z.string(), at: instant, by: z.nullable(z.string()), note: z.nullable(z.string()) }),
  ),
  /** Why the reader must leave it to others, or null. */
  barred: z.nullable(z.enum(bars)),
  /** Of a barred reader: the nearest union whose staff can do it; null where nobody can. */
  freeAt: z.nullable(z.string()),
  actions: z.array(z.enum(caseActs)),
})
export type ClaimCase = z.output<typeof claimCase>

/** What the rules give for facts that are not decided yet. */
export const trial = z.object({
  lines: z.array(
    z.object({
      item: z.string(),
      askedFen: fen,
      amountFen: fen,
      /** The most that staff may grant. */
      mostFen: fen,
      working,
      reason: z.nullable(z.enum(reasonCodes)),
    }),
  ),
  totalFen: fen,
})
export type Trial = z.output<typeof trial>

export const claimPapers = z.object({
  /** With links to their pages, good for the reader and some minutes. */
  files: z.array(z.extend(paperFile, { claimId: id })),
  /** Pictures of other claims that look like one of these. */
  alike: z.array(z.object({ fileId: id, claimId: id, claimNumber: z.string(), inReach: z.boolean() })),
})
export type ClaimPapers = z.output<typeof claimPapers>

/** A claim as staff write it down for somebody who cannot, who signed for it on paper. */
const filedFor = z.object({
  name: text(60),
  documentNumber: text(30),
  facts: claimFacts,
  story: multilineText(2_000),
  payee,
  /** The person has agreed on paper that health and account are told. */
  consentOnPaper: z.literal(true),
})
export type FiledFor = z.output<typeof filedFor>

const filed = z.object({ claimId: id, claimNumber: z.string(), version, asked: z.array(askedPaper) })

const claimId = z.object({ claimId: id })
const days = ['insurance.event_day_invalid', 'insurance.stays_overlap'] as const

export const insuranceClaimsDesk = defineContract({
  fileClaimFor: {
    method: 'POST',
    path: '/desk/insurance/claims',
    summary:
      'Writes a claim down for a covered member in reach who cannot, on record as such; papers and submission follow.',
    access: 'staff:assessor',
    effect: 'command',
    audit: 'insurance.claim_written_for',
    body: filedFor,
    returns: filed,
    errors: ['insurance.insured_not_found', 'insurance.item_unknown', 'payments.holder_other', ...days],
  },
  submitClaimFor: {
    method: 'POST',
    path: '/desk/insurance/claims/:claimId/submission',
    summary: 'Hands in a claim that the caller wrote down; others decide it.',
    access: 'staff:assessor',
    effect: 'command',
    audit: 'insurance.claim_filed_for',
    params: claimId,
    body: z.object({ version }),
    returns: z.object({ claimId: id, claimNumber: z.string() }),
    errors: [
      'insurance.case_not_found',
      'insurance.case_changed',
      'insurance.files_arriving',
      'insurance.claim_incomplete',
      'insurance.stays_overlap',
    ],
  },
  getClaimCase: {
    method: 'GET',
    path: '/desk/insurance/claims/:claimId',
    summary: 'A claim as staff decide it, numbers masked: facts, lines with their working, other claims, both clocks.',
    access: 'staff',
    effect: 'auditedRead',
    audit: 'insurance.case_viewed',
    params: claimId,
    returns: claimCase,
    errors: ['insurance.case_not_found'],
  },
  getClaimPapers: {
    method: 'GET',
    path: '/desk/insurance/claims/:claimId/papers',
    summary: 'The papers of a claim, with links to their pages, and the pictures that are in another claim as well.',
    access: 'staff',
    effect: 'auditedRead',
    audit: 'insurance.papers_viewed',
    params: claimId,
    returns: claimPapers,
    errors: ['insurance.case_not_found'],
  },
  tryAssessment: {
    method: 'POST',
    path: '/desk/insurance/claims/:claimId/trials',
    summary: 'What the rules give for these facts and sums, and the most each item can give; changes nothing.',
    access: 'staff',
    effect: 'auditedRead',
    audit: 'insurance.assessment_tried',
    params: claimId,
    body: z.object(assessing),
    returns: trial,
    errors: [
      'insurance.case_not_found',
      'insurance.cover_missing',
      'insurance.line_too_high',
      'insurance.item_unknown',
      ...days,
    ],
  },
  decideClaim: {
    method: 'POST',
    path: '/desk/insurance/claims/:claimId/decisions',
    summary:
      'Assesses by the rules and staff’s changes, asks for papers, refuses with a reason, or approves what was assessed, or sends it back to be assessed anew; assessor and approver are two persons.',
    access: 'staff',
    effect: 'command',
    audit: 'insurance.claim_decided',
    params: claimId,
    body: claimDecision,
    returns: claimCase,
    errors: [
      'insurance.case_not_found',
      'insurance.case_changed',
      'insurance.four_eyes',
      'insurance.cover_missing',
      'insurance.line_too_high',
      'insurance.item_unknown',
      ...days,
      'insurance.assess_again',
      'insurance.nothing_due',
      'insurance.identity_unseen',
      'insurance.papers_under_way',
    ],
  },
  revealAccount: {
    method: 'GET',
    path: '/desk/insurance/claims/:claimId/account',
    summary: 'The account a claim is paid to, whole.',
    access: 'staff',
    effect: 'auditedRead',
    stepUp: true,
    audit: 'insurance.account_revealed',
    params: claimId,
    returns: z.object({ holder: z.string(), bank: z.string(), number: z.string() }),
    errors: ['insurance.case_not_found'],
  },
})
