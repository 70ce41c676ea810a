import { AppError } from '../../shared/http/errors'
import type { ClaimDecision } from '../../shared/insurance/claimDecisions'
import type { ClaimCase } from '../../shared/insurance/claims.desk.contract'
import { claimFacts } from '../../shared/insurance/plans'
import { canAct } from '../../shared/insurance/states'
import { moveWorkItem, recordStep } from '../desk'
import { proveSeen } from '../identity'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { tellThoseFree } from './cases.free'
import { isIdentityDue, loadCase, requireSeat } from './cases.policy'
import { viewCase } from './cases.service'
import { Claim, ClaimLine } from './claims.entities'
import { findHandedIn, refuseCounted } from './claims.own.queries'
import { changeClaim, findClaim, findLines, findPapers, printOf } from './claims.queries'
import { findStepDueAt, itemDueAt } from './clocks'
import { assessUnder, findInsuredId, lockCovers, reckon, replaceLines } from './decisions.assessing'
import { noApproval } from './decisions.binding'
import { Cover } from './entities'
import { tellClaimant } from './telling'

type As<D extends ClaimDecision['decision']> = Extract<ClaimDecision, { decision: D }>

/** Decides at the version the reader saw; of two the second is told that it changed. */
export async function decide(
  db: Db,
  actor: StaffActor,
  id: string,
  decision: ClaimDecision,
  now: Date,
): Promise<ClaimCase> {
  const claim = await loadCase(db, actor, id)
  if (claim.version !== decision.version || !canAct(decision.decision, claim.state)) throw changed(claim)
  await requireSeat(db, actor, claim, decision.decision)
  switch (decision.decision) {
    case 'assess':
      await assess(db, actor, claim, decision, now)
      break
    case 'return':
      await giveBack(db, actor, claim, decision, now)
      break
    case 'reassess':
      await sendBack(db, actor, claim, decision, now)
      break
    case 'refuse':
      await refuse(db, actor, claim, decision, now)
      break
    case 'approve':
      await approve(db, actor, claim, decision, now)
  }
  return viewCase(db, actor, id, now)
}

/** The approver has it next; an approval there was is void. */
async function assess(
  db: Db,
  actor: StaffActor,
  claim: Claim,
  { decision: _decision, version: _version, ...given }: As<'assess'>,
  now: Date,
): Promise<void> {
  const { cover, facts, assessment } = await reckon(db, claim, given, now)
  const insuredId = await findInsuredId(db, claim)
  if (given.facts && insuredId !== null) refuseCounted(claim, facts, await findHandedIn(db, insuredId, claim.id))
  const change = {
    coverId: cover.id,
    insuredId,
    event: facts.event,
    facts: JSON.stringify(facts),
    remark: null,
    assessedBy: actor.personId,
    assessedAt: now,
    ...noApproval,
    stepDueAt: await findStepDueAt(db, 'approve', now),
  }
  await move(db, claim, 'assess', change)
  const notes = new Map((given.lines ?? []).map(({ item, note }) => [item, note]))
  const askedFen = await replaceLines(db, claim.id, assessment, notes)
  await db.update(Claim, { id: claim.id }, { askedFen })
  const details = { fen: assessment.totalFen, ...(given.facts ? { before: claim.facts } : {}) }
  await announce(db, actor, claim, { step: 'assessed', role: 'approver', details }, now)
}

const minutesOf = ({ submittedAt }: Claim, now: Date): number =>
  Math.round((now.getTime() - submittedAt!.getTime()) / 60_000)

/** Asks for everything that is missing, once. */
async function giveBack(
  db: Db,
  actor: StaffActor,
  claim: Claim,
  { papers, note }: As<'return'>,
  now: Date,
): Promise<void> {
  await move(db, claim, 'return', {
    remark: JSON.stringify({ papers, note: note ?? null }),
    wasReturned: true,
    stepDueAt: null,
  })
  await announce(
    db,
    actor,
    claim,
    { step: 'returned', details: { papers, ...(note === undefined ? {} : { note }) } },
    now,
  )
}

/** The approver does not agree: those who assess have it again, with the reason. */
async function sendBack(db: Db, actor: StaffActor, claim: Claim, { note }: As<'reassess'>, now: Date): Promise<void> {
  await move(db, claim, 'reassess', { stepDueAt: await findStepDueAt(db, 'assess', now) })
  await announce(db, actor, claim, { step: 'reassessed', role: 'assessor', details: { note } }, now)
}

