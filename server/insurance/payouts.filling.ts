import { In } from 'typeorm'
import { moveWorkItem, recordStep } from '../desk'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { type Claim, ClaimLine } from './claims.entities'
import { changeClaim, printOf } from './claims.queries'
import { Paper } from './papers.entities'
import { Payment, type PayoutBatch } from './payouts.entities'
import { tellClaimant } from './telling'

/** Of these claims those that are not any more what was approved. */
export async function findDrifted(db: Db, claims: readonly Claim[]): Promise<Set<string>> {
  const prints = await printsOf(db, claims)
  const isSame = ({ id, approvedPrint }: Claim) => {
    const { whole, butAccount } = prints.get(id)!
    // After it came back from the bank the account alone is new.
    return approvedPrint === whole || approvedPrint === butAccount
  }
  return new Set(claims.filter((claim) => !isSame(claim)).map(({ id }) => id))
}

/** Fingerprints of these claims as they stand, with the account and without. */
export async function printsOf(
  db: Db,
  claims: readonly Claim[],
): Promise<Map<string, { whole: string; butAccount: string }>> {
  if (claims.length === 0) return new Map()
  const claimId = In(claims.map(({ id }) => id))
  const lines = await db.find(ClaimLine, { where: { claimId }, order: { id: 'ASC' } })
  const papers = await db.find(Paper, { where: { claimId, isRemoved: false }, order: { id: 'ASC' } })
  return new Map(
    claims.map((claim) => {
      const own = <T extends { claimId: string }>(rows: T[]) => rows.filter((row) => row.claimId === claim.id)
      const print = (of: Claim) => printOf(of, own(lines), own(papers))
      return [claim.id, { whole: print(claim), butAccount: print({ ...claim, payee: null }) }]
    }),
  )
}

/** Adds a payment for each claim that still waits, to a batch that is held; says how many. */
export async function addPayments(
  db: Db,
  actor: StaffActor,
  { id: batchId, batchNumber, payments }: PayoutBatch,
  claims: readonly Claim[],
  now: Date,
): Promise<number> {
  const before = await countAttempts(db, claims)
  let added = 0
  let fen = 0
  for (const claim of claims) {
    if (!(await changeClaim(db, claim, 'batch', {}))) continue
    added += 1
    fen += claim.approvedFen!
    await insertRows(db, Payment, {
      id: newId(),
      batchId,
      claimId: claim.id,
      attempt: (before.get(claim.id) ?? 0) + 1,
      reference: `${batchNumber}-${String(payments + added).padStart(3, '0')}`,
      state: 'open',
      amountFen: claim.approvedFen!,
      payee: claim.payee!,
      approvedPrint: claim.approvedPrint!,
      settledAt: null,
      bankNote: null,
    })
    await announce(db, actor, claim, now)
  }
  await db.query('UPDATE payout_batches SET payments = payments + ?, total_fen = total_fen + ? WHERE id = ?', [
    added,
    fen,
    batchId,
  ])
  return added
}

async function countAttempts(db: Db, claims: readonly Claim[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const rows = await db.find(Payment, {
    where: { claimId: In(claims.map(({ id }) => id)) },
    select: { id: true, claimId: true },
  })
  for (const { claimId } of rows) counts.set(claimId, (counts.get(claimId) ?? 0) + 1)
  return counts
}

async function announce(db: Db, { personId: actorId }: StaffActor, claim: Claim, now: Date): Promise<void> {
  const { id, version, organisationId } = claim
  await moveWorkItem(db, id, { state: 'paying', version: version + 1, isOpen: true, assigneeId: actorId })
  await recordStep(db, { caseId: id, step: 'paying', at: now, actorId, organisationId })
  await tellClaimant(db, { ...claim, version: version + 1 }, 'paying', now)
}
