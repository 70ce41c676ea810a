import type { PlaceState } from '../../shared/classes/states'
import type { Ticket } from '../../shared/draws/rules'
import type { Db } from '../platform/db'
import { groupBy, inBatches } from '../platform/grouping'
import { placesFor, toRaw } from '../platform/raw'
import type { CourseClass } from './entities'

/** So many rows are written in one statement. */
const batchMost = 500

export interface Entered extends Omit<Ticket, 'number'> {
  placeIds: string[]
}

/** What is entered for a class, by codes that say nothing of who came when. */
export async function findEntered(db: Db, classId: string): Promise<Entered[]> {
  const sql = `SELECT b.ticket, p.id FROM class_places p JOIN class_bookings b ON b.id = p.booking_id
    WHERE p.class_id = ? AND p.state = 'entered' ORDER BY b.ticket, p.id`
  const rows: { ticket: string; id: string }[] = await db.query(sql, [classId])
  const byTicket = groupBy(rows, ({ ticket }) => ticket)
  return [...byTicket].map(([ticket, places]) => ({
    ticket,
    seats: places.length,
    placeIds: places.map(({ id }) => id),
  }))
}

export interface OwnTicket {
  ticket: string
  seats: number
  bookingId: string
  state: PlaceState
}

/** Tickets of a person's, and what became of each. */
export async function findOwnTickets(db: Db, personId: string, classId: string): Promise<OwnTicket[]> {
  const sql = `SELECT b.ticket, b.id AS bookingId, p.state, COUNT(*) AS seats FROM class_places p
    JOIN class_bookings b ON b.id = p.booking_id
    WHERE b.person_id = ? AND p.class_id = ? GROUP BY b.ticket, b.id, p.state ORDER BY b.id`
  const rows: OwnTicket[] = await db.query(sql, [personId, classId])
  return rows.map((row) => ({ ...row, seats: Number(row.seats) }))
}

/** Classes whose window was over at `before`, and whose list is still open. */
export async function findUnfrozen(db: Db, before: Date, most: number): Promise<string[]> {
  const sql = `SELECT d.pool_id AS id FROM draws d JOIN classes c ON c.id = d.pool_id
    WHERE d.frozen_at IS NULL AND d.live_key IS NOT NULL AND c.state = 'published' AND c.closes_at <= ? LIMIT ${most}`
  const rows: { id: string }[] = await db.query(sql, [toRaw(db, before)])
  return rows.map(({ id }) => id)
}

/** Holds the seats of tickets that were drawn; the class is locked. */
export async function holdDrawn(db: Db, drawn: readonly Entered[], until: Date, now: Date): Promise<void> {
  for (const ids of inBatches(
    drawn.flatMap(({ placeIds }) => placeIds),
    batchMost,
  )) {
    const sql = `UPDATE class_places SET state = 'held', expires_at = ?, changed_at = ?
      WHERE id IN (${placesFor(ids)}) AND state = 'entered'`
    await db.query(sql, [toRaw(db, until), toRaw(db, now), ...ids])
  }
}

/** Lets the others wait in this order, siblings at one turn, behind whoever came before; the class is locked. */
export async function queueDrawn(db: Db, { lastOrder }: CourseClass, tickets: readonly Entered[], now: Date) {
  const turns = tickets.flatMap(({ placeIds }, at) => placeIds.map((id) => ({ id, turn: lastOrder + at + 1 })))
  for (const some of inBatches(turns, batchMost)) {
    const sql = `UPDATE class_places SET state = 'waiting', changed_at = ?,
      turn = CASE id ${some.map(() => 'WHEN ? THEN ?').join(' ')} END
      WHERE id IN (${placesFor(some)}) AND state = 'entered'`
    const values = some.flatMap(({ id, turn }) => [id, turn])
    await db.query(sql, [toRaw(db, now), ...values, ...some.map(({ id }) => id)])
  }
}

export interface Told {
  id: string
  drawId: string
  bookingId: string
  personId: string
  classId: string
  organisationId: string
  content: string
  state: PlaceState | null
  expiresAt: Date | string | null
}

/** Tickets whose guardians are to be told, the oldest first. */
export async function findUntold(db: Db, most: number): Promise<Told[]> {
  const sql = `SELECT t.id, t.draw_id AS drawId, b.id AS bookingId, b.person_id AS personId, c.id AS classId,
    c.organisation_id AS organisationId, c.content,
    (SELECT MAX(p.state) FROM class_places p WHERE p.booking_id = b.id AND p.class_id = c.id) AS state,
    (SELECT MAX(p.expires_at) FROM class_places p WHERE p.booking_id = b.id AND p.class_id = c.id) AS expiresAt
    FROM draw_tickets t JOIN draws d ON d.id = t.draw_id JOIN classes c ON c.id = d.pool_id
    JOIN class_bookings b ON b.ticket = t.ticket
    WHERE t.tell_at IS NOT NULL ORDER BY t.tell_at, t.id LIMIT ${most}`
  return db.query(sql)
}
