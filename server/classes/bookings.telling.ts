import { shanghaiDay, shanghaiMoment } from '../../shared/http/time'
import { notify } from '../notifications'
import type { Db } from '../platform/db'
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
export async function tell(db: Db, place: Told, notice: Notice, now: Date): Promise<void> {
  const { template, key, params = {}, isActing } = notice
  const facts = await classNamed(db, place.classId)
  await notify(
    db,
    {
      personId: place.personId,
      template: `classes.${template}`,
      params: { class: facts.name, ...params },
      link: `/classes/booking?id=${place.bookingId}`,
      dedupeKey: `${place.bookingId} ${key}`,
      organisationId: facts.organisationId,
      ...(isActing ? { isActing } : {}),
    },
    now,
  )
}

async function classNamed(db: Db, classId: string): Promise<{ name: string; organisationId: string }> {
  const sql = `SELECT content, organisation_id AS organisationId FROM classes WHERE id IN (${placesFor([classId])})`
  const [row]: { content: string; organisationId: string }[] = await db.query(sql, [classId])
  return { name: (JSON.parse(row!.content) as { name: string }).name, organisationId: row!.organisationId }
}

/** Once a booking, whatever number of children. */
export async function tellBooked(db: Db, places: readonly LivePlace[], now: Date): Promise<void> {
  for (const place of new Map(places.map((one) => [one.bookingId, one])).values()) {
    await tell(db, place, { template: 'booked', key: 'booked', isActing: true }, now)
  }
}

export const tellOffered = (db: Db, place: Told, expiresAt: Date, now: Date): Promise<void> =>
  tell(
    db,
    place,
    { template: 'offered', key: `offered ${expiresAt.getTime()}`, params: { until: shanghaiMoment(expiresAt) } },
    now,
  )

/** Who heads the queue and asks for more than was free, at most once a day. */
export const tellPassed = (db: Db, place: Told, now: Date): Promise<void> =>
  tell(db, place, { template: 'passed', key: `passed ${shanghaiDay(now)}` }, now)
