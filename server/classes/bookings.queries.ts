import type { ClassContent, Sessions } from '../../shared/classes/plans'
import type { PlaceState, PriorityGroup } from '../../shared/classes/states'
import { liveStates, seatedStates } from '../../shared/classes/states'
import { unseal } from '../platform/crypto'
import type { Db } from '../platform/db'
import { fromRaw, isEmbedded, placesFor } from '../platform/raw'
import type { CourseClass } from './entities'
import { countPlaces, takenIn } from './queries'
import { quotasOf, type Seats } from './seats'

// A rush is decided by these: plain SQL, one statement for all of a batch, each found by an index.

const listOf = (states: readonly PlaceState[]): string => states.map((state) => `'${state}'`).join(', ')
const live = listOf(liveStates)

/** The seats of these classes, which the caller has locked, as they are now. */
export async function loadSeats(db: Db, classes: readonly CourseClass[], now: Date): Promise<Map<string, Seats>> {
  const counts = await countPlaces(
    db,
    classes.map(({ id }) => id),
    seatedStates,
  )
  const seatsOf = (courseClass: CourseClass): Seats => ({
    courseClass,
    seats: courseClass.seats,
    taken: takenIn(counts, courseClass.id),
    quotas: quotasOf(courseClass, now),
    leastAsked: null,
    waiting: 0,
  })
  return new Map(classes.map((one) => [one.id, seatsOf(one)]))
}

/** How many seats the most modest booking in the queue of each of these classes asks of it. */
export async function findLeastAsked(db: Db, classIds: readonly string[]): Promise<Map<string, number>> {
  if (classIds.length === 0) return new Map()
  const sql = `SELECT id, MIN(asked) AS least FROM (SELECT class_id AS id, COUNT(*) AS asked FROM class_places
    WHERE class_id IN (${placesFor(classIds)}) AND state = 'waiting' GROUP BY class_id, booking_id) AS each_one GROUP BY id`
  const rows: { id: string; least: string | number }[] = await db.query(sql, [...classIds])
  return new Map(rows.map(({ id, least }) => [id, Number(least)]))
}

/** What the rules ask of a child. */
export interface KnownChild {
  id: string
  birthDate: string
  entryYear: number
}

/** These children, held until the transaction ends: nobody decides on one of them elsewhere meanwhile. After the classes, in id order. */
export async function lockChildren(db: Db, childIds: readonly string[]): Promise<Map<string, KnownChild>> {
  const sql = `SELECT id, birth_date AS birthDate, entry_year AS entryYear FROM children
    WHERE id IN (${placesFor(childIds)}) AND erased_at IS NULL ORDER BY id${isEmbedded(db) ? '' : ' FOR UPDATE'}`
  const rows: { id: string; birthDate: string; entryYear: string }[] = await db.query(sql, [...childIds])
  return new Map(rows.map((row) => [row.id, knownChild(row)]))
}

const knownChild = ({
  id,
  birthDate,
  entryYear,
}: {
  id: string
  birthDate: string
  entryYear: string
}): KnownChild => ({
  id,
  birthDate: unseal('children.birth_date', birthDate),
  entryYear: Number(unseal('children.entry_year', entryYear)),
})

/** `person child` of the guardians of these children, and whether staff have confirmed it. */
export async function findGuardians(db: Db, childIds: readonly string[]): Promise<Map<string, boolean>> {
  const sql = `SELECT child_id AS childId, person_id AS personId, state FROM guardianships
    WHERE child_id IN (${placesFor(childIds)}) AND state IN ('stated', 'confirmed')`
  const rows: { childId: string; personId: string; state: string }[] = await db.query(sql, [...childIds])
  return new Map(rows.map(({ childId, personId, state }) => [`${personId} ${childId}`, state === 'confirmed']))
}

export interface LivePlace {
  id: string
  bookingId: string
  personId: string
  childId: string
  classId: string
  state: PlaceState
  order: number
  turn: number
  quotaGroup: PriorityGroup | null
  expiresAt: Date | null
}

const placeColumns = `p.id, p.booking_id AS bookingId, b.person_id AS personId, p.child_id AS childId, p.class_id AS classId,
  p.state, p.order_number AS orderNumber, p.turn, p.quota_group AS quotaGroup, p.expires_at AS expiresAt`
const placeTables = 'class_places p JOIN class_bookings b ON b.id = p.booking_id'

