import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import { missingOf, readyFacts } from '../../shared/insurance/claimRules'
import type { ClaimView } from '../../shared/insurance/claimViews'
import type { ClaimFacts } from '../../shared/insurance/plans'
import { type Assessment, itemsFor } from '../../shared/insurance/rules'
import { canAct } from '../../shared/insurance/states'
import { moveWorkItem } from '../desk'
import { findPersonByDocument } from '../identity'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { consentsDue, findClaimant, isOfOther, purposesFor } from './claims.claimant'
import { countHeld, planOf, readFacts, refuseArriving } from './claims.content'
import { findDeciding, putBeforeAssessors } from './claims.desk.items'
import { type Claim, ClaimLine } from './claims.entities'
import { findAskedPapers } from './claims.form'
import { findCoverOn, findHandedIn, refuseCounted, repeatedAmong } from './claims.own.queries'
import { changeClaim, findPapersAlong, holdAt } from './claims.queries'
import { changedMeanwhile, loadOwn, unavailable } from './claims.service'
import { confirmReceipt, recordOwn } from './claims.telling'
import { toView } from './claims.views'
import { findStepDueAt } from './clocks'
import { assessUnder, lockCovers } from './decisions.assessing'

/** Hands it in; what is in already stays as it is, so that no network can hand it in twice. */
export async function submit(db: Db, personId: string, id: string, version: number, now: Date): Promise<ClaimView> {
  const written = await loadOwn(db, personId, id)
  if (written.state === 'submitted') return toView(db, written, now)
  requireTurn(written, 'submit', version)
  // Held from here on: no paper is taken back between being counted and being handed in.
  if (!(await holdAt(db, written, 'submit'))) {
    const other = await loadOwn(db, personId, id)
    if (other.state !== 'submitted') throw changedMeanwhile(other)
    return toView(db, other, now)
  }
  await requireComplete(db, written, now)
  const { claim, change, estimate } = await settle(db, written, now)
  await changeClaim(db, written, 'submit', change)
  await writeLines(db, id, estimate)
  await announce(db, { ...claim, ...change, state: 'submitted', version: version + 1 }, written, now)
  return toView(db, await loadOwn(db, personId, id), now)
}

function requireTurn(claim: Claim, act: 'submit' | 'withdraw', version: number): void {
  if (!canAct(act, claim.state)) throw unavailable(claim)
  if (version !== claim.version) throw changedMeanwhile(claim)
}

async function requireComplete(db: Db, claim: Claim, now: Date): Promise<void> {
  const claimant = await findClaimant(db, claim.claimantId)
  const papers = await findPapersAlong(db, claim)
  refuseArriving(claim, papers)
  const missing = missingOf({
    plan: isOfOther(claim) ? null : planOf(claim),
    isSelf: !isOfOther(claim),
    facts: readFacts(claim),
    story: claim.story,
    hasPayee: claim.payee !== null,
    hasConsents: consentsDue(claimant, purposesFor(claim.event)).length === 0,
    isAssured: claimant.isAssured,
    asked: await findAskedPapers(db, claim, now),
    held: new Set(countHeld(papers).map(({ kind }) => kind)),
  })
  const { items, papers: lacking } = missing
  if (items.length > 0) throw new AppError('insurance.claim_incomplete', { missing: items, papers: lacking }, items[0])
}

interface Settled {
  claim: Claim
  change: Partial<Claim>
  estimate: Assessment
}

