import type { QueueTab } from '../../shared/classes/queue.desk.contract'
import type { PlaceEnd, PlaceState } from '../../shared/classes/states'
import { unseal } from '../platform/crypto'
import { rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { fromRaw } from '../platform/raw'

/** States of a tab, in the order they are listed in. */
export const tabStates: Record<QueueTab, readonly PlaceState[]> = {
  seated: ['confirmed', 'held', 'offered'],
  waiting: ['waiting', 'entered'],
  over: ['cancelled', 'expired', 'ended'],
}

export interface QueuedPlace {
  id: string
  bookingId: string
  personId: string
  childId: string
  state: PlaceState
  order: number
  turn: number
  expiresAt: Date | null
  endReason: PlaceEnd | null
  childName: string
  entryYear: number
  guardian: string | null
  movedReason: string | null
  together: number
}

interface RawPlace extends Omit<QueuedPlace, 'order' | 'expiresAt' | 'entryYear' | 'together'> {
  orderNumber: number
  expiresAt: Date | string | null
  entryYear: string
  together: string | number
}

/** A page of a class's places in these states by their turn, behind `after`. */
export async function findQueued(
  db: Db,
  classId: string,
  states: readonly PlaceState[],
  after: { turn: number; id: string },
): Promise<QueuedPlace[]> {
  // Each state's beginning lies in the index in its order; together they would be sorted whole.
  const begin = `SELECT * FROM (SELECT id FROM class_places WHERE class_id = ? AND state = ?
    AND (turn > ? OR (turn = ? AND id > ?)) ORDER BY turn, id LIMIT ${rowsToRead}) AS begun`
  const sql = `SELECT p.id, p.booking_id AS bookingId, b.person_id AS personId, p.child_id AS childId, p.state,
      p.order_number AS orderNumber, p.turn, p.expires_at AS expiresAt, p.end_reason AS endReason,
      c.name AS childName, c.entry_year AS entryYear, g.name AS guardian, b.moved_reason AS movedReason,
      (SELECT COUNT(*) FROM class_places q WHERE q.booking_id = p.booking_id AND q.state = p.state) AS together
    FROM (${states.map(() => begin).join(' UNION ALL ')}) AS listed JOIN class_places p ON p.id = listed.id
      JOIN class_bookings b ON b.id = p.booking_id JOIN children c ON c.id = p.child_id
      JOIN persons g ON g.id = b.person_id
    ORDER BY p.turn, p.id LIMIT ${rowsToRead}`
  const values = states.flatMap((state) => [classId, state, after.turn, after.turn, after.id])
  const rows: RawPlace[] = await db.query(sql, values)
  return rows.map(({ orderNumber, expiresAt, childName, entryYear, guardian, movedReason, together, ...row }) => ({
    ...row,
    order: orderNumber,
    expiresAt: expiresAt === null ? null : fromRaw(expiresAt),
    childName: unseal('children.name', childName),
    entryYear: Number(unseal('children.entry_year', entryYear)),
    guardian: guardian === null ? null : unseal('persons.name', guardian),
    movedReason: movedReason === null ? null : unseal('class_bookings.moved_reason', movedReason),
    together: Number(together),
  }))
}

/** Where the queue of a class begins. */
export async function findFirstTurn(db: Db, classId: string): Promise<number> {
  const sql = "SELECT MIN(turn) AS turn FROM class_places WHERE class_id = ? AND state = 'waiting'"
  const [row]: { turn: number | null }[] = await db.query(sql, [classId])
  return row?.turn ?? 1
}