type RawPlace = Omit<LivePlace, 'order' | 'expiresAt'> & { orderNumber: number; expiresAt: Date | string | null }

async function findPlaces(db: Db, where: string, values: readonly unknown[]): Promise<LivePlace[]> {
  const sql = `SELECT ${placeColumns} FROM ${placeTables} WHERE ${where}`
  const rows: RawPlace[] = await db.query(sql, [...values])
  return rows.map(({ orderNumber, expiresAt, ...row }) => ({
    ...row,
    order: orderNumber,
    expiresAt: expiresAt === null ? null : fromRaw(expiresAt),
  }))
}

/** What these children are booked, offered, drawn or queued for. */
export const findPlacesOf = (db: Db, childIds: readonly string[]): Promise<LivePlace[]> =>
  childIds.length === 0
    ? Promise.resolve([])
    : findPlaces(db, `p.child_id IN (${placesFor(childIds)}) AND p.state IN (${live})`, childIds)

/** All places of these bookings, over or not, in the order of their making. */
export const findPlacesIn = (db: Db, bookingIds: readonly string[]): Promise<LivePlace[]> =>
  findPlaces(db, `p.booking_id IN (${placesFor(bookingIds)}) ORDER BY p.id`, bookingIds)

/** Who has a seat in a class, waits for one or is to be drawn, each in turn. */
export const findLiveIn = (db: Db, classId: string): Promise<LivePlace[]> =>
  findPlaces(db, `p.class_id = ? AND p.state IN (${live}) ORDER BY p.turn, p.id`, [classId])

/** The places of these bookings that wait. */
export const findWaitingIn = (db: Db, bookingIds: readonly string[]): Promise<LivePlace[]> =>
  findPlaces(db, `p.booking_id IN (${placesFor(bookingIds)}) AND p.state = 'waiting' ORDER BY p.id`, bookingIds)

/** The beginning of a class's queue. */
export const findQueue = (db: Db, classId: string, most: number): Promise<LivePlace[]> =>
  findPlaces(db, `p.class_id = ? AND p.state = 'waiting' ORDER BY p.turn, p.id LIMIT ${most}`, [classId])

/** Until when each of these children may not be booked. */
export async function findBars(db: Db, childIds: readonly string[]): Promise<Map<string, string>> {
  if (childIds.length === 0) return new Map()
  const sql = `SELECT child_id AS childId, MAX(until_day) AS untilDay FROM class_bars
    WHERE child_id IN (${placesFor(childIds)}) AND state <> 'lifted' GROUP BY child_id`
  const rows: { childId: string; untilDay: string }[] = await db.query(sql, [...childIds])
  return new Map(rows.map(({ childId, untilDay }) => [childId, untilDay]))
}

/** The groups that staff have found each of these persons to belong to. */
export async function findGroups(db: Db, personIds: readonly string[]): Promise<Map<string, PriorityGroup[]>> {
  const groups = new Map<string, PriorityGroup[]>()
  if (personIds.length === 0) return groups
  const { driver } = db.dataSource
  const sql = `SELECT person_id AS personId, ${driver.escape('group')} AS name FROM priority_claims
    WHERE person_id IN (${placesFor(personIds)}) AND state = 'confirmed'`
  const rows: { personId: string; name: PriorityGroup }[] = await db.query(sql, [...personIds])
  for (const { personId, name } of rows) groups.set(personId, [...(groups.get(personId) ?? []), name])
  return groups
}

/** Raises the last order number of each of these classes, which the caller has locked. */
export async function saveOrders(db: Db, classes: readonly CourseClass[]): Promise<void> {
  if (classes.length === 0) return
  const sql = `UPDATE classes SET last_order = CASE id ${classes.map(() => 'WHEN ? THEN ?').join(' ')} END
    WHERE id IN (${placesFor(classes)})`
  await db.query(sql, [...classes.flatMap(({ id, lastOrder }) => [id, lastOrder]), ...classes.map(({ id }) => id)])
}

/** When these classes meet. */
export async function findSessions(db: Db, classIds: readonly string[]): Promise<Map<string, Sessions>> {
  if (classIds.length === 0) return new Map()
  const sql = `SELECT id, content FROM classes WHERE id IN (${placesFor(classIds)})`
  const rows: { id: string; content: string }[] = await db.query(sql, [...classIds])
  return new Map(rows.map(({ id, content }) => [id, (JSON.parse(content) as ClassContent).sessions]))
}
