import { In } from 'typeorm'
import { moveWorkItem, recordStep } from '../desk'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import type { Claim } from './claims.entities'
import { changeClaim } from './claims.queries'
import { Payment, type PayoutBatch } from './payouts.entities'
import { tellClaimant } from './telling'

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
