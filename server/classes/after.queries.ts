import type { Attended, BarState } from '../../shared/classes/after'
import type { Attendance } from '../../shared/classes/states'
import type { Db } from '../platform/db'
import { placesFor } from '../platform/raw'
import { ClassBar, ClassCertificate, ClassRating } from './after.entities'
import { Place } from './bookings.entities'
import { Guardianship } from './children.entities'
import { CourseClass } from './entities'

export interface Counted extends Attended {
  childId: string
  classId: string
}

/** What was recorded of each child in these classes. */
export async function countAttendance(db: Db, classIds: readonly string[]): Promise<Counted[]> {
  if (classIds.length === 0) return []
  const sql = `SELECT child_id AS childId, class_id AS classId, SUM(CASE mark WHEN 'present' THEN 1 ELSE 0 END) AS present,
    SUM(CASE mark WHEN 'absent' THEN 1 ELSE 0 END) AS absent
    FROM class_attendances WHERE class_id IN (${placesFor(classIds)}) GROUP BY child_id, class_id`
  const rows: Counted[] = await db.query(sql, [...classIds])
  return rows.map((row) => ({ ...row, present: Number(row.present), absent: Number(row.absent) }))
}

/** Places that are kept to the end in these classes. */
export const findConfirmedIn = async (db: Db, classIds: readonly string[]): Promise<Place[]> =>
  classIds.length === 0
    ? []
    : db
        .createQueryBuilder(Place, 'place')
        .where("place.classId IN (:...classIds) AND place.state = 'confirmed'", { classIds: [...classIds] })
        .orderBy('place.id')
        .getMany()

/** What guardians think of these classes, the newest first. */
export const findRatings = async (db: Db, classIds: readonly string[]): Promise<ClassRating[]> =>
  classIds.length === 0
    ? []
    : db
        .createQueryBuilder(ClassRating, 'rating')
        .where('rating.classId IN (:...classIds)', { classIds: [...classIds] })
        .orderBy('rating.id', 'DESC')
        .getMany()

/** Bars of a term by their state, and under `certificates` how many were issued. */
export async function countOutcomes(db: Db, termId: string): Promise<Map<BarState | 'certificates', number>> {
  const sql = `SELECT state AS name, COUNT(*) AS count FROM class_bars WHERE term_id = ? GROUP BY state
    UNION ALL SELECT 'certificates', COUNT(*) FROM class_certificates k JOIN class_places p ON p.id = k.place_id
      JOIN classes c ON c.id = p.class_id WHERE c.term_id = ?`
  const rows: { name: BarState | 'certificates'; count: string | number }[] = await db.query(sql, [termId, termId])
  return new Map(rows.map(({ name, count }) => [name, Number(count)]))
}

/** So much of what is over a guardian is shown. */
const shownMost = 100

const ofGuardian = "own.childId = %.childId AND own.personId = :personId AND own.state = 'confirmed'"

/** Bars of a person's children, the newest first. */
export const findOwnBars = (db: Db, personId: string): Promise<ClassBar[]> =>
  db
    .createQueryBuilder(ClassBar, 'bar')
    .innerJoin(Guardianship, 'own', ofGuardian.replace('%', 'bar'), { personId })
    .innerJoinAndSelect('bar.child', 'child')
    .innerJoinAndSelect('bar.term', 'term')
    .orderBy('bar.id', 'DESC')
    .limit(shownMost)
    .getMany()

/** Confirmed places of a person's children, with their classes; the newest first. */
export const findOwnConfirmed = (db: Db, personId: string): Promise<Place[]> =>
  db
    .createQueryBuilder(Place, 'place')
    .innerJoin(Guardianship, 'own', ofGuardian.replace('%', 'place'), { personId })
    .innerJoinAndSelect('place.child', 'child')
    .innerJoinAndSelect('place.courseClass', 'class')
    .innerJoinAndSelect('class.term', 'term')
    .where("place.state = 'confirmed'")
    .orderBy('place.id', 'DESC')
    .limit(shownMost)
    .getMany()

/** Certificates of a person's children, the newest first. */
export const findOwnCertificates = (db: Db, personId: string): Promise<ClassCertificate[]> =>
  db
    .createQueryBuilder(ClassCertificate, 'certificate')
    .innerJoinAndSelect('certificate.place', 'place')
    .innerJoin(Guardianship, 'own', ofGuardian.replace('%', 'place'), { personId })
    .innerJoinAndSelect('place.child', 'child')
    .innerJoinAndSelect('place.courseClass', 'class')
    .orderBy('certificate.id', 'DESC')
    .limit(shownMost)
    .getMany()

/** What a person thinks of classes, the newest first. */
export async function findOwnRatings(db: Db, personId: string): Promise<(ClassRating & { of: CourseClass })[]> {
  const rows = await db
    .createQueryBuilder(ClassRating, 'rating')
    .innerJoinAndMapOne('rating.of', CourseClass, 'class', 'class.id = rating.classId')
    .where('rating.personId = :personId', { personId })
    .orderBy('rating.id', 'DESC')
    .limit(shownMost)
    .getMany()
  return rows as (ClassRating & { of: CourseClass })[]
}

export const findBar = (db: Db, id: string): Promise<ClassBar | null> =>
  db
    .createQueryBuilder(ClassBar, 'bar')
    .innerJoinAndSelect('bar.child', 'child')
    .innerJoinAndSelect('bar.term', 'term')
    .innerJoinAndSelect('bar.organisation', 'organisation')
    .where('bar.id = :id', { id })
    .getOne()

export interface BarDay {
  day: string
  content: string
  mark: Attendance
}

/** What a bar was reckoned from. */
export const findBarDays = (db: Db, { childId, termId }: ClassBar): Promise<BarDay[]> =>
  db.query(
    `SELECT a.day, c.content, a.mark FROM class_attendances a JOIN classes c ON c.id = a.class_id
      WHERE a.child_id = ? AND c.term_id = ? ORDER BY a.day, a.id`,
    [childId, termId],
  )

/** A certificate with all that it says. */
export const findCertificate = (db: Db, code: string) =>
  db
    .createQueryBuilder(ClassCertificate, 'certificate')
    .innerJoinAndSelect('certificate.place', 'place')
    .innerJoinAndSelect('place.child', 'child')
    .innerJoinAndSelect('place.courseClass', 'class')
    .innerJoinAndSelect('class.organisation', 'organisation')
    .where('certificate.code = :code', { code })
    .getOne()

export const findCertificatesOf = async (db: Db, placeIds: readonly string[]): Promise<ClassCertificate[]> =>
  placeIds.length === 0
    ? []
    : db
        .createQueryBuilder(ClassCertificate, 'certificate')
        .where('certificate.placeId IN (:...placeIds)', { placeIds: [...placeIds] })
        .getMany()
