import { In, LessThan } from 'typeorm'
import type { Db } from '../platform/db'
import { findOldest } from '../platform/oldest'
import type { PersonalPart } from '../privacy'
import { CourseRating, LessonProgress, LessonWatch } from './courses.entities'

/** More than this nobody has. */
const mostRows = 500

/** How far a person is in which lessons, and what they think of courses; newest first. */
export async function describeLearning(db: Db, personId: string): Promise<PersonalPart[]> {
  const progress = await db
    .createQueryBuilder(LessonProgress, 'progress')
    .innerJoinAndSelect('progress.lesson', 'lesson')
    .innerJoinAndSelect('lesson.course', 'course')
    .where('progress.personId = :personId', { personId })
    .orderBy('progress.lessonId', 'DESC')
    .limit(mostRows)
    .getMany()
  const ratings = await db
    .createQueryBuilder(CourseRating, 'rating')
    .innerJoinAndSelect('rating.course', 'course')
    .where('rating.personId = :personId', { personId })
    .orderBy('rating.courseId', 'DESC')
    .limit(mostRows)
    .getMany()
  const parts = [
    {
      part: 'lessonProgress',
      rows: progress.map(({ lesson, reachedMs, finishedAt, seenAt }) => ({
        courseName: lesson!.course!.content.name,
        lesson: lesson!.content.title,
        watchedSeconds: Math.floor(reachedMs / 1000),
        finishedAt,
        at: seenAt,
      })),
    },
    {
      part: 'courseRatings',
      rows: ratings.map(({ course, stars, words, createdAt }) => ({
        courseName: course!.content.name,
        stars,
        words,
        createdAt,
      })),
    },
  ]
  return parts.filter(({ rows }) => rows.length > 0)
}

/** Two accounts turned out to be one person's: of each lesson what was seen longest stays, of each course the rating of the one they keep. */
export async function moveLearning(db: Db, fromId: string, toId: string): Promise<void> {
  const [theirs, own] = [
    await db.findBy(LessonProgress, { personId: fromId }),
    await db.findBy(LessonProgress, { personId: toId }),
  ]
  for (const one of theirs) {
    const same = own.find(({ lessonId }) => lessonId === one.lessonId)
    if (!same) continue
    const reachedMs = Math.max(one.reachedMs, same.reachedMs)
    await db.update(LessonProgress, { id: same.id }, { reachedMs, finishedAt: same.finishedAt ?? one.finishedAt })
    await db.delete(LessonProgress, { id: one.id })
  }
  await db.update(LessonProgress, { personId: fromId }, { personId: toId })
  const rated = await db.find(CourseRating, { where: { personId: toId }, select: { id: true, courseId: true } })
  await db.delete(CourseRating, { personId: fromId, courseId: In(rated.map(({ courseId }) => courseId)) })
  await db.update(CourseRating, { personId: fromId }, { personId: toId })
  await db.delete(LessonWatch, { id: fromId })
}

/** The account is closed: how far they were goes, and what they wrote; the stars are in the course's sum, which says nothing of whose they are. */
export async function eraseLearning(db: Db, personId: string): Promise<void> {
  await db.delete(LessonProgress, { personId })
  await db.delete(CourseRating, { personId })
  await db.delete(LessonWatch, { id: personId })
}

/** What nobody went on with for long. */
export async function deleteOldProgress(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db
    .createQueryBuilder(LessonProgress, 'progress')
    .select('progress.id')
    .where('progress.seenAt < :before', { before })
    .orderBy('progress.seenAt')
    .addOrderBy('progress.id')
    .limit(limit)
    .getMany()
  if (rows.length > 0) await db.delete(LessonProgress, { id: In(rows.map(({ id }) => id)) })
  return rows.length
}

export async function deleteOldRatings(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await findOldest(db, CourseRating, ({ createdAt }) => createdAt, { before, limit })
  if (rows.length > 0) await db.delete(CourseRating, { id: In(rows.map(({ id }) => id)) })
  return rows.length
}

const watchedForMs = 86_400_000

/** What somebody watched a day ago says nothing of what they watch now. */
export const sweepWatches = async (db: Db, now: Date): Promise<void> =>
  void (await db.delete(LessonWatch, { at: LessThan(new Date(now.getTime() - watchedForMs)) }))
