import { IsNull } from 'typeorm'
import { hashList, type Ticket, writeList } from '../../shared/draws/rules'
import type { Db } from '../platform/db'
import { inBatches } from '../platform/grouping'
import { newId } from '../platform/random'
import { insertRows, placesFor, toRaw } from '../platform/raw'
import { Draw, DrawTicket } from './entities'
import { sha256Hex } from './hash'

/** So many rows are written in one statement. */
const batchMost = 500

/** The draw of a pool that counts. */
export const findLiveDraw = (db: Db, poolId: string): Promise<Draw | null> => db.findOneBy(Draw, { liveKey: poolId })

/** All draws of a pool, the newest first. */
export const findDraws = (db: Db, poolId: string): Promise<Draw[]> =>
  db.find(Draw, { where: { poolId }, order: { id: 'DESC' }, take: 20 })

export const findTickets = (db: Db, drawId: string): Promise<DrawTicket[]> =>
  db.find(DrawTicket, { where: { drawId }, order: { number: 'ASC' } })

/** Closes the list of a pool's draw with these tickets, once, and publishes its hash; the pool is locked. */
export async function freezeList(
  db: Db,
  poolId: string,
  entered: readonly Omit<Ticket, 'number'>[],
  now: Date,
): Promise<void> {
  const draw = await findLiveDraw(db, poolId)
  if (!draw || draw.frozenAt !== null) return
  const tickets = entered.map(({ ticket, seats }, at) => ({ number: at + 1, ticket, seats }))
  for (const some of inBatches(tickets, batchMost)) {
    const rows = some.map((one) => ({ id: newId(), drawId: draw.id, ...one, rank: null, withdrawn: 0, tellAt: null }))
    await insertRows(db, DrawTicket, rows)
  }
  const listHash = hashList(sha256Hex, writeList(poolId, tickets))
  await db.update(Draw, { id: draw.id, frozenAt: IsNull() }, { listHash, frozenAt: now })
}

/** Keeps the order drawn and what was given back, and notes that everybody is to be told. */
export async function rankTickets(
  db: Db,
  drawId: string,
  order: readonly Ticket[],
  withdrawn: ReadonlyMap<number, number>,
  now: Date,
): Promise<void> {
  for (const [at, some] of inBatches(order, batchMost).entries()) {
    const ranks = some.flatMap(({ number }, index) => [number, at * batchMost + index + 1])
    const sql = `UPDATE draw_tickets SET tell_at = ?, rank_number = CASE number
      ${some.map(() => 'WHEN ? THEN ?').join(' ')} END WHERE draw_id = ? AND number IN (${placesFor(some)})`
    await db.query(sql, [toRaw(db, now), ...ranks, drawId, ...some.map(({ number }) => number)])
  }
  for (const [number, seats] of withdrawn) await db.update(DrawTicket, { drawId, number }, { withdrawn: seats })
}
