import type { BookingForm, BookingView } from '../../shared/classes/bookings.contract'
import { childBlocker, windowBlocker } from '../../shared/classes/rules'
import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import { idBefore, toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { groupBy } from '../platform/grouping'
import { findBookingIds, findOwnChildren, findOwnPlaces, type OwnChild, type OwnPlace } from './bookings.own.queries'
import { findBars, findPlacesOf, findSessions } from './bookings.queries'
import { actionsIn, currentOf } from './bookings.views'
import { CourseClass } from './entities'
import { countStates, seatedIn } from './queue.queries'

/** What a guardian sees of a booking: the places of their own children. */
export async function listBookings(db: Db, personId: string, cursor: string | undefined): Promise<Page<BookingView>> {
  const children = (await findOwnChildren(db, personId)).filter(({ isConfirmed }) => isConfirmed)
  const ids = await findBookingIds(
    db,
    children.map(({ id }) => id),
    idBefore(cursor),
  )
  const page = toPage(ids, (id) => [id])
  const places = groupBy(await findOwnPlaces(db, personId, page.items), ({ bookingId }) => bookingId)
  return { ...page, items: page.items.map((id) => viewBooking(places.get(id)!, children)) }
}

export async function getBooking(db: Db, personId: string, bookingId: string): Promise<BookingView> {
  const children = (await findOwnChildren(db, personId)).filter(({ isConfirmed }) => isConfirmed)
  const places = await findOwnPlaces(db, personId, [bookingId])
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
    places: current.map(({ id, childId, classId, state, order, ahead, endReason, content, site, refund }) => ({
      id,
      child: { id: childId, name: names.get(childId)! },
      class: { id: classId, site, ...shownOf(content) },
      state,
      order,
      ahead,
      endReason,
      refund,
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

/** Classes of a term that a form tells of. */
const mostClasses = 30

export async function getForm(db: Db, personId: string, classId: string, now: Date): Promise<BookingForm> {
  const classes = await findBookable(db, classId, now)
  const counts = await countStates(
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
      isFull: one.content.allocation !== 'draw' && seatedIn(counts.get(one.id)!) >= one.seats,
      waiting: counts.get(one.id)!.get('waiting') ?? 0,
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
