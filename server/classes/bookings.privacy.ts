import type { ClassContent } from '../../shared/classes/plans'
import type { PlaceState } from '../../shared/classes/states'
import type { Db } from '../platform/db'
import { fromRaw } from '../platform/raw'
import type { PersonalPart } from '../privacy'
import { Booking } from './bookings.entities'

/** More than this nobody has. */
const mostRows = 500

/** What a person has booked, the newest first. */
export async function describeBookings(db: Db, personId: string): Promise<PersonalPart[]> {
  const sql = `SELECT p.state, p.order_number AS orderNumber, p.created_at AS createdAt, k.content
    FROM class_bookings b JOIN class_places p ON p.booking_id = b.id JOIN classes k ON k.id = p.class_id
    WHERE b.person_id = ? ORDER BY b.id DESC, p.id LIMIT ${mostRows}`
  const rows: { state: PlaceState; orderNumber: number; createdAt: Date | string; content: string }[] = await db.query(
    sql,
    [personId],
  )
  if (rows.length === 0) return []
  return [
    {
      part: 'classBookings',
      rows: rows.map(({ state, orderNumber, createdAt, content }) => ({
        className: (JSON.parse(content) as ClassContent).name,
        state: seatWords[state],
        order: orderNumber,
        at: fromRaw(createdAt),
      })),
    },
  ]
}

/** Codes that mean a seat wherever the words of all features meet. */
const seatWords: Record<PlaceState, string> = {
  entered: 'seatEntered',
  held: 'seatHeld',
  confirmed: 'seatConfirmed',
  waiting: 'seatAwaited',
  offered: 'seatOffered',
  cancelled: 'seatCancelled',
  expired: 'seatExpired',
  ended: 'seatEnded',
}

/** Two accounts turned out to be one person's. */
export const moveBookings = async (db: Db, fromId: string, toId: string): Promise<void> => {
  await db.update(Booking, { personId: fromId }, { personId: toId })
}

/** What staff wrote of a family goes with the account; that a seat was taken stays, and says of nobody whose. */
export const eraseReasons = async (db: Db, personId: string): Promise<void> => {
  await db.update(Booking, { personId }, { movedReason: null })
}
