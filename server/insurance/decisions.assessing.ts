import { In } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import type { ClaimDecision } from '../../shared/insurance/claimDecisions'
import type { Trial } from '../../shared/insurance/claims.desk.contract'
import { type ClaimFacts, claimFacts, type PlanContent } from '../../shared/insurance/plans'
import { type Assessment, assessWith, type LineChange } from '../../shared/insurance/rules'
import { findPersonByDocument } from '../identity'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { loadCase } from './cases.policy'
import { requireSoundDays } from './claims.content'
import { type Claim, ClaimLine } from './claims.entities'
import { findEarlier, findGivenBy, findLines, findSiblings } from './claims.queries'
import { Cover } from './entities'

type Assessing = Omit<Extract<ClaimDecision, { decision: 'assess' }>, 'decision' | 'version'>

/** A claim ready to be reckoned with. */
export interface Reckoned {
  cover: Cover
  facts: ClaimFacts
  assessment: Assessment
  most: Record<string, number>
}

/** What rules and staff's sums give; refused is what the plan has not, and a sum above formula and caps. */
export async function reckon(db: Db, claim: Claim, { facts: corrected, coverId, lines = [] }: Assessing, now: Date) {
  if (corrected) requireSoundDays(corrected, now)
  const cover = await requireCover(db, claim, coverId)
  const facts = corrected ?? claimFacts.parse(JSON.parse(claim.facts!))
  const plan = cover.planVersion!.content
  requireItems(plan, facts, lines)
  const { assessment, most } = await assessUnder(db, claim, cover, facts, lines)
  for (const { item, amountFen } of lines) {
    if (amountFen > most[item]!) throw new AppError('insurance.line_too_high', { item, mostFen: most[item]! }, 'lines')
  }
  return { cover, facts, assessment, most } satisfies Reckoned
}

export async function assessUnder(db: Db, claim: Claim, cover: Cover, facts: ClaimFacts, lines: readonly LineChange[]) {
  const days = { from: cover.fromDay, to: cover.toDay }
  const { id, appealOfId, submittedOn: filedOn } = claim
  const first = appealOfId === null ? [] : [appealOfId]
  const earlier = await findEarlier(db, cover, id, ...first)
  const before = appealOfId === null ? [] : await findGivenBy(db, appealOfId)
  return assessWith(cover.planVersion!.content, { cover: days, facts, filedOn: filedOn!, earlier, before }, lines)
}

export function requireItems(plan: PlanContent, { items }: ClaimFacts, lines: readonly LineChange[]): void {
  const known = new Set(plan.items.map(({ code }) => code))
  if (items.length === 0 || !items.every((item) => known.has(item))) {
    throw new AppError('insurance.item_unknown', undefined, 'facts')
  }
  if (!lines.every(({ item }) => items.includes(item))) throw new AppError('insurance.item_unknown', undefined, 'lines')
}

/** The cover it is decided under: its own, or one of the insured's that staff have found. */
async function requireCover(db: Db, claim: Claim, coverId: string | undefined): Promise<Cover> {
  const id = coverId ?? claim.coverId
  const cover = id && (await db.findOne(Cover, { where: { id }, relations: { planVersion: true } }))
  if (!cover || cover.personId !== (await findInsuredId(db, claim))) {
    throw new AppError('insurance.cover_missing', undefined, 'coverId')
  }
  return cover
}

/** Who was covered: as recorded, or whoever has the document that the claimant names. */
export async function findInsuredId(db: Db, { insuredId, insuredIndex }: Claim): Promise<string | null> {
  if (insuredId !== null || insuredIndex === null) return insuredId
  return (await findPersonByDocument(db, insuredIndex))?.id ?? null
}

/** Two approvals by one plan come one after the other, under whichever cover: the second counts what the first gave. */
export async function lockCovers(db: Db, cover: Pick<Cover, 'personId' | 'planId'>): Promise<void> {
  const ids = (await findSiblings(db, cover)).map(({ id }) => id)
  await db.update(Cover, { id: In(ids) }, { planId: cover.planId })
}

/** Writes the lines as they are assessed now; what was asked for stays what it was. */
export async function replaceLines(
  db: Db,
  claimId: string,
  { lines }: Assessment,
  notes: ReadonlyMap<string, string>,
): Promise<number> {
  const before = new Map((await findLines(db, claimId)).map(({ item, askedFen }) => [item, askedFen]))
  await db.delete(ClaimLine, { claimId })
  const rows = lines.map(({ item, askedFen, amountFen, working: steps, days, reason }) => ({
    id: newId(),
    claimId,
    item,
    askedFen: before.get(item) ?? askedFen,
    assessedFen: amountFen,
    approvedFen: null,
    paidFen: null,
    working: JSON.stringify({ steps, days }),
    reason: reason ?? (amountFen < (before.get(item) ?? 0) ? ('amountCorrected' as const) : null),
    note: notes.get(item) ?? null,
  }))
  await insertRows(db, ClaimLine, rows)
  return rows.reduce((sum, { askedFen }) => sum + askedFen, 0)
}

/** What the rules give, without deciding anything. */
export async function tryAssessment(
  db: Db,
  actor: StaffActor,
  id: string,
  given: Assessing,
  now: Date,
): Promise<Trial> {
  const claim = await loadCase(db, actor, id)
  const { assessment, most } = await reckon(db, claim, given, now)
  const lines = assessment.lines.map(({ item, askedFen, amountFen, working, reason }) => ({
    item,
    askedFen,
    amountFen,
    mostFen: most[item]!,
    working,
    reason,
  }))
  return { lines, totalFen: assessment.totalFen }
}