async function refuse(
  db: Db,
  actor: StaffActor,
  claim: Claim,
  { reason, note }: As<'refuse'>,
  now: Date,
): Promise<void> {
  const decided = { decidedBy: actor.personId, decidedAt: now, minutesTaken: minutesOf(claim, now) }
  await move(db, claim, 'refuse', {
    refusedFor: reason,
    remark: JSON.stringify({ reason, note }),
    stepDueAt: null,
    dueAt: null,
    ...decided,
  })
  await announce(db, actor, claim, { step: 'refused', details: { reason, note } }, now)
}

/** Binds the approval to what is there now: facts, sums, account, papers. */
async function approve(
  db: Db,
  actor: StaffActor,
  claim: Claim,
  { identitySeen }: As<'approve'>,
  now: Date,
): Promise<void> {
  if (isIdentityDue(claim)) {
    if (!identitySeen) throw new AppError('insurance.identity_unseen')
    await proveSeen(db, claim.claimantId, { by: actor.personId, caseId: claim.id }, now)
  }
  const lines = await findLines(db, claim.id)
  const papers = await findPapers(db, claim.id)
  const approvedFen = lines.reduce((sum, { assessedFen }) => sum + assessedFen, 0)
  if (approvedFen === 0) throw new AppError('insurance.nothing_due')
  if (papers.some(({ state }) => state === 'checking')) {
    throw new AppError('insurance.papers_under_way')
  }
  await requireRoom(db, claim, lines)
  await move(db, claim, 'approve', {
    approvedBy: actor.personId,
    approvedAt: now,
    decidedBy: actor.personId,
    decidedAt: now,
    minutesTaken: minutesOf(claim, now),
    approvedFen,
    approvedPrint: printOf(claim, lines, papers),
    stepDueAt: await findStepDueAt(db, 'pay', now),
  })
  await db.update(ClaimLine, { claimId: claim.id }, { approvedFen: () => 'assessed_fen' })
  await announce(
    db,
    actor,
    claim,
    { step: 'approved', role: 'payer', details: { fen: approvedFen, ...(identitySeen ? { identitySeen } : {}) } },
    now,
  )
}

/** What other claims were given since it was assessed may leave less than that. */
async function requireRoom(db: Db, claim: Claim, lines: readonly ClaimLine[]): Promise<void> {
  const cover = await db.findOneOrFail(Cover, { where: { id: claim.coverId! }, relations: { planVersion: true } })
  await lockCovers(db, cover)
  const facts = claimFacts.parse(JSON.parse(claim.facts!))
  const sums = lines.map(({ item, assessedFen, reason }) => ({
    item,
    amountFen: assessedFen,
    reason: reason ?? ('amountCorrected' as const),
  }))
  const { most } = await assessUnder(db, claim, cover, facts, sums)
  if (lines.some(({ item, assessedFen }) => assessedFen > (most[item] ?? 0))) {
    throw new AppError('insurance.assess_again')
  }
}

const changed = ({ state, version }: Claim): AppError => new AppError('insurance.case_changed', { state, version })

async function move(
  db: Db,
  claim: Claim,
  act: ClaimDecision['decision'],
  change: Parameters<typeof changeClaim>[3],
): Promise<void> {
  if (!(await changeClaim(db, claim, act, change))) throw changed((await findClaim(db, claim.id))!)
}

interface Done {
  step: 'assessed' | 'returned' | 'reassessed' | 'refused' | 'approved'
  /** Whose turn it is next; nobody's of the staff without one. */
  role?: 'assessor' | 'approver' | 'payer'
  details: Record<string, unknown>
}

/** Moves the item at the desk on, with its step, and tells the claimant. */
async function announce(db: Db, actor: StaffActor, { id }: Claim, { step, role, details }: Done, now: Date) {
  const after = (await findClaim(db, id))!
  const { state, version, organisationId } = after
  const next = role
    ? { isOpen: true, role, assigneeId: null, dueAt: itemDueAt(after) }
    : { isOpen: false, assigneeId: actor.personId }
  await moveWorkItem(db, id, { state, version, ...next })
  await recordStep(db, { caseId: id, step, at: now, actorId: actor.personId, organisationId, details })
  await tellClaimant(db, after, step, now)
  if (role) await tellThoseFree(db, after, role, now)
}
