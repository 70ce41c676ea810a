import { In, LessThan, Not } from 'typeorm'
import { emptyFacts } from '../../shared/insurance/claimRules'
import type { Stay } from '../../shared/insurance/plans'
import type { ClaimState } from '../../shared/insurance/states'
import { canAct } from '../../shared/insurance/states'
import { yuan } from '../../shared/payments/fen'
import { deleteWithCases } from '../desk'
import type { Organisation } from '../organisations'
import { readPayee } from '../payments'
import type { Db } from '../platform/db'
import type { Matter, OwnTarget, PersonalPart } from '../privacy'
import { readFacts } from './claims.content'
import { Claim, ClaimLine } from './claims.entities'
import { takeBack } from './claims.submission'
import { claimLink } from './claims.telling'
import { removePapersOf } from './papers.queries'

const sum = (fen: number | null): string | null => (fen === null ? null : yuan(fen))
const days = (stays: readonly Stay[]): string | null =>
  stays.length === 0 ? null : stays.map(({ from, to }) => `${from} – ${to}`).join(', ')

/** What the person claimed, told and was given, for the download of their own data. */
export async function describeClaims(db: Db, personId: string): Promise<PersonalPart[]> {
  const claims = await db.find(Claim, {
    where: { claimantId: personId },
    relations: { organisation: true },
    order: { id: 'DESC' },
  })
  return claims.length === 0 ? [] : [{ part: 'claims', rows: claims.map(describeClaim) }]
}

function describeClaim(claim: Claim): Record<string, unknown> {
  const { stays, costFen, lossFen, hospitalGrade, disabilityGrade, eventOn } = readFacts(claim)
  const payee = readPayee(claim.payee)
  return {
    claimNumber: claim.claimNumber,
    state: claim.state,
    organisation: claim.organisation?.name,
    claimantRole: claim.claimantRole,
    insuredName: claim.insuredName,
    insuredNumber: claim.insuredNumber,
    event: claim.event,
    eventOn,
    story: claim.story,
    stays: days(stays),
    hospitalGrade,
    cost: sum(costFen),
    loss: sum(lossFen),
    disabilityGrade,
    payeeHolder: payee?.holder,
    payeeBank: payee?.bank,
    accountNumber: payee?.number,
    appealWords: claim.appealWords,
    asked: sum(claim.askedFen),
    approved: sum(claim.approvedFen),
    paid: sum(claim.paidFen),
    createdAt: claim.createdAt,
    submittedAt: claim.submittedAt,
    decidedAt: claim.decidedAt,
  }
}

/** While staff or the bank have it, the account stays open. */
const openStates: ClaimState[] = ['submitted', 'returned', 'assessed', 'payable', 'paying', 'bounced']

export async function findOpenClaims(db: Db, personId: string): Promise<Matter[]> {
  const where = { claimantId: personId, state: In(openStates) }
  const claims = await db.find(Claim, { where, select: { id: true }, order: { id: 'ASC' } })
  return claims.map(({ id }) => ({ code: 'insurance.claim_open', link: claimLink(id) }))
}

const noWords = { story: null, payee: null, insuredName: null, insuredNumber: null, remark: null, appealWords: null }

/**
 * The account is closed: what was never handed in goes; of the rest the sums stay, which the union must account for, with the day
 * they were for and without what was told.
 */
export async function eraseClaims(db: Db, personId: string, now: Date): Promise<void> {
  const claims = await db.find(Claim, { where: { claimantId: personId } })
  const drafts = claims.filter(({ state }) => state === 'draft')
  await removePapersOf(
    db,
    claims.map(({ id }) => id),
    now,
  )
  await deleteWithCases(db, Claim, drafts)
  for (const claim of claims.filter(({ state }) => state !== 'draft')) {
    const { event, eventOn } = readFacts(claim)
    const facts = event && eventOn ? JSON.stringify({ ...emptyFacts, event, eventOn }) : null
    const change = { ...noWords, insuredIndex: null, facts, version: claim.version + 1 }
    await db.update(Claim, { id: claim.id, version: claim.version }, change)
    await db.update(ClaimLine, { claimId: claim.id }, { note: null })
  }
}

