import { doOverlap, freeIn } from '../../shared/classes/rules'
import { type ClassState, seatedStates } from '../../shared/classes/states'
import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { movePlaces } from './bookings.acting'
import { Place } from './bookings.entities'
import { offerSeats } from './bookings.offering'
import {
  findLiveIn,
  findPlacesOf,
  findSessions,
  type LivePlace,
  loadSeats,
  lockChildren,
  saveOrders,
} from './bookings.queries'
import { CourseClass } from './entities'
import { moveFees } from './fees.queries'
import { loadManaged } from './queue.service'

interface Ended {
  id: string
  state: ClassState
  version: number
  told: number
}

interface Given {
  version: number
  reason: string
}

/** Everybody who has a seat or waits is told of it; what siblings have in other classes stays theirs. */
export async function cancelClass(db: Db, actor: StaffActor, id: string, given: Given, now: Date): Promise<Ended> {
  const { courseClass } = await lockClass(db, actor, id, given.version)
  const places = await findLiveIn(db, id)
  const ended = await endClass(db, courseClass, { state: 'cancelled', endReason: given.reason }, now)
  await movePlaces(db, places, 'end', 'classCancelled', now)
  return { ...ended, told: countBookings(places) }
}

/** After its last day: who was in it stays on record so, who still waited is told. */
export async function closeClass(db: Db, actor: StaffActor, id: string, version: number, now: Date): Promise<Ended> {
  const { courseClass } = await lockClass(db, actor, id, version)
  if (shanghaiDay(now) <= courseClass.content.sessions.to) throw new AppError('classes.still_running')
  const places = (await findLiveIn(db, id)).filter(({ state }) => state !== 'confirmed')
  const ended = await endClass(db, courseClass, { state: 'closed' }, now)
  await movePlaces(db, places, 'end', 'classClosed', now)
  return { ...ended, told: countBookings(places) }
}

/** Seats keep their state in the other class, which must have as many; who waits goes to the end of its queue, in turn. */
export async function mergeClass(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, into, reason }: Given & { into: string },
  now: Date,
): Promise<Ended> {
  const { courseClass, others } = await lockClass(db, actor, id, version, into)
  const target = others.get(into)
  if (!target || target.termId !== courseClass.termId || target.state !== 'published' || into === id) {
    throw new AppError('classes.class_not_found')
  }
  const places = await findLiveIn(db, id)
  const twice = await refuseMerger(db, target, places, now)
  const ended = await endClass(db, courseClass, { state: 'merged', mergedIntoId: into, endReason: reason }, now)
  await movePlaces(db, places, 'end', 'classMerged', now)
  const moved = places.filter(({ childId }) => !twice.has(childId))
  await addAt(db, target, moved, now)
  await offerSeats(db, others, [into], now)
  return { ...ended, told: countBookings(places) }
}

/** Refuses where somebody would lose a seat or be in two places; gives the children who are in the other class already. */
async function refuseMerger(
  db: Db,
  target: CourseClass,
  places: readonly LivePlace[],
  now: Date,
): Promise<Set<string>> {
  if (places.length === 0) return new Set()
  const childIds = [...new Set(places.map(({ childId }) => childId))].sort()
  await lockChildren(db, childIds)
  const theirs = (await findPlacesOf(db, childIds)).filter(({ classId }) => classId !== places[0]!.classId)
  const twice = new Set(theirs.filter(({ classId }) => classId === target.id).map(({ childId }) => childId))
  const seated = places.filter(({ state, childId }) => seatedStates.includes(state) && !twice.has(childId))
  const lacking = seated.length - freeIn((await loadSeats(db, [target], now)).get(target.id)!)
  if (lacking > 0) throw new AppError('classes.no_room', { lacking })
  const classIds = [...new Set(theirs.map(({ classId }) => classId))].filter((one) => one !== target.id)
  const sessions = await findSessions(db, classIds)
  const overlapping = theirs.filter(({ classId, childId }) => {
    const other = sessions.get(classId)
    return other && !twice.has(childId) && doOverlap(other, target.content.sessions)
  })
  // In the queue of the other class, where a seat in this one would be lost.
  const losing = theirs.filter(
    (other) =>
      other.classId === target.id &&
      !seatedStates.includes(other.state) &&
      places.some(({ childId, state }) => childId === other.childId && seatedStates.includes(state)),
  )
  overlapping.push(...losing)
  if (overlapping.length > 0) throw new AppError('classes.merge_overlaps', { children: overlapping.length })
  return twice
}

async function addAt(db: Db, target: CourseClass, places: readonly LivePlace[], now: Date): Promise<void> {
  if (places.length === 0) return
  const isDrawn = target.content.allocation === 'draw' && target.allottedAt === null
  const rows = places.map(({ bookingId, childId, state: before, expiresAt }): Place => {
    const state = before === 'entered' && !isDrawn ? 'waiting' : before
    const order = ++target.lastOrder
    const given = { id: newId(), bookingId, childId, classId: target.id, state, order, turn: order, expiresAt }
    const liveKey = `${childId} ${target.id}`
    return { ...given, liveKey, quotaGroup: null, endReason: null, changedAt: now, createdAt: now }
  })
  await insertRows(db, Place, rows)
  await saveOrders(db, [target])
  await moveFees(db, new Map(places.map(({ id }, at) => [id, rows[at]!])))
}

interface Locked {
  courseClass: CourseClass
  others: Map<string, CourseClass>
}

/** A class that goes on, at the version the actor saw, locked with those it is about. */
async function lockClass(db: Db, actor: StaffActor, id: string, version: number, ...more: string[]): Promise<Locked> {
  await loadManaged(db, actor, id)
  for (const other of more) await loadManaged(db, actor, other)
  const others = await lockPools(db, CourseClass, [id, ...more])
  const courseClass = others.get(id)!
  if (courseClass.version !== version) throw new AppError('classes.class_changed')
  if (courseClass.state !== 'published') throw new AppError('classes.class_over')
  return { courseClass, others }
}

async function endClass(
  db: Db,
  { id, version }: CourseClass,
  change: Partial<Pick<CourseClass, 'mergedIntoId' | 'endReason'>> & { state: ClassState },
  now: Date,
): Promise<Omit<Ended, 'told'>> {
  await db.update(CourseClass, { id, version }, { ...change, endedAt: now, version: version + 1 })
  return { id, state: change.state, version: version + 1 }
}

/** Whose guardians `classes.tell_ended` tells. */
const countBookings = (places: readonly LivePlace[]): number => new Set(places.map(({ bookingId }) => bookingId)).size
