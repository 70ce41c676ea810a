import { Brackets, In } from 'typeorm'
import { isClassDay, nextClassDay } from '../../shared/classes/dayRules'
import type { PastDay, TodayRow, TodayView } from '../../shared/classes/days.contract'
import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import { addDays, shanghaiDay } from '../../shared/http/time'
import type { Actor } from '../platform/actor'
import { decodeCursor, rowsToRead, toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { Place } from './bookings.entities'
import type { Child } from './children.entities'
import { isGuardian } from './children.queries'
import { dayCodeOf } from './days.codes'
import { ClassAttendance, ClassLog, HandOver } from './days.entities'
import { drawOwnPickup } from './days.pickups'
import { findOwnGuardianships, findPickups } from './days.queries'
import { CourseClass } from './entities'

/** A child's seat, with what was written down of the day. */
interface OwnPlace {
  place: Place & { attendance: ClassAttendance | null; handOver: HandOver | null }
  of: CourseClass
  child: Child
}

/** Where the own children are expected today, or next; with today's codes and whoever asks for them. */
export async function viewToday(db: Db, { personId }: Actor, now: Date): Promise<TodayView> {
  const today = shanghaiDay(now)
  const guardianships = await findOwnGuardianships(db, personId)
  const children = guardianships.map(({ child }) => child!)
  const isUnseen = guardianships[0]?.person?.assurance === 'stated'
  const places = await findOwnPlaces(db, children, today)
  const logs = await findNotices(db, places, today)
  const childId = In(children.map(({ id }) => id))
  const pickups =
    places.length === 0 ? [] : await findPickups(db, { childId, day: today, state: In(['asked', 'allowed']) })
  return {
    day: today,
    isUnseen,
    rows: places.flatMap((own) => drawToday(own, logs, { today, isUnseen }) ?? []).sort(byDay),
    pickups: pickups.flatMap((asked) => {
      const own = places.find(({ place }) => place.childId === asked.childId && place.classId === asked.classId)
      if (!own || own.place.handOver) return []
      return [drawOwnPickup(asked, own.child, own.of, { personId, isOver: false, now })]
    }),
  }
}

const byDay = (one: TodayRow, other: TodayRow): number =>
  `${one.day} ${one.startsAt}`.localeCompare(`${other.day} ${other.startsAt}`)

/** Seats of children in classes that are not over, with today's attendance and hand-over. */
async function findOwnPlaces(db: Db, children: readonly Child[], today: string): Promise<OwnPlace[]> {
  if (children.length === 0) return []
  const places = await db
    .createQueryBuilder(Place, 'place')
    .innerJoinAndSelect('place.courseClass', 'class', "class.state = 'published'")
    .innerJoinAndSelect('class.site', 'site')
    .leftJoinAndMapOne('place.attendance', ClassAttendance, 'mark', ofToday('mark'), { today })
    .leftJoinAndMapOne('place.handOver', HandOver, 'over', ofToday('over'), { today })
    .where("place.state = 'confirmed'")
    .andWhere({ childId: In(children.map(({ id }) => id)) })
    .getMany()
  return (places as OwnPlace['place'][]).map((place) => ({
    place,
    of: place.courseClass!,
    child: children.find(({ id }) => id === place.childId)!,
  }))
}

const ofToday = (alias: string) =>
  `${alias}.classId = place.classId AND ${alias}.childId = place.childId AND ${alias}.day = :today`

/** Incidents of the last days that guardians were told of. */
function findNotices(db: Db, places: readonly OwnPlace[], today: string): Promise<ClassLog[]> {
  if (places.length === 0) return Promise.resolve([])
  return db
    .createQueryBuilder(ClassLog, 'log')
    .where({ classId: In([...new Set(places.map(({ of }) => of.id))]) })
    .andWhere('log.day >= :from AND log.guardiansToldAt IS NOT NULL', { from: addDays(today, -7) })
    .orderBy('log.id', 'DESC')
    .limit(50)
    .getMany()
}

function drawToday(
  { place, of, child }: OwnPlace,
  logs: readonly ClassLog[],
  { today, isUnseen }: { today: string; isUnseen: boolean },
): TodayRow | null {
  const { name, room, sessions } = of.content
  const day = nextClassDay(sessions, today)
  if (day === null) return null
  const isToday = day === today
  const { attendance, handOver } = place
  const mark = attendance?.mark ?? null
  const isDue = isToday && !handOver && mark !== 'absent' && mark !== 'excused'
  return {
    childId: child.id,
    childName: child.name,
    classId: of.id,
    className: name,
    site: of.site!.content.name,
    address: of.site!.content.address,
    phone: of.site!.content.phone,
    room,
    day,
    isToday,
    startsAt: sessions.startsAt,
    endsAt: sessions.endsAt,
    mark: isToday ? mark : null,
    code: isDue && !isUnseen ? dayCodeOf(of.id, child.id, day) : null,
    handOver: isToday && handOver ? drawOwnHandOver(handOver) : null,
    notices: logs
      .filter((log) => log.classId === of.id && (log.childId === null || log.childId === child.id))
      .map((log) => ({ id: log.id, words: log.words, at: (log.tappedAt ?? log.recordedAt).toISOString() })),
    actions: isToday && mark === null ? ['excuse'] : isToday ? [] : ['excuse'],
  }
}

const drawOwnHandOver = ({ way, name, tappedAt, recordedAt }: HandOver) => ({
  way,
  to: name,
  at: (tappedAt ?? recordedAt).toISOString(),
})

/** Newest first, in the order of day and class. */
export async function listPast(
  db: Db,
  { personId }: Actor,
  childId: string,
  cursor: string | undefined,
): Promise<Page<PastDay>> {
  if (!(await isGuardian(db, personId, childId))) throw new AppError('classes.day_not_found')
  const before = decodeCursor(cursor, 2)
  const query = db
    .createQueryBuilder(ClassAttendance, 'mark')
    .innerJoinAndMapOne('mark.of', CourseClass, 'class', 'class.id = mark.classId')
    .leftJoinAndMapOne('mark.handOver', HandOver, 'over', ofTheMark)
    .where('mark.childId = :childId', { childId })
  if (before) {
    query.andWhere(
      new Brackets((any) =>
        any
          .where('mark.day < :day', { day: before[0] })
          .orWhere('mark.day = :day AND mark.id < :id', { day: before[0], id: before[1] }),
      ),
    )
  }
  const rows = await query.orderBy('mark.day', 'DESC').addOrderBy('mark.id', 'DESC').limit(rowsToRead).getMany()
  const page = toPage(rows as PastRow[], ({ day, id }) => [day, id])
  return { ...page, items: page.items.map(drawPast) }
}

type PastRow = ClassAttendance & { of: CourseClass; handOver: HandOver | null }

const ofTheMark = 'over.classId = mark.classId AND over.childId = mark.childId AND over.day = mark.day'

const drawPast = ({ classId, day, mark, of, handOver }: PastRow): PastDay => ({
  classId,
  className: of.content.name,
  day,
  mark,
  handOver: handOver && drawOwnHandOver(handOver),
})

/** A guardian says beforehand, or in the morning, that the child will not come. */
export async function excuse(
  db: Db,
  actor: Actor,
  { classId, childId, day }: { classId: string; childId: string; day: string },
  reason: string | undefined,
  now: Date,
): Promise<TodayView> {
  const of = (await lockPools(db, CourseClass, [classId])).get(classId)
  const isOwn = await isGuardian(db, actor.personId, childId)
  const isIn = isOwn && (await db.existsBy(Place, { classId, childId, state: 'confirmed' }))
  if (!of || !isIn) throw new AppError('classes.day_not_found')
  if (!isClassDay(of.content.sessions, day)) throw new AppError('classes.no_class_day')
  if (day < shanghaiDay(now)) throw new AppError('classes.day_over')
  const there = await db.findOneBy(ClassAttendance, { classId, childId, day })
  if (there && there.mark !== 'excused') throw new AppError('classes.already_there')
  if (!there) {
    const written = { recordedBy: actor.personId, recordedAt: now, tappedAt: null }
    const row = { id: newId(), classId, childId, day, mark: 'excused' as const, version: 1, note: reason ?? null }
    await insertRows(db, ClassAttendance, { ...row, ...written })
  }
  return viewToday(db, actor, now)
}
