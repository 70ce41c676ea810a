import { In } from 'typeorm'
import type { PaymentState } from '../../shared/payments/states'
import { withinPaths } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { idBefore, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { Payment, PayoutBatch } from './entities'

/** Batches of the unions in reach, the newest first. */
export const findBatches = (db: Db, actor: StaffActor, cursor: string | undefined): Promise<PayoutBatch[]> =>
  withinPaths(
    db
      .createQueryBuilder(PayoutBatch, 'batch')
      .innerJoinAndSelect('batch.organisation', 'organisation')
      .where('batch.id < :before', { before: idBefore(cursor) }),
    actor.grants,
    'organisation.path',
  )
    .orderBy('batch.id', 'DESC')
    .limit(rowsToRead)
    .getMany()

export const findBatch = (db: Db, id: string): Promise<PayoutBatch | null> =>
  db.findOne(PayoutBatch, { where: { id }, relations: { organisation: true } })

export const findPayments = (db: Db, batchId: string): Promise<Payment[]> =>
  db.find(Payment, { where: { batchId }, order: { id: 'ASC' } })

export interface Summed {
  batchId: string
  state: PaymentState
  count: number
  fen: number
}

/** What has become of the payments of these batches. */
export async function sumPayments(db: Db, batchIds: string[]): Promise<Summed[]> {
  if (batchIds.length === 0) return []
  const rows = await db
    .createQueryBuilder(Payment, 'payment')
    .select([
      'payment.batchId AS batch',
      'payment.state AS state',
      'COUNT(*) AS counted',
      'SUM(payment.amountFen) AS fen',
    ])
    .where({ batchId: In(batchIds) })
    .groupBy('payment.batchId')
    .addGroupBy('payment.state')
    .getRawMany<{ batch: string; state: PaymentState; counted: string | number; fen: string | number }>()
  return rows.map(({ batch, state, counted, fen }) => ({
    batchId: batch,
    state,
    count: Number(counted),
    fen: Number(fen),
  }))
}
