import type { BookingForm, BookingView } from '../../shared/classes/bookings.contract'
import { childBlocker, windowBlocker } from '../../shared/classes/rules'
import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import { idBefore, toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { groupBy } from '../platform/grouping'
import { findBookingIds, findOwnChildren, findOwnPlaces, type OwnChild, type OwnPlace } from './bookings.own.queries'
import { countWaiting, findBars, findPlacesOf, loadSeats } from './bookings.queries'
import { actionsIn, currentOf } from './bookings.views'
import { CourseClass } from './entities'

/** What a guardian sees of a booking: the places of their own children. */
export async function listBookings(db: Db, personId: string, cursor: string | undefined): Promise<Page<BookingView>> {
  const children = (await findOwnChildren(db, personId)).filter(({ isConfirmed }) => isConfirmed)
  const ids = await findBookingIds(
    db,
    children.map(({ id }) => id),
    idBefore(cursor),
  )
  const page = toPage(ids, (id) => [id])
  const places = groupBy(await findOwnPlaces(db, page.items), ({ bookingId }) => bookingId)
  return { ...page, items: page.items.map((id) => viewBooking(places.get(id)!, children)) }
}

export async function getBooking(db: Db, personId: string, bookingId: string): Promise<BookingView> {
  const children = (await findOwnChildren(db, personId)).filter(({ isConfirmed }) => isConfirmed)
  const places = await findOwnPlaces(db, [bookingId])
  const isOwn = places.some(({ childId }) => children.some(({ id }) => id === childId))
  if (!isOwn) throw new AppError('classes.booking_not_found')
  return viewBooking(places, children)
}

function viewBooking(all: readonly OwnPlace[], children: readonly OwnChild[]): BookingView {
  const names = new Map(children.map(({ id, name }) => [id, name]))
  const places = all.filter(({ childId }) => names.has(childId))
  const current = currentOf(places)
  const first = current[0]!
  return {
    id: first.bookingId,
    state: first.state,
    places: current.map(({ id, childId, classId, state, order, ahead, endReason, content, site }) => ({
      id,
      child: { id: childId, name: names.get(childId)! },
      class: { id: classId, site, ...shownOf(content) },
      state,
      order,
      ahead,
      endReason,
    })),
    expiresAt: first.expiresAt?.toISOString() ?? null,
    createdAt: first.createdAt.toISOString(),
    // Who is guardian of some of its children only, looks on.
    actions: places.length === all.length ? actionsIn(first.state) : [],
  }
}

const shownOf = ({ name, kind, room, sessions, feeFen, mealFeeFen }: OwnPlace['content']) => ({
  name,
  kind,
  room,
  sessions,
  feeFen,
  mealFeeFen,
})

/** Classes of a term that are told of beside the one asked for. */
const mostClasses = 30

export async function getForm(db: Db, personId: string, classId: string, now: Date): Promise<BookingForm> {
  const asked = await db.findOne(CourseClass, { where: { id: classId }, relations: { site: true } })
  if (!asked || asked.state === 'draft') throw new AppError('classes.class_not_found')
  const classes = [asked, ...(await findSiblings(db, asked, now))]
  const seats = await loadSeats(db, classes, now)
  const ids = classes.map(({ id }) => id)
  const waiting = await countWaiting(db, ids)
  return {
    classes: classes.map((one) => ({
      id: one.id,
      site: one.site!.content.name,
      ...shownOf(one.content),
      allocation: one.content.allocation,
      opensAt: one.opensAt.toISOString(),
      closesAt: one.closesAt.toISOString(),
      blocker: windowBlocker(one, now),
      isFull: one.content.allocation !== 'draw' && seats.get(one.id)!.taken.length >= one.seats,
      waiting: waiting.get(one.id) ?? 0,
    })),
    children: await describeChildren(db, personId, classes),
    now: now.toISOString(),
  }
}

const findSiblings = async (db: Db, { id, termId, content }: CourseClass, now: Date): Promise<CourseClass[]> => {
  const rows = await db.find(CourseClass, {
    where: { termId, state: 'published' },
    relations: { site: true },
    order: { id: 'ASC' },
    take: mostClasses,
  })
  const isDrawn = content.allocation === 'draw'
  return rows.filter(
    (one) => one.id !== id && !isDrawn && one.content.allocation !== 'draw' && windowBlocker(one, now) === null,
  )
}

async function describeChildren(
  db: Db,
  personId: string,
  classes: readonly CourseClass[],
): Promise<BookingForm['children']> {
  const children = await findOwnChildren(db, personId)
  if (children.length === 0) return []
  const ids = children.map(({ id }) => id)
  const bars = await findBars(db, ids)
  const places = await findPlacesOf(db, ids)
  const taken = await db.find(CourseClass, {
    select: { id: true, content: true },
    where: [...new Set(places.map(({ classId }) => classId))].map((id) => ({ id })),
  })
  const sessions = new Map((places.length === 0 ? [] : taken).map(({ id, content }) => [id, content.sessions]))
  return children.map((child) => {
    const own = places.filter(({ childId }) => childId === child.id).map(({ classId }) => classId)
    const barredUntil = bars.get(child.id) ?? null
    const others = own.flatMap((id) => sessions.get(id) ?? [])
    const options = classes.map((one) => {
      const code = own.includes(one.id)
        ? 'classes.already_booked'
        : childBlocker(one, { ...child, barredUntil, others })
      return {
        classId: one.id,
        blocker: code === null ? null : { code, until: code === 'classes.barred' ? barredUntil : null },
      }
    })
    return { id: child.id, name: child.name, options }
  })
}
