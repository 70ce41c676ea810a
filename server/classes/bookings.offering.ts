import type { Placed } from '../../shared/classes/bookings.contract'
import { seatsFor } from '../../shared/classes/rules'
import type { PriorityGroup } from '../../shared/classes/states'
import type { Db } from '../platform/db'
import { groupBy } from '../platform/grouping'
import type { Decision } from '../platform/handlers'
import { placesFor, toRaw } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { findGroups, findQueue, findWaitingIn, type LivePlace, loadSeats } from './bookings.queries'
import { placesRule } from './bookings.rules'
import { firstOfEach, tellOffered, tellPassed } from './bookings.telling'
import type { CourseClass } from './entities'
import { type Groups, hasRoom, type Seats, takeSeat } from './seats'

/** So far into a queue seats are offered at once: beyond it nobody comes to unless all before ask for more than is free. */
const queueMost = 1_000

export type Offered = Map<string, Pick<Placed, 'state' | 'expiresAt'>>

/** Bookings as they were decided on, those with an offer as they are by now. */
export const withOffers = (decisions: readonly Decision<Placed>[], offered: Offered): Decision<Placed>[] =>
  decisions.map((one) => {
    const offer = 'id' in one && offered.get(one.id)
    return offer ? { ...one, ...offer, places: one.places.map((place) => ({ ...place, ahead: null })) } : one
  })

/**
 * Offers free seats of these classes to who waits, each in turn, siblings all or none: who asks for more than is free is passed,
 * keeps the place and is told. All of `classes` are locked; a booking that waits for another class too holds its queue up until
 * `classes.offer_seats` comes with the locks of both.
 */
export async function offerSeats(
  db: Db,
  classes: ReadonlyMap<string, CourseClass>,
  classIds: readonly string[],
  now: Date,
): Promise<Offered> {
  const open = [...classes.values()].filter(({ state }) => state === 'published')
  const seats = await loadSeats(db, open, now)
  const asked = [...new Set(classIds)].filter((id) => seats.has(id) && isFree(seats.get(id)!))
  if (asked.length === 0) return new Map()
  const queues = new Map<string, LivePlace[]>()
  for (const id of open.filter((one) => isFree(seats.get(one.id)!)).map((one) => one.id)) {
    queues.set(id, await findQueue(db, id, queueMost))
  }
  const bookings = await readBookings(db, [...queues.values()].flat())
  if (bookings.size === 0) return new Map()
  const hasQuotas = open.some(({ id }) => seats.get(id)!.quotas.length > 0)
  const personIds = [...new Set([...bookings.values()].map(([place]) => place!.personId))]
  const groups = hasQuotas ? await findGroups(db, personIds) : new Map<string, PriorityGroup[]>()
  const outcome = goThrough({ seats, queues, bookings, groups, known: classes })
  return announce(db, outcome, now)
}

/** Whether anybody at all could have a seat. */
const isFree = (seats: Seats): boolean =>
  seatsFor(
    seats,
    seats.quotas.map(({ group }) => group),
  ) > 0

async function readBookings(db: Db, queued: readonly LivePlace[]): Promise<Map<string, LivePlace[]>> {
  const ids = [...new Set(queued.map(({ bookingId }) => bookingId))]
  return ids.length === 0 ? new Map() : groupBy(await findWaitingIn(db, ids), ({ bookingId }) => bookingId)
}

interface Queues {
  seats: Map<string, Seats>
  queues: Map<string, LivePlace[]>
  bookings: Map<string, LivePlace[]>
  groups: Map<string, Groups>
  known: ReadonlyMap<string, CourseClass>
}

interface Outcome {
  offered: { place: LivePlace; quota: PriorityGroup | null }[]
  /** Bookings that stood before one that was offered a seat. */
  passed: LivePlace[]
}

/** Everybody in turn; who waits for several classes comes when all before them in each have come. */
function goThrough({ seats, queues, bookings, groups, known }: Queues): Outcome {
  const outcome: Outcome = { offered: [], passed: [] }
  const seen = new Set<string>()
  const heldUp = new Set<string>()
  const skipped = new Map<string, LivePlace[]>()
  const consider = (bookingId: string): void => {
    if (seen.has(bookingId)) return
    seen.add(bookingId)
    const places = bookings.get(bookingId) ?? []
    for (const { classId } of places) comeTo(classId, bookingId)
    const byClass = groupBy(places, ({ classId }) => classId)
    if ([...byClass.keys()].some((id) => heldUp.has(id))) return
    if ([...byClass.keys()].some((id) => !known.has(id))) return void [...byClass.keys()].map((id) => heldUp.add(id))
    const own = groups.get(places[0]!.personId) ?? []
    const fits = [...byClass].every(([id, asked]) => seats.has(id) && hasRoom(seats.get(id)!, own, asked.length))
    if (!fits) return void [...byClass.keys()].map((id) => skipped.set(id, [...(skipped.get(id) ?? []), places[0]!]))
    for (const place of places) outcome.offered.push({ place, quota: takeSeat(seats.get(place.classId)!, own) })
    for (const id of byClass.keys()) outcome.passed.push(...(skipped.get(id) ?? []))
  }
  const comeTo = (classId: string, bookingId?: string): void => {
    for (const place of queues.get(classId) ?? []) {
      if (place.bookingId === bookingId || !isFree(seats.get(classId)!)) return
      consider(place.bookingId)
    }
  }
  for (const classId of queues.keys()) comeTo(classId)
  return outcome
}

async function announce(db: Db, { offered, passed }: Outcome, now: Date): Promise<Offered> {
  if (offered.length === 0) return new Map()
  const { offerHours } = await ruleAt(db, placesRule, now)
  const expiresAt = new Date(now.getTime() + offerHours * 3_600_000)
  for (const [quota, some] of groupBy(offered, (one) => one.quota)) {
    const ids = some.map(({ place }) => place.id)
    const sql = `UPDATE class_places SET state = 'offered', quota_group = ?, expires_at = ?, changed_at = ?
      WHERE id IN (${placesFor(ids)}) AND state = 'waiting'`
    await db.query(sql, [quota, toRaw(db, expiresAt), toRaw(db, now), ...ids])
  }
  const told = firstOfEach(offered.map(({ place }) => place))
  await tellOffered(db, told, expiresAt, now)
  const ids = new Set(told.map(({ bookingId }) => bookingId))
  await tellPassed(
    db,
    firstOfEach(passed).filter(({ bookingId }) => !ids.has(bookingId)),
    now,
  )
  return new Map([...ids].map((id) => [id, { state: 'offered', expiresAt: expiresAt.toISOString() }]))
}
