import type { Placed } from '../../shared/classes/bookings.contract'
import type { Sessions } from '../../shared/classes/plans'
import { childBlocker, freeIn, windowBlocker } from '../../shared/classes/rules'
import type { PlaceState, PriorityGroup } from '../../shared/classes/states'
import { AppError } from '../../shared/http/errors'
import type { Actor } from '../platform/actor'
import type { Db } from '../platform/db'
import { groupBy } from '../platform/grouping'
import type { Decision } from '../platform/handlers'
import { lockPools } from '../platform/pools'
import { newId, systemRandom, unmistakable } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { withAhead } from './bookings.ahead'
import { Booking, Place } from './bookings.entities'
import { offerSeats, withOffers } from './bookings.offering'
import {
  findBars,
  findGroups,
  findGuardians,
  findLeastAsked,
  findPlacesOf,
  findSessions,
  type KnownChild,
  type LivePlace,
  loadSeats,
  lockChildren,
  saveOrders,
} from './bookings.queries'
import { type PlacesRule, placesRule } from './bookings.rules'
import { noteHolders } from './bookings.soldOut'
import { placedView } from './bookings.views'
import { CourseClass } from './entities'
import { countIn, countPlaces } from './queries'
import { type Groups, hasRoomBesideQueue, type Seats, takeSeat } from './seats'

interface Item {
  childId: string
  classId: string
}

export interface Ask {
  actor: Pick<Actor, 'personId'>
  body: { items: readonly Item[] }
  now: Date
}

/** All that decides on a batch, read once under the locks of its classes and children, and changed as it is decided. */
interface Floor {
  rule: PlacesRule
  seats: Map<string, Seats>
  children: Map<string, KnownChild>
  guardians: Map<string, boolean>
  bars: Map<string, string>
  groups: Map<string, PriorityGroup[]>
  /** By child. */
  places: Map<string, LivePlace[]>
  /** Of classes that are none of the batch's. */
  elsewhere: Map<string, Sessions>
  bookings: Booking[]
  won: Place[]
}

/** Seats for all children of a call, or none, in the order of arrival. */
export const bookSeats = (db: Db, calls: readonly Ask[], pools: readonly string[]): Promise<Decision<Placed>[]> =>
  decideAsks(db, calls, pools, seatState)

/** A place in the queue of each class asked for; whoever can have their seats at once is offered them. */
export async function joinQueues(db: Db, calls: readonly Ask[], pools: readonly string[]): Promise<Decision<Placed>[]> {
  const decisions = await decideAsks(db, calls, pools, queueState)
  const asked = new Set(decisions.flatMap((one) => ('id' in one && one.state === 'waiting' ? placesOf(one) : [])))
  if (asked.size === 0) return decisions
  const offered = await offerSeats(db, await lockPools(db, CourseClass, pools), [...asked], calls[0]!.now)
  return withAhead(db, withOffers(decisions, offered))
}

const placesOf = ({ places }: Placed): string[] => places.map(({ classId }) => classId)

type Entry = { state: PlaceState; isSeated: boolean }

async function decideAsks(
  db: Db,
  calls: readonly Ask[],
  pools: readonly string[],
  enter: (floor: Floor, ask: Ask) => Entry | AppError,
): Promise<Decision<Placed>[]> {
  const classes = await lockPools(db, CourseClass, pools)
  const floor = await readFloor(db, [...classes.values()], calls, enter === queueState)
  const before = new Map([...classes.values()].map(({ id, lastOrder }) => [id, lastOrder]))
  const decisions = calls.map((ask) => decideAsk(floor, ask, enter))
  if (floor.bookings.length > 0) await insertRows(db, Booking, floor.bookings)
  if (floor.won.length > 0) await insertRows(db, Place, floor.won)
  await saveOrders(
    db,
    [...classes.values()].filter(({ id, lastOrder }) => lastOrder !== before.get(id)),
  )
  return decisions
}

async function readFloor(
  db: Db,
  classes: readonly CourseClass[],
  calls: readonly Ask[],
  isQueueing: boolean,
): Promise<Floor> {
  const childIds = [...new Set(calls.flatMap(({ body }) => body.items.map(({ childId }) => childId)))].sort()
  const personIds = [...new Set(calls.map(({ actor }) => actor.personId))]
  const now = calls[0]!.now
  const children = await lockChildren(db, childIds)
  const seats = await loadSeats(db, classes, now)
  await readQueues(db, [...seats.values()], isQueueing)
  const hasQuotas = [...seats.values()].some(({ quotas }) => quotas.length > 0)
  const places = await findPlacesOf(db, childIds)
  return {
    rule: await ruleAt(db, placesRule, now),
    seats,
    children,
    guardians: await findGuardians(db, childIds),
    bars: await findBars(db, childIds),
    groups: hasQuotas ? await findGroups(db, personIds) : new Map(),
    places: groupBy(places, ({ childId }) => childId),
    elsewhere: await findSessions(
      db,
      places.map(({ classId }) => classId).filter((id) => !seats.has(id)),
    ),
    bookings: [],
    won: [],
  }
}

/** Who waits is asked for only where it matters: for the place in the queue, or while seats are free beside one. */
async function readQueues(db: Db, all: readonly Seats[], isQueueing: boolean): Promise<void> {
  const idsOf = (some: readonly Seats[]) => some.map(({ courseClass }) => courseClass.id)
  if (isQueueing) {
    const counts = await countPlaces(db, idsOf(all), ['waiting'])
    for (const seats of all) seats.waiting = countIn(counts, seats.courseClass.id, ['waiting'])
    return
  }
  const asked = await findLeastAsked(db, idsOf(all.filter((seats) => freeIn(seats) > 0)))
  for (const seats of all) seats.leastAsked = asked.get(seats.courseClass.id) ?? null
}

