import { In } from 'typeorm'
import type { ClassContent } from '../../shared/classes/plans'
import type { PlaceState } from '../../shared/classes/states'
import { deleteWithCases } from '../desk'
import type { Db } from '../platform/db'
import { findOldest } from '../platform/oldest'
import { fromRaw } from '../platform/raw'
import type { PersonalPart } from '../privacy'
import { ClassCertificate, ClassFee } from './after.entities'
import { Booking, Place } from './bookings.entities'
import { ClassRefund } from './refunds.entities'

/** More than this nobody has. */
const mostRows = 500

interface RawPlace {
  state: PlaceState
  ticket: string
  orderNumber: number
  createdAt: Date | string
  content: string
}

/** What a person has booked, under which name it is in the list of a draw, the newest first. */
export async function describeBookings(db: Db, personId: string): Promise<PersonalPart[]> {
  const sql = `SELECT p.state, b.ticket, p.order_number AS orderNumber, p.created_at AS createdAt, k.content
    FROM class_bookings b JOIN class_places p ON p.booking_id = b.id JOIN classes k ON k.id = p.class_id
    WHERE b.person_id = ? ORDER BY b.id DESC, p.id LIMIT ${mostRows}`
  const rows: RawPlace[] = await db.query(sql, [personId])
  if (rows.length === 0) return []
  return [
    {
      part: 'classBookings',
      rows: rows.map(({ state, ticket, orderNumber, createdAt, content }) => ({
        className: (JSON.parse(content) as ClassContent).name,
        state: seatWords[state],
        order: orderNumber,
        ticket,
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

/** What was booked long ago, with the fees and certificates of its places. */
export async function deleteOldBookings(db: Db, before: Date, limit: number): Promise<number> {
  const old = await findOldest(db, Booking, ({ createdAt }) => createdAt, { before, limit })
  const bookingId = In(old.map(({ id }) => id))
  const placeId = In((await db.find(Place, { where: { bookingId }, select: { id: true } })).map(({ id }) => id))
  const feeId = In((await db.find(ClassFee, { where: { placeId }, select: { id: true } })).map(({ id }) => id))
  await deleteWithCases(db, ClassRefund, await db.find(ClassRefund, { where: { feeId }, select: { id: true } }))
  await db.delete(ClassFee, { placeId })
  await db.delete(ClassCertificate, { placeId })
  await db.delete(Place, { bookingId })
  await db.delete(Booking, { id: bookingId })
  return old.length
}
