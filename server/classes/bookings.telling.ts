import type { ClassContent } from '../../shared/classes/plans'
import { shanghaiDay, shanghaiMoment } from '../../shared/http/time'
import { notifyAll } from '../notifications'
import type { Db } from '../platform/db'
import { groupBy } from '../platform/grouping'
import { placesFor } from '../platform/raw'
import type { LivePlace } from './bookings.queries'

export type BookingNotice =
  | 'booked'
  | 'offered'
  | 'offerEnds'
  | 'offerOver'
  | 'holdOver'
  | 'passed'
  | 'movedUp'
  | 'cancelled'
  | 'merged'
  | 'withdrawn'
  | 'closed'

type Told = Pick<LivePlace, 'bookingId' | 'personId' | 'classId'>

interface Notice {
  template: BookingNotice
  /** Names what happened, once a booking. */
  key: string
  params?: Record<string, string>
  isActing?: true
}

/** Tells who booked, by the name of the class alone: others may look at the screen. */
export const tell = (db: Db, place: Told, notice: Notice, now: Date): Promise<void> =>
  tellAll(db, [place], () => notice, now)

/** The same for many, in a statement for each kind of thing that is read or written. */
export async function tellAll<P extends Told>(
  db: Db,
  places: readonly P[],
  noticeOf: (place: P) => Notice,
  now: Date,
): Promise<void> {
  const classes = await findNames(db, [...new Set(places.map(({ classId }) => classId))])
  const notices = places.map((place) => {
    const { template, key, params = {}, isActing } = noticeOf(place)
    const { name, organisationId } = classes.get(place.classId)!
    return {
      personId: place.personId,
      template: `classes.${template}`,
      params: { class: name, ...params },
      link: `/classes/booking?id=${place.bookingId}`,
      dedupeKey: `${place.bookingId} ${key}`,
      organisationId,
      ...(isActing ? { isActing } : {}),
    }
  })
  await notifyAll(db, notices, now)
}

async function findNames(db: Db, classIds: readonly string[]) {
  if (classIds.length === 0) return new Map<string, { name: string; organisationId: string }>()
  const sql = `SELECT id, content, organisation_id AS organisationId FROM classes WHERE id IN (${placesFor(classIds)})`
  const rows: { id: string; content: string; organisationId: string }[] = await db.query(sql, [...classIds])
  return new Map(
    rows.map(({ id, content, organisationId }) => {
      const { name } = JSON.parse(content) as ClassContent
      return [id, { name, organisationId }]
    }),
  )
}

/** A place of each booking: it is told once, whatever number of children. */
export const firstOfEach = <P extends Told>(places: readonly P[]): P[] =>
  [...groupBy(places, ({ bookingId }) => bookingId).values()].map(([first]) => first!)

export const tellBooked = (db: Db, places: readonly LivePlace[], now: Date): Promise<void> =>
  tellAll(db, firstOfEach(places), () => ({ template: 'booked', key: 'booked', isActing: true }), now)

export function tellOffered(db: Db, places: readonly Told[], expiresAt: Date, now: Date): Promise<void> {
  const params = { until: shanghaiMoment(expiresAt) }
  return tellAll(db, places, () => ({ template: 'offered', key: `offered ${expiresAt.getTime()}`, params }), now)
}

/** Who heads the queue and asks for more than was free, at most once a day. */
export const tellPassed = (db: Db, places: readonly Told[], now: Date): Promise<void> =>
  tellAll(db, places, () => ({ template: 'passed', key: `passed ${shanghaiDay(now)}` }), now)
