import { In, Not } from 'typeorm'
import { withinPaths } from '../organisations'
import type { HeldRole } from '../platform/actor'
import { idBefore, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { Course, CourseRating, Lesson, LessonProgress } from './courses.entities'
import { QuizPaper } from './papers.entities'

const withUnion = (db: Db) =>
  db.createQueryBuilder(Course, 'course').innerJoinAndSelect('course.organisation', 'organisation')

export const findCourse = (db: Db, id: string): Promise<Course | null> =>
  withUnion(db).where('course.id = :id', { id }).getOne()

/** Published courses, the newest first. */
export const findPublished = (db: Db, cursor: string | undefined): Promise<Course[]> =>
  withUnion(db)
    .where("course.state = 'published' AND course.id < :before", { before: idBefore(cursor) })
    .orderBy('course.id', 'DESC')
    .limit(rowsToRead)
    .getMany()

/** Courses of the unions in reach, newest first. */
export const findCourses = (db: Db, grants: readonly HeldRole[], cursor: string | undefined): Promise<Course[]> =>
  withinPaths(withUnion(db).where('course.id < :before', { before: idBefore(cursor) }), grants, 'organisation.path')
    .orderBy('course.id', 'DESC')
    .limit(rowsToRead)
    .getMany()

/** The lessons of a course in their order, with their films. */
export const findLessons = (db: Db, courseId: string): Promise<Lesson[]> =>
  db
    .createQueryBuilder(Lesson, 'lesson')
    .leftJoinAndSelect('lesson.video', 'video')
    .where('lesson.courseId = :courseId', { courseId })
    .orderBy('lesson.place')
    .addOrderBy('lesson.id')
    .getMany()

/** A lesson with its film, its course and the course's union. */
export const findLesson = (db: Db, id: string): Promise<Lesson | null> =>
  db
    .createQueryBuilder(Lesson, 'lesson')
    .leftJoinAndSelect('lesson.video', 'video')
    .innerJoinAndSelect('lesson.course', 'course')
    .innerJoinAndSelect('course.organisation', 'organisation')
    .where('lesson.id = :id', { id })
    .getOne()

/** What comes after a lesson in its course. */
export const findNextLesson = (db: Db, { courseId, place }: Lesson): Promise<Pick<Lesson, 'id'> | null> =>
  db
    .createQueryBuilder(Lesson, 'lesson')
    .select('lesson.id')
    .where('lesson.courseId = :courseId AND lesson.place > :place', { courseId, place })
    .orderBy('lesson.place')
    .addOrderBy('lesson.id')
    .limit(1)
    .getOne()

/** How many lessons of each of these courses somebody has finished. */
export async function countFinished(
  db: Db,
  personId: string,
  courseIds: readonly string[],
): Promise<Map<string, number>> {
  if (courseIds.length === 0) return new Map()
  const rows = await db
    .createQueryBuilder(LessonProgress, 'progress')
    .select('progress.courseId', 'courseId')
    .addSelect('COUNT(*)', 'count')
    .where('progress.personId = :personId AND progress.courseId IN (:...courseIds)', { personId, courseIds })
    .andWhere('progress.finishedAt IS NOT NULL')
    .groupBy('progress.courseId')
    .getRawMany<{ courseId: string; count: number | string }>()
  return new Map(rows.map(({ courseId, count }) => [courseId, Number(count)]))
}

/** How far somebody is, by lesson. */
export async function findProgress(
  db: Db,
  personId: string,
  lessonIds: readonly string[],
): Promise<Map<string, LessonProgress>> {
  if (lessonIds.length === 0) return new Map()
  const rows = await db.findBy(LessonProgress, { personId, lessonId: In([...lessonIds]) })
  return new Map(rows.map((row) => [row.lessonId, row]))
}

export const findRating = (db: Db, personId: string, courseId: string): Promise<CourseRating | null> =>
  db.findOneBy(CourseRating, { personId, courseId })

export interface LearnerCount {
  begun: number
  finished: number
}

/** How many learners began each of these lessons, and how many finished it. */
export async function countLearners(db: Db, lessonIds: readonly string[]): Promise<Map<string, LearnerCount>> {
  if (lessonIds.length === 0) return new Map()
  const rows = await db
    .createQueryBuilder(LessonProgress, 'progress')
    .select('progress.lessonId', 'lessonId')
    .addSelect('COUNT(*)', 'begun')
    .addSelect('COUNT(progress.finishedAt)', 'finished')
    .where('progress.lessonId IN (:...lessonIds)', { lessonIds })
    .groupBy('progress.lessonId')
    .getRawMany<{ lessonId: string; begun: number | string; finished: number | string }>()
  return new Map(
    rows.map(({ lessonId, begun, finished }) => [lessonId, { begun: Number(begun), finished: Number(finished) }]),
  )
}

/** As many papers as a form offers. */
const mostPapers = 100

/** What a course of a union can lead to: its papers that are written or open, the newest first. */
export const findPaperChoices = (db: Db, organisationId: string): Promise<QuizPaper[]> =>
  db.find(QuizPaper, {
    where: { organisationId, state: Not('stopped') },
    order: { id: 'DESC' },
    take: mostPapers,
  })

/** Changes a course that is still at its version; false where it is not. */
export const changeCourse = async (
  db: Db,
  { id, version, state }: Pick<Course, 'id' | 'version' | 'state'>,
  change: Partial<Course>,
): Promise<boolean> =>
  (await db.update(Course, { id, version, state }, { ...change, version: version + 1 })).affected === 1
