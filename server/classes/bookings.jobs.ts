import { freeIn } from '../../shared/classes/rules'
import { shanghaiMoment } from '../../shared/http/time'
import type { Db } from '../platform/db'
import type { JobCall, JobKind } from '../platform/jobs'
import { lockPools } from '../platform/pools'
import { placesFor, toRaw } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { movePlaces } from './bookings.acting'
import { offerSeats } from './bookings.offering'
import { findPlacesIn, type LivePlace, loadSeats } from './bookings.queries'
import { placesRule } from './bookings.rules'
import { firstOfEach, tell, tellAll } from './bookings.telling'
import { CourseClass } from './entities'

/** Bookings whose time is over that one transaction takes back; the next begins at once. */
const mostAtOnce = 100

/** Takes back holds that nobody confirmed and offers that nobody accepted, and offers the seats to who waits. */
async function expirePlaces({ database, now, isStopping }: JobCall): Promise<void> {
  for (;;) {
    const due = await findDue(database.reader, now)
    if (due.length === 0 || isStopping()) return
    const classIds = (await findPlacesIn(database.reader, due)).map(({ classId }) => classId)
    const pools = await findJoined(database.reader, classIds)
    await database.transaction((db) => expire(db, due, pools, now))
  }
}

async function findDue(db: Db, now: Date): Promise<string[]> {
  const sql = `SELECT DISTINCT booking_id AS id FROM class_places
    WHERE state IN ('held', 'offered') AND expires_at <= ? LIMIT ${mostAtOnce}`
  const rows: { id: string }[] = await db.query(sql, [toRaw(db, now)])
  return rows.map(({ id }) => id)
}

async function expire(db: Db, bookingIds: string[], pools: readonly string[], now: Date): Promise<void> {
  const classes = await lockPools(db, CourseClass, pools)
  const over = (await findPlacesIn(db, bookingIds)).filter(
    ({ state, expiresAt }) => (state === 'held' || state === 'offered') && expiresAt !== null && expiresAt <= now,
  )
  const [held, offered] = (['held', 'offered'] as const).map((state) => over.filter((place) => place.state === state))
  await movePlaces(db, held!, 'expire', 'notConfirmed', now)
  await movePlaces(db, offered!, 'expire', 'notAccepted', now)
  const noticeOf = ({ state, expiresAt }: LivePlace) => {
    const template = state === 'held' ? ('holdOver' as const) : ('offerOver' as const)
    return { template, key: `over ${expiresAt!.getTime()}` }
  }
  await tellAll(db, firstOfEach(over), noticeOf, now)
  await offerSeats(
    db,
    classes,
    over.map(({ classId }) => classId),
    now,
  )
}

/** These classes, and those that who waits for one of them waits for as well. */
async function findJoined(db: Db, classIds: readonly string[]): Promise<string[]> {
  const joined = new Set(classIds)
  for (const classId of joined) {
    const sql = `SELECT DISTINCT q.class_id AS id FROM class_places p JOIN class_places q ON q.booking_id = p.booking_id
      WHERE p.class_id = ? AND p.state = 'waiting' AND q.state = 'waiting' AND q.class_id <> p.class_id`
    const rows: { id: string }[] = await db.query(sql, [classId])
    for (const { id } of rows) joined.add(id)
  }
  return [...joined]
}

/** What quotas leave when the window closes goes to everybody; seats that are free for whatever reason are offered. */
async function offerFree({ database, now, isStopping }: JobCall): Promise<void> {
  await releaseQuotas(database.reader, now, (ids) =>
    database.transaction(async (db) => {
      await lockPools(db, CourseClass, ids)
      const sql = `UPDATE classes SET allotted_at = ? WHERE id IN (${placesFor(ids)}) AND allotted_at IS NULL`
      await db.query(sql, [toRaw(db, now), ...ids])
    }),
  )
  for (const classId of await findFree(database.reader, now)) {
    if (isStopping()) return
    const pools = await findJoined(database.reader, [classId])
    await database.transaction(async (db) => offerSeats(db, await lockPools(db, CourseClass, pools), [classId], now))
  }
}

async function releaseQuotas(db: Db, now: Date, release: (ids: string[]) => Promise<unknown>): Promise<void> {
  const rows = await db
    .createQueryBuilder(CourseClass, 'one')
    .where("one.state = 'published' AND one.closesAt <= :now AND one.allottedAt IS NULL", { now })
    .limit(1_000)
    .getMany()
  const ids = rows.filter(({ content }) => content.allocation !== 'draw').map(({ id }) => id)
  if (ids.length > 0) await release(ids)
}

/** Classes with free seats and a queue. */
async function findFree(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .createQueryBuilder(CourseClass, 'one')
    .where("one.state = 'published'")
    .andWhere("EXISTS (SELECT 1 FROM class_places p WHERE p.class_id = one.id AND p.state = 'waiting')")
    .getMany()
  const seats = await loadSeats(db, rows, now)
  return rows.filter(({ id }) => freeIn(seats.get(id)!) > 0).map(({ id }) => id)
}

/** Who has an offer that ends soon is told once. */
async function remindOfOffers({ database, now, isStopping }: JobCall): Promise<void> {
  const { remindHours, offerHours } = await ruleAt(database.reader, placesRule, now)
  if (remindHours >= offerHours) return
  const until = new Date(now.getTime() + remindHours * 3_600_000)
  const sql =
    "SELECT DISTINCT booking_id AS id FROM class_places WHERE state = 'offered' AND expires_at > ? AND expires_at <= ?"
  const { reader } = database
  const rows: { id: string }[] = await reader.query(sql, [toRaw(reader, now), toRaw(reader, until)])
  for (const { id } of rows) {
    if (isStopping()) return
    await database.transaction(async (db) => {
      const place = (await findPlacesIn(db, [id])).find(({ state }) => state === 'offered')
      if (!place?.expiresAt) return
      const params = { until: shanghaiMoment(place.expiresAt) }
      await tell(db, place, { template: 'offerEnds', key: `ends ${place.expiresAt.getTime()}`, params }, now)
    })
  }
}

export const bookingJobs: JobKind[] = [
  { name: 'classes.expire_places', everySeconds: 5, run: expirePlaces },
  { name: 'classes.offer_seats', everySeconds: 10, run: offerFree },
  { name: 'classes.remind_of_offers', everySeconds: 600, run: remindOfOffers },
]
