import type { BookingForm, BookingView } from '../../shared/classes/bookings.contract'
import { childBlocker, isCancelOver, windowBlocker } from '../../shared/classes/rules'
import { seatedStates } from '../../shared/classes/states'
import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import { shanghaiDay } from '../../shared/http/time'
import { idBefore, toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { groupBy } from '../platform/grouping'
import { ruleAt } from '../platform/rules'
import { findBookingIds, findOwnChildren, findOwnPlaces, type OwnChild, type OwnPlace } from './bookings.own.queries'
import { findBars, findPlacesOf, findSessions } from './bookings.queries'
import { placesRule } from './bookings.rules'
import { actionsIn, currentOf } from './bookings.views'
import { CourseClass } from './entities'
import { countIn, countPlaces } from './queries'

/** What a guardian sees of a booking: the places of their own children. */
export async function listBookings(
  db: Db,
  personId: string,
  cursor: string | undefined,
  now: Date,
): Promise<Page<BookingView>> {
  const children = (await findOwnChildren(db, personId)).filter(({ isConfirmed }) => isConfirmed)
  const ids = await findBookingIds(
    db,
    children.map(({ id }) => id),
    idBefore(cursor),
  )
  const page = toPage(ids, (id) => [id])
  const places = groupBy(await findOwnPlaces(db, personId, page.items), ({ bookingId }) => bookingId)
  const isKept = await keptAt(db, now)
  return { ...page, items: page.items.map((id) => viewBooking(places.get(id)!, children, isKept)) }
}

export async function getBooking(db: Db, personId: string, bookingId: string, now: Date): Promise<BookingView> {
  const children = (await findOwnChildren(db, personId)).filter(({ isConfirmed }) => isConfirmed)
  const places = await findOwnPlaces(db, personId, [bookingId])
  const isOwn = places.some(({ childId }) => children.some(({ id }) => id === childId))
  if (!isOwn) throw new AppError('classes.booking_not_found')
  return viewBooking(places, children, await keptAt(db, now))
}

type IsKept = (place: OwnPlace) => boolean

/** Seats that are given back by staff alone from now on. */
async function keptAt(db: Db, now: Date): Promise<IsKept> {
  const { cancelDaysBefore } = await ruleAt(db, placesRule, now)
  const today = shanghaiDay(now)
  return ({ state, content }) => state === 'confirmed' && isCancelOver(content.sessions, today, cancelDaysBefore)
}

function viewBooking(all: readonly OwnPlace[], children: readonly OwnChild[], isKept: IsKept): BookingView {
  const names = new Map(children.map(({ id, name }) => [id, name]))
  const places = all.filter(({ childId }) => names.has(childId))
  const current = currentOf(places)
  const first = current[0]!
  // Who is guardian of some of its children only, looks on.
  const acts = places.length === all.length ? actionsIn(first.state) : []
  const isShared = current.length > 1 && acts.includes('cancel')
  return {
    id: first.bookingId,
    state: first.state,
    places: current.map((place) => ({
      ...drawPlace(place),
      child: { id: place.childId, name: names.get(place.childId)! },
      actions: isShared && !isKept(place) ? ['cancel'] : [],
    })),
    expiresAt: first.expiresAt?.toISOString() ?? null,
    createdAt: first.createdAt.toISOString(),
    actions: acts.filter((act) => act !== 'cancel' || !current.some(isKept)),
  }
}

const drawPlace = ({ id, classId, state, order, ahead, endReason, content, site, refund }: OwnPlace) => ({
  id,
  class: { id: classId, site, ...shownOf(content) },
  state,
  order,
  ahead,
  endReason,
  refund,
})

const shownOf = ({ name, kind, room, sessions, feeFen, mealFeeFen }: OwnPlace['content']) => ({
  name,
  kind,
  room,
  sessions,
  feeFen,
  mealFeeFen,
})

/** Classes of a term that a form tells of. */
const mostClasses = 30

export async function getForm(db: Db, personId: string, classId: string, now: Date): Promise<BookingForm> {
  const classes = await findBookable(db, classId, now)
  const counts = await countPlaces(
    db,
    classes.map(({ id }) => id),
  )
  return {
    classes: classes.map((one) => ({
      id: one.id,
      site: one.site!.content.name,
      ...shownOf(one.content),
      allocation: one.content.allocation,
      opensAt: one.opensAt.toISOString(),
      closesAt: one.closesAt.toISOString(),
      blocker: windowBlocker(one, now),
      isFull: one.content.allocation !== 'draw' && countIn(counts, one.id, seatedStates) >= one.seats,
      waiting: countIn(counts, one.id, ['waiting']),
    })),
    children: await describeChildren(db, personId, classes),
    now: now.toISOString(),
  }
}

/** The class asked for, then those of its term that siblings can be booked for at the same time; of a draw itself alone. */
async function findBookable(db: Db, classId: string, now: Date): Promise<CourseClass[]> {
  const rows = await db
    .createQueryBuilder(CourseClass, 'one')
    .innerJoinAndSelect('one.site', 'site')
    .where('one.termId = (SELECT term_id FROM classes WHERE id = :classId)', { classId })
    .andWhere("(one.id = :classId OR one.state = 'published')", { classId })
    .orderBy('CASE WHEN one.id = :classId THEN 0 ELSE 1 END')
    .addOrderBy('one.id')
    .limit(mostClasses)
    .getMany()
  const asked = rows.find(({ id }) => id === classId)
  if (!asked || asked.state === 'draft') throw new AppError('classes.class_not_found')
  const isDrawn = (one: CourseClass) => one.content.allocation === 'draw'
  if (isDrawn(asked)) return [asked]
  return [asked, ...rows.filter((one) => one !== asked && !isDrawn(one) && windowBlocker(one, now) === null)]
}

async function describeChildren(
  db: Db,
  personId: string,
  classes: readonly CourseClass[],
): Promise<BookingForm['children']> {
  const children = await findOwnChildren(db, personId)
  if (children.length === 0) return []
  // Whether a child is booked is told to nobody before they are confirmed.
  const ids = children.filter(({ isConfirmed }) => isConfirmed).map(({ id }) => id)
  const bars = await findBars(db, ids)
  const places = await findPlacesOf(db, ids)
  const sessions = await findSessions(db, [...new Set(places.map(({ classId }) => classId))])
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
