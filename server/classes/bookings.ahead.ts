import type { Placed } from '../../shared/classes/bookings.contract'
import type { Db } from '../platform/db'
import type { Decision } from '../platform/handlers'
import { placesFor } from '../platform/raw'

/** Who was in the queue before they asked is told too how many wait before them. */
export async function withAhead(db: Db, decisions: readonly Decision<Placed>[]): Promise<Decision<Placed>[]> {
  const waiting = decisions.flatMap((one) => ('id' in one && lacksAhead(one) ? [one.id] : []))
  if (waiting.length === 0) return [...decisions]
  const ahead = await countAhead(db, waiting)
  return decisions.map((one) => {
    if (!('id' in one) || !lacksAhead(one)) return one
    const places = one.places.map((place) => ({ ...place, ahead: ahead.get(place.order + place.classId) ?? null }))
    return { ...one, places }
  })
}

const lacksAhead = ({ state, places }: Placed): boolean =>
  state === 'waiting' && places.some(({ ahead }) => ahead === null)

/** How many children wait before each place of these bookings, by its order number and class. */
async function countAhead(db: Db, bookingIds: readonly string[]): Promise<Map<string, number>> {
  const sql = `SELECT p.order_number AS orderNumber, p.class_id AS classId, (SELECT COUNT(*) FROM class_places q
      WHERE q.class_id = p.class_id AND q.state = 'waiting' AND q.turn < p.turn) AS ahead
    FROM class_places p WHERE p.booking_id IN (${placesFor(bookingIds)}) AND p.state = 'waiting'`
  const rows: { orderNumber: number; classId: string; ahead: string | number }[] = await db.query(sql, [...bookingIds])
  return new Map(rows.map(({ orderNumber, classId, ahead }) => [orderNumber + classId, Number(ahead)]))
}
