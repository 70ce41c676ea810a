import { In } from 'typeorm'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { Payment, type PayoutBatch } from './entities'
import { type Sourced, sourceOf } from './sources'

/** Adds a payment for each that still waits, to a batch that is held; says how many. */
export async function addPayments(
  db: Db,
  actor: StaffActor,
  { id: batchId, batchNumber, payments }: PayoutBatch,
  payables: readonly Sourced[],
  now: Date,
): Promise<number> {
  const before = await countAttempts(db, payables)
  let added = 0
  let fen = 0
  for (const payable of payables) {
    const { id: sourceId, source, number, amountFen, payee, print } = payable
    if (!(await sourceOf(source).putInBatch(db, actor, payable, now))) continue
    added += 1
    fen += amountFen
    await insertRows(db, Payment, {
      id: newId(),
      batchId,
      source,
      sourceId,
      number,
      attempt: (before.get(sourceId) ?? 0) + 1,
      reference: `${batchNumber}-${String(payments + added).padStart(3, '0')}`,
      state: 'open',
      amountFen,
      payee: payee!,
      approvedPrint: print,
      settledAt: null,
      bankNote: null,
    })
  }
  await db.query('UPDATE payout_batches SET payments = payments + ?, total_fen = total_fen + ? WHERE id = ?', [
    added,
    fen,
    batchId,
  ])
  return added
}

async function countAttempts(db: Db, payables: readonly Sourced[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const rows = await db.find(Payment, {
    where: {
      sourceId: In(payables.map(({ id }) => id)),
      source: In([...new Set(payables.map(({ source }) => source))]),
    },
    select: { id: true, sourceId: true },
  })
  for (const { sourceId } of rows) counts.set(sourceId, (counts.get(sourceId) ?? 0) + 1)
  return counts
}