/** The person turned out to be another: claims go along, their own and those for them. */
export async function moveClaims(db: Db, fromId: string, toId: string): Promise<void> {
  await db.update(Claim, { claimantId: fromId }, { claimantId: toId })
  await db.update(Claim, { insuredId: fromId }, { insuredId: toId })
}

/** A union becomes part of another: what it was to decide goes along. */
export const followMerger = async (db: Db, from: Organisation, to: Organisation): Promise<void> =>
  void (await db.update(Claim, { organisationId: from.id }, { organisationId: to.id }))

/** What staff look at when they look at these. */
export async function findClaimTargets(db: Db, personId: string): Promise<OwnTarget[]> {
  const where = { claimantId: personId, state: Not<ClaimState>('draft') }
  const claims = await db.find(Claim, { where, relations: { organisation: true } })
  return claims.map(({ id, organisation }) => ({ id, kind: 'insurance.claim', path: organisation?.path ?? null }))
}

const isNeeded = (purpose: string): boolean => purpose === 'health' || purpose === 'bankAccount'

/** Those that nobody has approved yet, and that hold what the purpose is about. */
async function findEnding(db: Db, personId: string, purpose: string): Promise<Claim[]> {
  const claims = await db.find(Claim, { where: { claimantId: personId }, order: { id: 'ASC' } })
  const holds = ({ event, facts, story, payee }: Claim) =>
    purpose === 'bankAccount' ? payee !== null : event !== 'property' && (facts !== null || story !== null)
  return claims.filter((claim) => canAct('withdraw', claim.state) && holds(claim))
}

/** What ends with a consent: said before it is withdrawn. */
export async function findClaimEndings(db: Db, personId: string, purposes: readonly string[]) {
  const endings = []
  for (const purpose of purposes.filter(isNeeded)) {
    for (const { id } of await findEnding(db, personId, purpose)) {
      endings.push({ purpose, matter: { id, code: 'insurance.claim', link: claimLink(id) } })
    }
  }
  return endings
}

/** What is before the union is taken back; what the purpose was about goes at once. */
export async function endWithConsent(db: Db, personId: string, purpose: string, now: Date): Promise<void> {
  if (!isNeeded(purpose)) return
  for (const claim of await findEnding(db, personId, purpose)) {
    const isDraft = claim.state === 'draft'
    if (!isDraft) await takeBack(db, claim, now)
    const version = claim.version + (isDraft ? 0 : 1)
    const gone = purpose === 'bankAccount' ? { payee: null } : { facts: null, event: null, story: null }
    await db.update(Claim, { id: claim.id, version }, { ...gone, version: version + 1 })
    if (purpose === 'bankAccount') continue
    await db.delete(ClaimLine, { claimId: claim.id })
    await removePapersOf(db, [claim.id], now)
  }
}

/** Drafts that were not gone on with. */
export const deleteOldDrafts = (db: Db, before: Date, limit: number): Promise<number> =>
  deleteClaims(db, { state: 'draft', createdAt: LessThan(before) }, before, limit)

/** What was refused, taken back or paid long ago, with its papers. */
export const deleteEndedClaims = (db: Db, before: Date, limit: number): Promise<number> =>
  deleteClaims(db, { state: In(['refused', 'withdrawn', 'paid']), decidedAt: LessThan(before) }, before, limit)

async function deleteClaims(db: Db, where: object, before: Date, limit: number): Promise<number> {
  const claims = await db.find(Claim, { where, select: { id: true }, take: limit })
  const ids = claims.map(({ id }) => id)
  if (ids.length === 0) return 0
  await removePapersOf(db, ids, before)
  await db.delete(ClaimLine, { claimId: In(ids) })
  return deleteWithCases(db, Claim, claims)
}
