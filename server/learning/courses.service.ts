import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import type { CourseView, LessonView, learningCourses } from '../../shared/learning/courses.contract'
import type { Actor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { Course, CourseRating, type Lesson } from './courses.entities'
import {
  countFinished,
  findCourse,
  findLesson,
  findLessons,
  findNextLesson,
  findProgress,
  findPublished,
  findRating,
} from './courses.queries'
import { watchingRule } from './courses.rules'
import { drawCourse, drawCourseView, drawLessonView, nobodys } from './courses.views'

type Contract = typeof learningCourses

export async function list(db: Db, actor: Actor | null, cursor: string | undefined) {
  const page = toPage(await findPublished(db, cursor), ({ id }) => [id])
  const ids = page.items.map(({ id }) => id)
  const finished = actor ? await countFinished(db, actor.personId, ids) : new Map<string, number>()
  return { ...page, items: page.items.map((course) => drawCourse(course, finished.get(course.id) ?? 0)) }
}

/** What is being prepared is nobody's business yet; what was taken off is still told of. */
async function loadCourse(db: Db, id: string): Promise<Course> {
  const course = await findCourse(db, id)
  if (!course || course.state === 'draft') throw new AppError('learning.course_not_found')
  return course
}

export async function get(db: Db, actor: Actor | null, id: string): Promise<CourseView> {
  const course = await loadCourse(db, id)
  const lessons = await findLessons(db, id)
  return drawCourseView(course, lessons, actor ? await findOwn(db, actor.personId, id, lessons) : nobodys)
}

async function findOwn(db: Db, personId: string, courseId: string, lessons: readonly Lesson[]) {
  const ids = lessons.map(({ id }) => id)
  const [progress, rating] = [await findProgress(db, personId, ids), await findRating(db, personId, courseId)]
  return { progress, rating }
}

export async function loadLesson(db: Db, id: string): Promise<Lesson> {
  const lesson = await findLesson(db, id)
  if (!lesson || lesson.course!.state !== 'published') throw new AppError('learning.lesson_not_found')
  return lesson
}

export async function getLesson(db: Db, { personId }: Actor, id: string, now: Date): Promise<LessonView> {
  const lesson = await loadLesson(db, id)
  const progress = (await findProgress(db, personId, [id])).get(id)
  const nextLessonId = (await findNextLesson(db, lesson))?.id ?? null
  return drawLessonView(lesson, { progress, nextLessonId, rule: await ruleAt(db, watchingRule, now), now })
}

/** What a learner thinks of a course, one a person; the course's row, held meanwhile, keeps the sum. */
export async function rate(
  db: Db,
  actor: Actor,
  id: string,
  { stars, words }: BodyOf<Contract['rateCourse']>,
  now: Date,
): Promise<CourseView> {
  const { personId } = actor
  const course = (await lockPools(db, Course, [id])).get(id)
  if (!course || course.state === 'draft') throw new AppError('learning.course_not_found')
  const lessons = await findLessons(db, id)
  const { progress, rating: before } = await findOwn(db, personId, id, lessons)
  const isFinished = lessons.length > 0 && lessons.every((lesson) => progress.get(lesson.id)?.finishedAt)
  if (!isFinished) throw new AppError('learning.course_unfinished')
  if (before) await db.update(CourseRating, { id: before.id }, { stars, words })
  else await insertRows(db, CourseRating, { id: newId(), personId, courseId: id, stars, words, createdAt: now })
  const change = { ratings: course.ratings + (before ? 0 : 1), stars: course.stars + stars - (before?.stars ?? 0) }
  await db.update(Course, { id }, change)
  return get(db, actor, id)
}