function decideAsk(floor: Floor, ask: Ask, enter: (floor: Floor, ask: Ask) => Entry | AppError): Decision<Placed> {
  const { actor, body, now } = ask
  const earlier = findEarlier(floor, ask)
  if (earlier) return earlier
  for (const item of body.items) {
    const refusal = refuseItem(floor, actor.personId, item, body.items, now)
    if (refusal) return refusal
  }
  const entry = enter(floor, ask)
  return entry instanceof AppError ? entry : addPlaces(floor, ask, entry)
}

/** What the same guardian has asked for in just these words and holds: asking again is answered alike. */
function findEarlier(floor: Floor, { actor, body }: Ask): Placed | null {
  const held = body.items.map(({ childId, classId }) =>
    floor.places.get(childId)?.find((place) => place.classId === classId),
  )
  const [first] = held
  if (!first || first.personId !== actor.personId) return null
  if (!held.every((place) => place?.bookingId === first.bookingId)) return null
  const isWhole = [...floor.places.values()]
    .flat()
    .every((one) => one.bookingId !== first.bookingId || held.includes(one))
  return isWhole ? placedView(held as LivePlace[], new Map()) : null
}

function refuseItem(
  { seats, children, guardians, bars, places, elsewhere }: Floor,
  personId: string,
  { childId, classId }: Item,
  all: readonly Item[],
  now: Date,
): AppError | null {
  const refuse = (code: ConstructorParameters<typeof AppError>[0], data = {}) =>
    new AppError(code, { childId, classId, ...data })
  const courseClass = seats.get(classId)?.courseClass
  if (!courseClass || courseClass.state === 'draft') return new AppError('classes.class_not_found')
  const child = children.get(childId)
  const isConfirmed = guardians.get(`${personId} ${childId}`)
  if (!child || isConfirmed === undefined) return new AppError('classes.child_not_found')
  const closed = windowBlocker(courseClass, now)
  if (closed) return refuse(closed)
  const own = places.get(childId) ?? []
  if (own.some((place) => place.classId === classId)) return refuse('classes.already_booked')
  const asked = all.filter((item) => item.childId === childId && item.classId !== classId)
  const others = [...own, ...asked].flatMap((one) => {
    const sessions = seats.get(one.classId)?.courseClass.content.sessions ?? elsewhere.get(one.classId)
    return sessions ? [sessions] : []
  })
  const barredUntil = bars.get(childId) ?? null
  const blocker = childBlocker(courseClass, { ...child, isConfirmed, barredUntil, others })
  return blocker && refuse(blocker, blocker === 'classes.barred' ? { until: barredUntil } : {})
}

const countOf = (items: readonly Item[], classId: string): number =>
  items.filter((item) => item.classId === classId).length

const groupsOf = (floor: Floor, { actor }: Ask): Groups => floor.groups.get(actor.personId) ?? []

/** Held where there is a seat for all; entered where they are drawn, for which no seat is taken yet. */
function seatState(floor: Floor, ask: Ask): Entry | AppError {
  const classIds = [...new Set(ask.body.items.map(({ classId }) => classId))]
  const asked = classIds.map((id) => floor.seats.get(id)!)
  if (asked.some(isDrawn)) {
    return asked.length === 1 ? { state: 'entered', isSeated: false } : new AppError('classes.not_together')
  }
  const full = asked.find(
    (seats) => !hasRoomBesideQueue(seats, groupsOf(floor, ask), countOf(ask.body.items, seats.courseClass.id)),
  )
  return full ? new AppError('classes.full', { classId: full.courseClass.id }) : { state: 'held', isSeated: true }
}

/** Nobody waits for what is drawn later: they enter the draw. */
const queueState = (floor: Floor, { body }: Ask): Entry | AppError =>
  body.items.some(({ classId }) => isDrawn(floor.seats.get(classId)!))
    ? new AppError('classes.not_together')
    : { state: 'waiting', isSeated: false }

const isDrawn = ({ courseClass }: Seats): boolean =>
  courseClass.content.allocation === 'draw' && courseClass.allottedAt === null

/** Gives the order numbers, takes the seats, and notes the rows. */
function addPlaces(floor: Floor, ask: Ask, { state, isSeated }: Entry): Placed {
  const { actor, body, now } = ask
  const ticket = systemRandom.pick(unmistakable, 12)
  const booking = { id: newId(), personId: actor.personId, ticket, movedReason: null, movedBy: null, createdAt: now }
  const expiresAt = state === 'held' ? new Date(now.getTime() + floor.rule.holdMinutes * 60_000) : null
  const ahead = new Map<string, number>()
  const rows = body.items.map(({ childId, classId }): Place => {
    const seats = floor.seats.get(classId)!
    const order = ++seats.courseClass.lastOrder
    const id = newId()
    if (state === 'waiting') ahead.set(id, seats.waiting++)
    const quotaGroup = isSeated ? takeSeat(seats, groupsOf(floor, ask)) : null
    noteHolders(classId, [childId, actor.personId])
    const given = { id, bookingId: booking.id, childId, classId, state, order, turn: order, quotaGroup, expiresAt }
    return { ...given, liveKey: `${childId} ${classId}`, endReason: null, changedAt: now, createdAt: now }
  })
  floor.bookings.push(booking)
  floor.won.push(...rows)
  const live = rows.map((row): LivePlace => ({ ...row, personId: actor.personId }))
  for (const place of live) floor.places.set(place.childId, [...(floor.places.get(place.childId) ?? []), place])
  return placedView(live, ahead)
}
