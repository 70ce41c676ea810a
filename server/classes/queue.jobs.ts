import { In, IsNull } from 'typeorm'
import type { PlaceEnd } from '../../shared/classes/states'
import type { Db } from '../platform/db'
import type { JobCall, JobKind } from '../platform/jobs'
import { type BookingNotice, tellAll } from './bookings.telling'
import { CourseClass } from './entities'

/** Guardians that one transaction tells. */
const mostAtOnce = 100

const endings = {
  cancelled: { end: 'classCancelled', template: 'cancelled' },
  merged: { end: 'classMerged', template: 'merged' },
  closed: { end: 'classClosed', template: 'closed' },
} as const satisfies Partial<Record<CourseClass['state'], { end: PlaceEnd; template: BookingNotice }>>

/** Tells everybody of classes that ended, a hundred at a time and each once: killed anywhere, the next run begins the class anew. */
async function tellEnded({ database, now, isStopping }: JobCall): Promise<void> {
  const states = Object.keys(endings) as (keyof typeof endings)[]
  const ended = await database.reader.findBy(CourseClass, { state: In(states), toldAt: IsNull() })
  for (const courseClass of ended) {
    let after = ''
    for (;;) {
      const bookings = await findTold(database.reader, courseClass, after)
      if (isStopping()) return
      if (bookings.length === 0) break
      await database.transaction((db) => tellOf(db, courseClass, bookings, now))
      after = bookings.at(-1)!.bookingId
    }
    await database.transaction((db) => db.update(CourseClass, { id: courseClass.id }, { toldAt: now }))
  }
}

interface Told {
  bookingId: string
  personId: string
}

async function findTold(db: Db, { id, state }: CourseClass, after: string): Promise<Told[]> {
  const { end } = endings[state as keyof typeof endings]
  const sql = `SELECT DISTINCT p.booking_id AS bookingId, b.person_id AS personId
    FROM class_places p JOIN class_bookings b ON b.id = p.booking_id
    WHERE p.class_id = ? AND p.state = 'ended' AND p.end_reason = ? AND p.booking_id > ?
    ORDER BY p.booking_id LIMIT ${mostAtOnce}`
  return db.query(sql, [id, end, after])
}

function tellOf(db: Db, courseClass: CourseClass, bookings: readonly Told[], now: Date): Promise<void> {
  const { id, state, content, mergedIntoId, endReason } = courseClass
  const { template } = endings[state as keyof typeof endings]
  const notice = { template, key: `${template} ${id}`, params: { from: content.name, reason: endReason ?? '' } }
  const places = bookings.map((booking) => ({ ...booking, classId: mergedIntoId ?? id }))
  return tellAll(db, places, () => notice, now)
}

export const queueJobs: JobKind[] = [{ name: 'classes.tell_ended', everySeconds: 5, run: tellEnded }]
