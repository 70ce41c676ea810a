import type { BookingAct, Placed } from '../../shared/classes/bookings.contract'
import { isCancelOver } from '../../shared/classes/rules'
import { type PlaceAct, type PlaceEnd, type PlaceState, placeTransitions } from '../../shared/classes/states'
import { AppError, type ErrorCode } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import type { Actor } from '../platform/actor'
import type { Db } from '../platform/db'
import { groupBy } from '../platform/grouping'
import type { Decision } from '../platform/handlers'
import { lockPools } from '../platform/pools'
import { placesFor, toRaw } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { withAhead } from './bookings.ahead'
import { offerSeats, withOffers } from './bookings.offering'
import { findGuardians, findPlacesIn, type LivePlace } from './bookings.queries'
import { placesRule } from './bookings.rules'
import { noteFreed } from './bookings.soldOut'
import { tellBooked } from './bookings.telling'
import { isLive, placedView } from './bookings.views'
import { CourseClass } from './entities'

export interface Act {
  actor: Pick<Actor, 'personId'>
  params: { bookingId: string }
  /** One place alone can be given back. */
  query?: { placeId?: string | undefined } | undefined
  now: Date
}

/** The classes whose seats a booking of the caller's is about; of others none, and nobody waits for them. */
export async function classesOf(db: Db, { actor, params }: Act): Promise<string[]> {
  const places = await findPlacesIn(db, [params.bookingId])
  const guardians = await findGuardians(db, idsOf(places))
  return mayAct(places, guardians, actor.personId) ? [...new Set(places.map(({ classId }) => classId))] : []
}

const idsOf = (places: readonly LivePlace[]): string[] => [...new Set(['', ...places.map(({ childId }) => childId)])]

/** Any confirmed guardian of all its children. */
const mayAct = (places: readonly LivePlace[], guardians: ReadonlyMap<string, boolean>, personId: string): boolean =>
  places.length > 0 && places.every(({ childId }) => guardians.get(`${personId} ${childId}`) === true)

const meantBy = ({ query }: Act, places: readonly LivePlace[]): readonly LivePlace[] =>
  query?.placeId === undefined ? places : places.filter(({ id }) => id === query.placeId)

export const confirmBookings = (db: Db, calls: readonly Act[], pools: readonly string[]) =>
  decideActs(db, calls, pools, { act: 'confirm', late: 'classes.hold_expired' })

export const acceptOffers = (db: Db, calls: readonly Act[], pools: readonly string[]) =>
  decideActs(db, calls, pools, { act: 'accept', late: 'classes.offer_expired' })

/**
 * Seats that are given back go to who waits, in the same transaction; the sibling of a child that leaves the queue keeps its place
 * there and asks for less from now on, so that a seat may be free for it.
 */
export async function cancelBookings(
  db: Db,
  calls: readonly Act[],
  pools: readonly string[],
): Promise<Decision<Placed>[]> {
  const decisions = await decideActs(db, calls, pools, { act: 'cancel', late: 'classes.booking_unavailable' })
  if (decisions.every((one) => one instanceof AppError)) return decisions
  const offered = await offerSeats(db, await lockPools(db, CourseClass, pools), pools, calls[0]!.now)
  return withAhead(db, withOffers(decisions, offered))
}

interface Doing {
  act: BookingAct
  /** What is said to who comes after the time was over. */
  late: ErrorCode
}

async function decideActs(
  db: Db,
  calls: readonly Act[],
  pools: readonly string[],
  doing: Doing,
): Promise<Decision<Placed>[]> {
  const classes = await lockPools(db, CourseClass, pools)
  const now = calls[0]!.now
  const places = await findPlacesIn(db, [...new Set(calls.map(({ params }) => params.bookingId))])
  const guardians = await findGuardians(db, idsOf(places))
  const { cancelDaysBefore } = await ruleAt(db, placesRule, now)
  const byBooking = groupBy(places, ({ bookingId }) => bookingId)
  const done: LivePlace[] = []
  const decisions = calls.map((call): Decision<Placed> => {
    const own = byBooking.get(call.params.bookingId) ?? []
    const meant = meantBy(call, own)
    const isOwn = meant.length > 0 && mayAct(own, guardians, call.actor.personId)
    if (!isOwn) return new AppError('classes.booking_not_found')
    const refusal = refuseAct(meant, classes, doing, cancelDaysBefore, call.now)
    if (refusal === 'done') return placedView(own, new Map())
    if (refusal) return refusal
    const live = meant.filter(isLive)
    done.push(...live)
    for (const place of live) Object.assign(place, { state: placeTransitions[doing.act].to, expiresAt: null })
    return placedView(own, new Map())
  })
  await movePlaces(db, done, doing.act, doing.act === 'cancel' ? 'byGuardian' : null, now)
  if (doing.act !== 'cancel') await tellBooked(db, done, now)
  return decisions
}

/** Why not, or that it was done before. */
function refuseAct(
  places: readonly LivePlace[],
  classes: ReadonlyMap<string, CourseClass>,
  { act, late }: Doing,
  cancelDaysBefore: number,
  now: Date,
): AppError | 'done' | null {
  const live = places.filter(isLive)
  const { from, to } = placeTransitions[act]
  const [first = places.at(-1)!] = live
  if (first.state === to) return 'done'
  if (first.state === 'expired') return new AppError(late)
  if (live.length === 0 || !live.every(({ state }) => from.includes(state))) {
    return new AppError('classes.booking_unavailable')
  }
  if (act !== 'cancel') return first.expiresAt !== null && first.expiresAt <= now ? new AppError(late) : null
  const today = shanghaiDay(now)
  const isOver = live.some(({ classId, state }) => {
    const courseClass = classes.get(classId)
    return state === 'confirmed' && courseClass && isCancelOver(courseClass.content.sessions, today, cancelDaysBefore)
  })
  return isOver ? new AppError('classes.cancel_over') : null
}

/** Moves places on, whose class the caller has locked; fails where one of them has been moved all the same. */
export async function movePlaces(
  db: Db,
  places: readonly Pick<LivePlace, 'id' | 'classId'>[],
  act: PlaceAct,
  endReason: PlaceEnd | null,
  now: Date,
): Promise<void> {
  if (places.length === 0) return
  const { from, to } = placeTransitions[act]
  const ends = endedStates.includes(to) ? ', live_key = NULL, end_reason = ?' : ''
  const ids = [...new Set(places.map(({ id }) => id))]
  const sql = `UPDATE class_places SET state = ?, expires_at = NULL, changed_at = ?${ends}
    WHERE id IN (${placesFor(ids)}) AND state IN (${placesFor(from)})`
  await db.query(sql, [to, toRaw(db, now), ...(ends ? [endReason] : []), ...ids, ...from])
  if (ends) {
    noteFreed(
      db,
      places.map(({ classId }) => classId),
    )
  }
}

const endedStates: readonly PlaceState[] = ['cancelled', 'expired', 'ended']
