import { In } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import { reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { placesFor, toRaw } from '../platform/raw'
import { movePlaces } from './bookings.acting'
import { Booking } from './bookings.entities'
import { offerSeats } from './bookings.offering'
import { findPlacesIn, type LivePlace } from './bookings.queries'
import { tell } from './bookings.telling'
import { isLive } from './bookings.views'
import { CourseClass } from './entities'
import { findFirstTurn } from './queue.queries'

/** To the head of each queue it waits in; the guardian is told that it was, and anyone who sees the queue why. */
export async function moveUp(db: Db, actor: StaffActor, bookingId: string, reason: string, now: Date) {
  const { places } = await lockBooking(db, actor, bookingId)
  const waiting = places.filter(({ state }) => state === 'waiting')
  if (waiting.length === 0) throw new AppError('classes.booking_unavailable')
  for (const classId of new Set(waiting.map((place) => place.classId))) {
    const own = waiting.filter((place) => place.classId === classId)
    const first = await findFirstTurn(db, classId)
    const sql = `UPDATE class_places SET turn = ?, changed_at = ? WHERE id IN (${placesFor(own)}) AND state = 'waiting'`
    await db.query(sql, [first - 1, toRaw(db, now), ...own.map(({ id }) => id)])
  }
  await db.update(Booking, { id: bookingId }, { movedReason: reason, movedBy: actor.personId })
  await tell(db, waiting[0]!, { template: 'movedUp', key: `moved up ${now.getTime()}` }, now)
  return { id: bookingId }
}

/** The seats go to who waits, in the same transaction. */
export async function withdraw(db: Db, actor: StaffActor, bookingId: string, reason: string, now: Date) {
  const { places, classes } = await lockBooking(db, actor, bookingId)
  const live = places.filter(isLive)
  if (live.length === 0) throw new AppError('classes.booking_unavailable')
  await movePlaces(db, live, 'cancel', 'byStaff', now)
  await tell(db, live[0]!, { template: 'withdrawn', key: 'withdrawn', params: { reason } }, now)
  const classIds = live.map(({ classId }) => classId)
  await offerSeats(db, classes, classIds, now)
  return { id: bookingId }
}

interface LockedBooking {
  places: LivePlace[]
  classes: Map<string, CourseClass>
}

/** A booking all of whose classes the actor manages, with these locked. */
async function lockBooking(db: Db, { grants }: StaffActor, bookingId: string): Promise<LockedBooking> {
  const classIds = [...new Set((await findPlacesIn(db, [bookingId])).map(({ classId }) => classId))]
  const managed = await db.find(CourseClass, { where: { id: In(classIds) }, relations: { organisation: true } })
  const own = grants.filter(({ role }) => role === 'classManager')
  const isManaged = managed.length > 0 && managed.every(({ organisation }) => reaches(own, organisation!.path))
  if (!isManaged) throw new AppError('classes.booking_not_found')
  const classes = await lockPools(db, CourseClass, classIds)
  return { places: await findPlacesIn(db, [bookingId]), classes }
}