/** Where it goes, what it asks, by when it is done, and which one it repeats. */
export async function settle(db: Db, written: Claim, now: Date): Promise<Settled> {
  const claim = isOfOther(written) ? await matchInsured(db, written) : written
  const facts = readyFacts(readFacts(claim))!
  // Of two claims at once the second sees the days in hospital that the first one counts.
  if (claim.cover) await lockCovers(db, claim.cover)
  const others = claim.insuredId === null ? [] : await findHandedIn(db, claim.insuredId, claim.id)
  refuseCounted(claim, facts, others)
  const organisation = await findDeciding(db, claim.cover ?? null)
  const stepDueAt = await findStepDueAt(db, 'assess', now)
  const dueAt = await findStepDueAt(db, 'whole', now)
  const estimate = await estimateOf(db, claim, facts, now)
  const change: Partial<Claim> = {
    insuredId: claim.insuredId,
    coverId: claim.coverId,
    facts: claim.facts,
    organisationId: organisation.id,
    askedFen: estimate.lines.reduce((sum, { askedFen }) => sum + askedFen, 0),
    submittedAt: claim.submittedAt ?? now,
    submittedOn: claim.submittedOn ?? shanghaiDay(now),
    stepDueAt,
    dueAt,
    remark: null,
    assessedBy: null,
    assessedAt: null,
    previousId: claim.previousId ?? repeatedAmong(others, facts.event, facts.eventOn)?.id ?? null,
  }
  return { claim, change, estimate }
}

/** Whom an heir or a guardian named, and what covered that person: for staff to see, and for nobody else. */
async function matchInsured(db: Db, claim: Claim): Promise<Claim> {
  const insured = claim.insuredIndex === null ? null : await findPersonByDocument(db, claim.insuredIndex)
  const facts = readyFacts(readFacts(claim))
  if (!insured || !facts) return claim
  const cover = await findCoverOn(db, insured.id, facts.eventOn, facts.event)
  const items = cover ? itemsFor(cover.planVersion!.content, facts.event).map(({ code }) => code) : []
  const matched = { insuredId: insured.id, coverId: cover?.id ?? null, facts: JSON.stringify({ ...facts, items }) }
  return { ...claim, ...matched, cover }
}

/** What the plan would give, by what staff decide by; nothing where it is not known yet what covers it. */
export async function estimateOf(db: Db, claim: Claim, facts: ClaimFacts, now: Date): Promise<Assessment> {
  const { cover } = claim
  if (!cover?.planVersion) return { lines: [], totalFen: 0 }
  const filed = { ...claim, submittedOn: claim.submittedOn ?? shanghaiDay(now) }
  return (await assessUnder(db, filed, cover, facts, [])).assessment
}

export async function writeLines(db: Db, claimId: string, { lines }: Assessment): Promise<void> {
  await db.delete(ClaimLine, { claimId })
  const rows = lines.map(({ item, askedFen, amountFen, days, working, reason }) => ({
    id: newId(),
    claimId,
    item,
    askedFen,
    assessedFen: amountFen,
    approvedFen: null,
    paidFen: null,
    working: JSON.stringify({ steps: working, days }),
    reason,
    note: null,
  }))
  if (rows.length > 0) await db.insert(ClaimLine, rows)
}

/** Puts it before staff and tells the claimant that it has arrived. */
async function announce(db: Db, claim: Claim, before: Claim, now: Date): Promise<void> {
  await putBeforeAssessors(db, claim, now)
  await recordOwn(db, claim, before.state === 'returned' ? 'resubmitted' : 'submitted', now)
  await confirmReceipt(db, claim, 'submitted', now)
}

export async function withdraw(db: Db, personId: string, id: string, version: number, now: Date): Promise<ClaimView> {
  const claim = await loadOwn(db, personId, id)
  if (claim.state === 'withdrawn') return toView(db, claim, now)
  requireTurn(claim, 'withdraw', version)
  await takeBack(db, claim, now)
  return toView(db, await loadOwn(db, personId, id), now)
}

/** Ends it before it was approved; its item at the desk with it. */
export async function takeBack(db: Db, claim: Claim, now: Date): Promise<void> {
  const change = { stepDueAt: null, dueAt: null, decidedAt: now, decidedBy: null }
  if (!(await changeClaim(db, claim, 'withdraw', change))) {
    throw changedMeanwhile(await loadOwn(db, claim.claimantId, claim.id))
  }
  if (claim.state === 'draft') return
  await moveWorkItem(db, claim.id, { state: 'withdrawn', version: claim.version + 1, isOpen: false })
  await recordOwn(db, claim, 'withdrawn', now)
}
