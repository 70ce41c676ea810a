import { shanghaiDay } from '../../shared/http/time'
import { type ClaimFacts, claimFacts } from '../../shared/insurance/plans'
import { assess } from '../../shared/insurance/rules'
import type { ClaimState } from '../../shared/insurance/states'
import type { PaymentState } from '../../shared/payments/states'
import { moveWorkItem, openWorkItem, recordStep } from '../desk'
import { findPerson, nameIndexOf } from '../identity'
import { Claim, ClaimLine, type Cover, findStepDueAt, itemDueAt, type Paper, PlanVersion, printOf } from '../insurance'
import { Payment, PayoutBatch } from '../payments'
import { makeCaseNumber } from '../platform/caseNumbers'
import type { Db } from '../platform/db'
import { newId, systemRandom } from '../platform/random'
import { addPaper, makePaper, type PutPicture } from './papers'

interface Staff {
  assessor: string
  approver: string
  payer: string
}

export interface GivenClaim extends Partial<Omit<Claim, 'facts' | 'payee' | 'cover' | 'state'>> {
  cover: Pick<Cover, 'id' | 'personId' | 'planVersionId' | 'fromDay' | 'toDay'>
  /** The union whose staff decide. */
  organisationId: string
  state: ClaimState
  /** Whose work it is that brought it so far; needed from `assessed` on. */
  staff?: Staff
  facts?: Partial<ClaimFacts>
  payee?: { holder: string; bank: string; number: string }
  papers?: readonly PutPicture[]
}

const rank: Record<ClaimState, number> = {
  draft: 0,
  withdrawn: 1,
  submitted: 1,
  returned: 1,
  refused: 1,
  assessed: 2,
  payable: 3,
  paying: 4,
  paid: 4,
  bounced: 4,
}

/** A claim brought to a state: with its lines, steps, item at the desk, and what was paid; of a stay of four days unless other facts are given. */
export async function addClaim(db: Db, given: GivenClaim, now: Date): Promise<Claim> {
  const { cover, facts: stated, payee, staff, papers: put = [], ...rest } = given
  const facts = { ...stayOfFourDays(now), ...stated }
  const claim = await makeClaim(db, { ...rest, cover, facts: claimFacts.parse(facts), payee }, now)
  const lines = await makeLines(db, claim, given, claimFacts.parse(facts))
  const papers = put.map((one) => makePaper(claim.id, one, now))
  if (rank[claim.state] >= 3) Object.assign(claim, approvalOf(claim, lines, papers, staff!, now))
  await db.insert(Claim, claim)
  for (const paper of papers) await addPaper(db, paper)
  if (claim.state === 'draft') return claim
  await db.insert(ClaimLine, lines)
  await addSteps(db, claim, staff, now)
  await addItem(db, claim, now)
  if (rank[claim.state] === 4) await addPayment(db, claim, staff!, now)
  return claim
}

const stayOfFourDays = (now: Date): ClaimFacts => {
  const day = (before: number) => shanghaiDay(new Date(now.getTime() - before * 86_400_000))
  return {
    event: 'hospital',
    eventOn: day(10),
    items: ['hospitalAllowance'],
    stays: [{ from: day(10), to: day(6) }],
    hospitalGrade: null,
    costFen: null,
    paidBy: { medicalInsurance: 0, workInjury: 0, others: 0 },
    lossFen: null,
    disabilityGrade: null,
  }
}

async function makeClaim(
  db: Db,
  { cover, facts, payee, ...given }: Omit<GivenClaim, 'facts' | 'staff'> & { facts: ClaimFacts },
  now: Date,
): Promise<Claim> {
  const isFiled = given.state !== 'draft'
  const isDue = ['submitted', 'assessed', 'payable', 'paying'].includes(given.state)
  const step = { 1: 'assess', 2: 'approve', 3: 'pay', 4: 'pay' } as const
  const { name } = await findPerson(db, cover.personId)
  return {
    id: newId(),
    claimNumber: makeCaseNumber('LP', systemRandom, now),
    version: Math.max(1, rank[given.state]),
    claimantId: cover.personId,
    claimantRole: 'self',
    filedBy: null,
    insuredId: cover.personId,
    insuredName: null,
    insuredNumber: null,
    insuredIndex: null,
    coverId: cover.id,
    event: facts.event,
    facts: JSON.stringify(facts),
    story: '送餐途中摔倒,住院治疗。',
    payee: JSON.stringify(payee ?? { holder: name, bank: '中国工商银行', number: '6222020200112233445' }),
    approvedPrint: null,
    remark: remarkOf(given.state),
    refusedFor: given.state === 'refused' ? 'excludedCause' : null,
    previousId: null,
    appealOfId: null,
    appealWords: null,
    assessedBy: null,
    assessedAt: null,
    approvedBy: null,
    approvedAt: null,
    decidedBy: null,
    decidedAt: given.state === 'refused' ? now : null,
    submittedAt: isFiled ? now : null,
    submittedOn: isFiled ? shanghaiDay(now) : null,
    paidAt: null,
    minutesTaken: null,
    wasReturned: given.state === 'returned',
    stepDueAt: isDue ? await findStepDueAt(db, step[rank[given.state] as 1], now) : null,
    dueAt: isFiled ? await findStepDueAt(db, 'whole', now) : null,
    askedFen: null,
    approvedFen: null,
    paidFen: null,
    createdAt: now,
    ...given,
  }
}

