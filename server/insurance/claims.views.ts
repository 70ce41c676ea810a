import { type ClaimLineView, type ClaimSummary, type ClaimView, claimSteps } from '../../shared/insurance/claimViews'
import { maskDocumentNumber } from '../../shared/membership/documents'
import { looksMistyped, maskAccount } from '../../shared/payments/payee'
import { listOwnSteps, type OwnStep } from '../desk'
import { refOf } from '../organisations'
import { readPayee } from '../payments'
import type { Db } from '../platform/db'
import { ruleAt } from '../platform/rules'
import { countHeld, coverDays, planOf, readEvent, readFacts, readRemark } from './claims.content'
import type { Claim, ClaimLine } from './claims.entities'
import { appealUntil, isDecided, ownActions, tellsCover } from './claims.policy'
import { findLines, findLinked, findPapers, readWorking } from './claims.queries'
import { appealRule } from './claims.rules'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** A row of the own claims. */
export const toSummary = (claim: Claim): ClaimSummary => ({
  id: claim.id,
  claimNumber: claim.state === 'draft' ? null : claim.claimNumber,
  state: claim.state,
  version: claim.version,
  role: claim.claimantRole,
  ...readEvent(claim),
  submittedAt: iso(claim.submittedAt),
  stepDueAt: iso(claim.stepDueAt),
  dueAt: iso(claim.dueAt),
  askedFen: tellsCover(claim) ? claim.askedFen : null,
  approvedFen: isDecided(claim) ? claim.approvedFen : null,
  paidFen: claim.paidFen,
})

/** What the claimant wrote, the numbers in it masked. */
export function drawContent(claim: Claim): Pick<ClaimView, 'facts' | 'story' | 'payee' | 'insured' | 'returned'> {
  const { state, story, insuredName, insuredNumber } = claim
  const facts = readFacts(claim)
  const payee = readPayee(claim.payee)
  return {
    facts: tellsCover(claim) ? facts : { ...facts, items: [] },
    story,
    payee: payee && {
      ...payee,
      number: maskAccount(payee.number),
      looksMistyped: looksMistyped(payee.number),
    },
    insured:
      insuredName === null ? null : { name: insuredName, documentNumber: maskDocumentNumber(insuredNumber ?? '') },
    returned: state === 'returned' ? readRemark(claim) : null,
  }
}

export async function toView(db: Db, claim: Claim, now: Date): Promise<ClaimView> {
  const { id, state, cover } = claim
  const isHandedIn = state !== 'draft'
  const lines = isHandedIn ? await findLines(db, id) : []
  const steps = isHandedIn ? await listOwnSteps(db, [id]) : []
  const linked = isHandedIn ? await findLinked(db, claim) : []
  const until = appealUntil(claim, isDecided(claim) ? (await ruleAt(db, appealRule, now)).days : 0)
  const appeal = linked.find(({ appealOfId }) => appealOfId === id) ?? null
  const isTold = tellsCover(claim)
  const refer = (one: { id: string; claimNumber: string } | null | undefined) =>
    one ? { id: one.id, claimNumber: one.claimNumber } : null
  return {
    ...toSummary(claim),
    ...drawContent(claim),
    organisation: isHandedIn && isTold ? refOf(claim.organisation!) : null,
    cover: isTold && cover ? { id: cover.id, plan: planOf(claim)!.name, ...coverDays(cover) } : null,
    papers: countHeld(await findPapers(db, id)),
    lines: isTold ? lines.map((line) => drawLine(claim, line)) : [],
    refused: state === 'refused' ? { reason: claim.refusedFor, words: readRemark(claim).words } : null,
    previous: refer(linked.find((one) => one.id === claim.previousId)),
    appealOf: refer(linked.find((one) => one.id === claim.appealOfId)),
    appeal: refer(appeal),
    appealUntil: iso(until),
    paidAt: iso(claim.paidAt),
    history: steps.flatMap((step) => drawStep(step, isTold)),
    actions: ownActions(claim, until, appeal !== null, now),
  }
}

/** What staff have not settled yet is shown as the estimate it is. */
function drawLine(claim: Claim, line: ClaimLine): ClaimLineView {
  const isAssessed = claim.assessedAt !== null && claim.state !== 'submitted' && claim.state !== 'returned'
  const name = planOf(claim)?.items.find(({ code }) => code === line.item)?.name
  return {
    item: line.item,
    name: name ?? { zh: line.item, en: line.item },
    askedFen: line.askedFen,
    assessedFen: isAssessed ? line.assessedFen : null,
    approvedFen: isDecided(claim) ? line.approvedFen : null,
    paidFen: line.paidFen,
    estimateFen: isAssessed ? null : line.assessedFen,
    working: readWorking(line).steps,
    reason: line.reason,
    note: isDecided(claim) ? line.note : null,
  }
}

type Shown = (typeof claimSteps)[number]
const isShown = (step: string): step is Shown => (claimSteps as readonly string[]).includes(step)

/** Which union acts is told with what it decides on. */
const drawStep = ({ step, at, organisationName }: OwnStep, isTold: boolean): ClaimView['history'] =>
  isShown(step) ? [{ step, at: at.toISOString(), organisation: isTold ? organisationName : null }] : []
