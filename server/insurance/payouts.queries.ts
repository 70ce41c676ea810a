import { In } from 'typeorm'
import type { PaymentState } from '../../shared/insurance/states'
import { type Organisation, withinPaths } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { idBefore, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { Claim } from './claims.entities'
import { Payment, PayoutBatch } from './payouts.entities'

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
  db.find(Payment, { where: { batchId }, relations: { claim: true }, order: { id: 'ASC' } })

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

export interface Waiting {
  organisation: Pick<Organisation, 'id' | 'name'>
  count: number
  fen: number
}

/** What waits for a batch, by union. */
export async function sumWaiting(db: Db, actor: StaffActor): Promise<Waiting[]> {
  const query = db
    .createQueryBuilder(Claim, 'claim')
    .innerJoin('claim.organisation', 'organisation')
    .select([
      'organisation.id AS organisation',
      'organisation.name AS name',
      'COUNT(*) AS counted',
      'SUM(claim.approvedFen) AS fen',
    ])
    .where("claim.state = 'payable'")
    .groupBy('organisation.id')
    .addGroupBy('organisation.name')
    .orderBy('organisation.id')
  const rows = await withinPaths(query, actor.grants, 'organisation.path').getRawMany<
    Record<'organisation' | 'name', string> & Record<'counted' | 'fen', string | number>
  >()
  return rows.map(({ organisation: id, name, counted, fen }) => ({
    organisation: { id, name },
    count: Number(counted),
    fen: Number(fen),
  }))
}

/** Claims of a union that wait for payment, the first approved first. */
export const findPayable = (db: Db, organisationId: string, most: number): Promise<Claim[]> =>
  db.find(Claim, {
    where: { organisationId, state: 'payable' },
    relations: { organisation: true },
    order: { id: 'ASC' },
    take: most,
  })
