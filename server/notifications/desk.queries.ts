import { Brackets, IsNull, Not, type SelectQueryBuilder } from 'typeorm'
import type { Grant, StaffActor } from '../platform/actor'
import { decodeTimeCursor, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { Delivery } from './entities'

/** Rows whose union a grant reaches; those of no union are for whoever reaches the whole tree. */
function inReach(db: Db, { grants }: StaffActor): SelectQueryBuilder<Delivery> {
  const query = db.createQueryBuilder(Delivery, 'delivery').leftJoin('delivery.organisation', 'organisation')
  return query.where(
    new Brackets((where) => {
      where.where(grants.some(isWholeTree) ? 'delivery.organisationId IS NULL' : '1 = 0')
      for (const [at, { path }] of grants.entries()) {
        where.orWhere(`organisation.path LIKE :path${at}`, { [`path${at}`]: `${path}%` })
      }
    }),
  )
}

/** The root's path has one segment. */
const isWholeTree = ({ path }: Grant): boolean => path.indexOf('/') === path.length - 1

export interface DeliveryFilter {
  state?: 'unknown' | 'dead' | undefined
  cursor?: string | undefined
}

/** A page of what waits to be looked at, newest first. */
export function findDeliveries(db: Db, actor: StaffActor, { state, cursor }: DeliveryFilter): Promise<Delivery[]> {
  const query = inReach(db, actor)
    .addSelect('organisation')
    .leftJoinAndSelect('delivery.message', 'message')
    .andWhere('delivery.attentionAt IS NOT NULL')
    .orderBy('delivery.attentionAt', 'DESC')
    .addOrderBy('delivery.id', 'DESC')
    .limit(rowsToRead)
  if (state !== undefined) query.andWhere('delivery.state = :state', { state })
  const after = decodeTimeCursor(cursor)
  if (after) {
    query.andWhere('(delivery.attentionAt < :at OR (delivery.attentionAt = :at AND delivery.id < :id))', after)
  }
  return query.getMany()
}

export const findDelivery = (db: Db, actor: StaffActor, id: string): Promise<Delivery | null> =>
  inReach(db, actor)
    .addSelect('organisation')
    .leftJoinAndSelect('delivery.message', 'message')
    .andWhere('delivery.id = :id', { id })
    .getOne()

export async function countDeliveries(db: Db, actor: StaffActor) {
  const waiting = await inReach(db, actor).andWhere("delivery.state IN ('due', 'sending')").getCount()
  const rows = await inReach(db, actor)
    .andWhere('delivery.attentionAt IS NOT NULL')
    .select('delivery.state', 'state')
    .addSelect('COUNT(*)', 'rows')
    .groupBy('delivery.state')
    .getRawMany<{ state: string; rows: string | number }>()
  const of = (state: string) => Number(rows.find((row) => row.state === state)?.rows ?? 0)
  return { waiting, unknown: of('unknown'), dead: of('dead') }
}

/** Changes a row that still waits at the desk; false where a colleague was first. */
export async function settleRow(db: Db, { id, state }: Delivery, change: Partial<Delivery>): Promise<boolean> {
  const settled = await db.update(Delivery, { id, state, attentionAt: Not(IsNull()) }, change as object)
  return settled.affected === 1
}