function remarkOf(state: ClaimState): string | null {
  if (state === 'returned') return JSON.stringify({ papers: ['dischargeSummary'], note: '请补出院小结。' })
  return state === 'refused' ? JSON.stringify({ reason: 'excludedCause', note: '事故系酒后驾驶。' }) : null
}

async function makeLines(db: Db, claim: Claim, { cover, staff }: GivenClaim, facts: ClaimFacts): Promise<ClaimLine[]> {
  if (claim.state === 'draft') return []
  const { content } = await db.findOneByOrFail(PlanVersion, { id: cover.planVersionId })
  const assessed = assess(content, {
    cover: { from: cover.fromDay, to: cover.toDay },
    facts,
    filedOn: claim.submittedOn!,
    earlier: [],
  })
  claim.askedFen = assessed.lines.reduce((sum, { askedFen }) => sum + askedFen, 0)
  if (rank[claim.state] >= 2) {
    Object.assign(claim, { assessedBy: staff!.assessor, assessedAt: claim.submittedAt })
  }
  return assessed.lines.map(({ item, askedFen, amountFen, working: steps, days, reason }) => ({
    id: newId(),
    claimId: claim.id,
    item,
    askedFen,
    assessedFen: amountFen,
    approvedFen: rank[claim.state] >= 3 ? amountFen : null,
    paidFen: claim.state === 'paid' ? amountFen : null,
    working: JSON.stringify({ steps, days }),
    reason,
    note: null,
  }))
}

function approvalOf(claim: Claim, lines: ClaimLine[], papers: Paper[], { approver }: Staff, now: Date): Partial<Claim> {
  const approvedFen = lines.reduce((sum, line) => sum + line.approvedFen!, 0)
  const isPaid = claim.state === 'paid'
  return {
    approvedBy: approver,
    approvedAt: now,
    decidedBy: approver,
    decidedAt: now,
    minutesTaken: 0,
    approvedFen,
    approvedPrint: printOf(claim, lines, papers),
    ...(isPaid ? { paidAt: now, paidFen: approvedFen } : {}),
  }
}

async function addSteps(db: Db, claim: Claim, staff: Staff | undefined, now: Date): Promise<void> {
  const { id: caseId, state, organisationId, claimantId } = claim
  await recordStep(db, { caseId, step: 'submitted', at: now, actorId: claimantId, organisationId: null })
  const done: [string, string][] = []
  if (rank[state] >= 2) done.push(['assessed', staff!.assessor])
  if (rank[state] >= 3) done.push(['approved', staff!.approver])
  if (rank[state] >= 4) done.push(['paying', staff!.payer])
  if (['paid', 'bounced'].includes(state)) done.push([state, staff!.payer])
  for (const [step, actorId] of done) await recordStep(db, { caseId, step, at: now, actorId, organisationId })
}

const roles = { 1: 'assessor', 2: 'approver', 3: 'payer', 4: 'payer' } as const

async function addItem(db: Db, claim: Claim, now: Date): Promise<void> {
  const { name, phoneIndex, documentIndex } = await findPerson(db, claim.insuredId ?? claim.claimantId)
  const item = {
    id: claim.id,
    kind: 'insurance.claim' as const,
    feature: 'insurance',
    state: claim.state,
    version: claim.version,
    subjectId: claim.claimantId,
    subject: name ?? '',
    subjectIndex: nameIndexOf(name ?? claim.id),
    phoneIndex,
    documentIndex,
    caseNumber: claim.claimNumber,
    route: claim.event!,
    organisationId: claim.organisationId,
    role: roles[rank[claim.state] as 1],
    openedAt: now,
    dueAt: itemDueAt(claim),
  }
  await openWorkItem(db, item)
  const isOpen = ['submitted', 'assessed', 'payable', 'paying'].includes(claim.state)
  if (!isOpen) await moveWorkItem(db, claim.id, { state: claim.state, version: claim.version, isOpen: false })
}

async function addPayment(db: Db, claim: Claim, { payer }: Staff, now: Date): Promise<void> {
  const state = ({ paid: 'paid', bounced: 'returned' } as Partial<Record<ClaimState, PaymentState>>)[claim.state]
  const batchNumber = makeCaseNumber('ZF', systemRandom, now)
  const batch = {
    id: newId(),
    batchNumber,
    organisationId: claim.organisationId,
    day: shanghaiDay(now),
    version: 2,
    openKey: null,
    totalFen: claim.approvedFen!,
    payments: 1,
    createdBy: payer,
    createdAt: now,
    sentAt: now,
    settledAt: state ? now : null,
  }
  await db.insert(PayoutBatch, batch)
  await db.insert(Payment, {
    id: newId(),
    batchId: batch.id,
    source: 'claim',
    sourceId: claim.id,
    number: claim.claimNumber,
    attempt: 1,
    reference: `${batchNumber}-1`,
    state: state ?? 'open',
    amountFen: claim.approvedFen!,
    payee: claim.payee!,
    approvedPrint: claim.approvedPrint!,
    settledAt: state ? now : null,
    bankNote: state === 'returned' ? '账号户名不符' : null,
  })
}
