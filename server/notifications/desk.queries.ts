import { Brackets, IsNull, Not, type SelectQueryBuilder } from 'typeorm'
import { isRoot } from '../../shared/organisations/rules'
import { findStrangersTo } from '../organisations'
import type { Grant, StaffActor } from '../platform/actor'
import { decodeTimeCursor, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { merge } from '../platform/merge'
import { Delivery } from './entities'

/** What one member of staff may see, with the persons whose messages are kept from them. */
export interface Reach {
  grants: readonly Grant[]
  strangers: readonly string[]
}

/** An employer's officer meets whoever keeps their membership from the employer as if there were no such person. */
export async function reachOf(db: Db, actor: StaffActor): Promise<Reach> {
  const { grants, isUnitOfficer } = actor
  if (!isUnitOfficer) return { grants, strangers: [] }
  const rows = await inReach(db, { grants, strangers: [] })
    .andWhere("(delivery.attentionAt IS NOT NULL OR delivery.state IN ('due', 'sending'))")
    .select('DISTINCT delivery.personId', 'personId')
    .getRawMany<{ personId: string }>()
  const strangers = await findStrangersTo(
    db,
    actor,
    rows.map(({ personId }) => personId),
  )
  return { grants, strangers: [...strangers] }
}

/** Rows whose union a grant reaches; those of no union are for whoever reaches the whole tree. */
function inReach(db: Db, { grants, strangers }: Reach): SelectQueryBuilder<Delivery> {
  const query = db.createQueryBuilder(Delivery, 'delivery').leftJoin('delivery.organisation', 'organisation')
  if (strangers.length > 0) query.andWhere('delivery.personId NOT IN (:...strangers)', { strangers })
  return query.andWhere(
    new Brackets((where) => {
      where.where(grants.some(({ path }) => isRoot(path)) ? 'delivery.organisationId IS NULL' : '1 = 0')
      for (const [at, { path }] of grants.entries()) {
        where.orWhere(`organisation.path LIKE :path${at}`, { [`path${at}`]: `${path}%` })
      }
    }),
  )
}

export interface DeliveryFilter {
  state?: 'unknown' | 'dead' | undefined
  cursor?: string | undefined
}

/** A page of what waits to be looked at, newest first. */
export function findDeliveries(db: Db, reach: Reach, { state, cursor }: DeliveryFilter): Promise<Delivery[]> {
  const query = inReach(db, reach)
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

export const findDelivery = (db: Db, reach: Reach, id: string): Promise<Delivery | null> =>
  inReach(db, reach)
    .addSelect('organisation')
    .leftJoinAndSelect('delivery.message', 'message')
    .andWhere('delivery.id = :id', { id })
    .getOne()

/** Counts go up to here: a provider that is down for a day leaves a whole city's messages waiting. */
const countedMost = 1_000

export async function countDeliveries(db: Db, reach: Reach) {
  const parts = [
    inReach(db, reach).andWhere("delivery.state IN ('due', 'sending')").select("'waiting'", 'state'),
    inReach(db, reach).andWhere('delivery.attentionAt IS NOT NULL').select('delivery.state', 'state'),
  ]
  const rows = await merge(
    db,
    parts.map((part) => part.limit(countedMost)),
  )
    .select('state')
    .addSelect('COUNT(*)', 'rows')
    .groupBy('state')
    .getRawMany<{ state: string; rows: string | number }>()
  const of = (state: string) => Number(rows.find((row) => row.state === state)?.rows ?? 0)
  return { waiting: of('waiting'), unknown: of('unknown'), dead: of('dead') }
}

/** Changes a row that still waits at the desk; false where a colleague was first. */
export async function settleRow(db: Db, { id, state }: Delivery, change: Partial<Delivery>): Promise<boolean> {
  const settled = await db.update(Delivery, { id, state, attentionAt: Not(IsNull()) }, change as object)
  return settled.affected === 1
}
