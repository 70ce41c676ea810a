import type { BookingView } from '../../shared/classes/bookings.contract'
import type { ClassContent, SiteContent } from '../../shared/classes/plans'
import type { RefundState } from '../../shared/classes/refunds'
import type { PlaceEnd } from '../../shared/classes/states'
import { rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { fromRaw, placesFor } from '../platform/raw'
import type { LivePlace } from './bookings.queries'
import { findChildrenOf } from './children.queries'

export interface OwnChild {
  id: string
  name: string
  birthDate: string
  entryYear: number
  isConfirmed: boolean
}

/** The children a person is a guardian of, or has said so: of those that nobody has confirmed, what the person told. */
export const findOwnChildren = async (db: Db, personId: string): Promise<OwnChild[]> =>
  (await findChildrenOf(db, personId)).map(({ id, name, birthDate, entryYear, isConfirmed }) => ({
    id,
    name,
    birthDate,
    entryYear,
    isConfirmed,
  }))

/** Ids of the bookings of these children, the newest first. */
export async function findBookingIds(db: Db, childIds: readonly string[], before: string): Promise<string[]> {
  if (childIds.length === 0) return []
  const sql = `SELECT DISTINCT booking_id AS id FROM class_places
    WHERE child_id IN (${placesFor(childIds)}) AND booking_id < ? ORDER BY booking_id DESC LIMIT ${rowsToRead}`
  const rows: { id: string }[] = await db.query(sql, [...childIds, before])
  return rows.map(({ id }) => id)
}

export interface OwnPlace extends Pick<LivePlace, 'id' | 'bookingId' | 'childId' | 'classId' | 'state' | 'order'> {
  expiresAt: Date | null
  endReason: PlaceEnd | null
  createdAt: Date
  ahead: number | null
  content: ClassContent
  site: string
  /** What goes back of its fee to who asks. */
  refund: BookingView['places'][number]['refund']
}

type RawPlace = Omit<OwnPlace, 'order' | 'expiresAt' | 'createdAt' | 'content' | 'site' | 'ahead' | 'refund'> & {
  orderNumber: number
  expiresAt: Date | string | null
  createdAt: Date | string
  content: string
  site: string
  ahead: number | string | null
  refundId: string | null
  refundState: RefundState | null
  refundFen: number | string | null
}

/** The places of these bookings, with their classes, how many children wait before each, and what goes back to the person. */
export async function findOwnPlaces(db: Db, personId: string, bookingIds: readonly string[]): Promise<OwnPlace[]> {
  if (bookingIds.length === 0) return []
  const sql = `SELECT p.id, p.booking_id AS bookingId, p.child_id AS childId, p.class_id AS classId, p.state,
      p.order_number AS orderNumber, p.expires_at AS expiresAt, p.end_reason AS endReason, b.created_at AS createdAt,
      k.content, s.content AS site, CASE WHEN p.state <> 'waiting' THEN NULL ELSE (SELECT COUNT(*) FROM class_places q
        WHERE q.class_id = p.class_id AND q.state = 'waiting' AND q.turn < p.turn) END AS ahead,
      r.id AS refundId, r.state AS refundState, r.amount_fen AS refundFen
    FROM class_places p JOIN class_bookings b ON b.id = p.booking_id JOIN classes k ON k.id = p.class_id
      JOIN class_sites s ON s.id = k.site_id LEFT JOIN class_fees f ON f.place_id = p.id
      LEFT JOIN class_refunds r ON r.live_key = f.id AND r.person_id = ?
    WHERE p.booking_id IN (${placesFor(bookingIds)}) ORDER BY p.id`
  const rows: RawPlace[] = await db.query(sql, [personId, ...bookingIds])
  return rows.map(
    ({ orderNumber, expiresAt, createdAt, content, site, ahead, refundId, refundState, refundFen, ...row }) => ({
      ...row,
      order: orderNumber,
      expiresAt: expiresAt === null ? null : fromRaw(expiresAt),
      createdAt: fromRaw(createdAt),
      ahead: ahead === null ? null : Number(ahead),
      content: JSON.parse(content) as ClassContent,
      site: (JSON.parse(site) as SiteContent).name,
      refund: refundId === null ? null : { id: refundId, state: refundState!, amountFen: Number(refundFen) },
    }),
  )
}
