import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { readingMs } from '../../shared/learning/articles'
import { type LessonContent, mostLessons } from '../../shared/learning/courses'
import type { DeskCourseView, learningCoursesDesk } from '../../shared/learning/courses.desk.contract'
import { reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { type At, changeOrRefuse, get, loadOpenCourse, loadSeenCourse } from './courses.desk.service'
import { type Course, Lesson, LessonProgress, Video } from './courses.entities'
import { findLesson, findLessons } from './courses.queries'
import { watchingRule } from './courses.rules'
import { looseVideo } from './videos.queries'

type Contract = typeof learningCoursesDesk

/** A lesson of a union in reach; any other is as absent as one that never was. */
async function loadLesson(db: Db, actor: StaffActor, id: string): Promise<Lesson> {
  const lesson = await findLesson(db, id)
  if (!lesson || !reaches(actor.grants, lesson.course!.organisation!.path)) {
    throw new AppError('learning.lesson_not_found')
  }
  return lesson
}

/** The columns of what was written down: a film lasts as long as it runs, an article as long as reading takes. */
async function readContent(db: Db, course: Course, content: LessonContent, now: Date) {
  if (content.kind === 'video') {
    return { content, videoId: content.videoId, lengthMs: await useVideo(db, course.id, content.videoId) }
  }
  const { charactersPerMinute } = await ruleAt(db, watchingRule, now)
  return { content, videoId: null, lengthMs: readingMs(content.words, charactersPerMinute) }
}

/** A film that is kept, for this course: from now on it stays. Gives how long it runs. */
async function useVideo(db: Db, courseId: string, id: string): Promise<number> {
  const video = await db.findOneBy(Video, { id, courseId })
  if (!video) throw new AppError('learning.video_not_found', undefined, 'videoId')
  const { affected } = await db.update(Video, { id, state: 'kept' }, { workAt: null })
  if (affected !== 1) throw new AppError('learning.video_not_ready', undefined, 'videoId')
  return video.lengthMs
}

export async function add(
  db: Db,
  actor: StaffActor,
  courseId: string,
  { version, content }: BodyOf<Contract['addLesson']>,
  at: At,
): Promise<DeskCourseView> {
  const course = await loadSeenCourse(db, actor, courseId, version)
  if (course.lessons >= mostLessons) throw new AppError('learning.lessons_too_many')
  await changeOrRefuse(db, course, { lessons: course.lessons + 1 })
  const place = ((await findLessons(db, courseId)).at(-1)?.place ?? 0) + 1
  const row = { id: newId(), courseId, place, version: 1, createdAt: at.now }
  await insertRows(db, Lesson, { ...row, ...(await readContent(db, course, content, at.now)) })
  return get(db, actor, courseId, at)
}

export async function edit(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, content }: BodyOf<Contract['editLesson']>,
  at: At,
): Promise<DeskCourseView> {
  const lesson = await loadLesson(db, actor, id)
  const course = await loadOpenCourse(db, actor, lesson.courseId)
  await changeOrRefuse(db, course, {})
  const change = { ...(await readContent(db, course, content, at.now)), version: version + 1 }
  const { affected } = await db.update(Lesson, { id, version }, change)
  if (affected !== 1) throw new AppError('learning.course_changed')
  if (lesson.videoId !== change.videoId) await looseVideo(db, lesson.videoId, at.now)
  return get(db, actor, course.id, at)
}

/** Whoever was on their way through it is as far as with the others. */
export async function remove(db: Db, actor: StaffActor, id: string, at: At): Promise<DeskCourseView> {
  const lesson = await loadLesson(db, actor, id)
  const course = await loadOpenCourse(db, actor, lesson.courseId)
  if (course.state === 'published' && course.lessons === 1) throw new AppError('learning.course_empty')
  await changeOrRefuse(db, course, { lessons: course.lessons - 1 })
  await db.delete(Lesson, { id })
  await db.delete(LessonProgress, { lessonId: id })
  await looseVideo(db, lesson.videoId, at.now)
  return get(db, actor, course.id, at)
}

/** The course's version stands for the order: whoever saw another one is told so. */
export async function order(
  db: Db,
  actor: StaffActor,
  courseId: string,
  { version, lessonIds }: BodyOf<Contract['orderLessons']>,
  at: At,
): Promise<DeskCourseView> {
  const course = await loadSeenCourse(db, actor, courseId, version)
  await changeOrRefuse(db, course, {})
  const lessons = await findLessons(db, courseId)
  const isWhole = lessons.length === lessonIds.length && lessons.every(({ id }) => lessonIds.includes(id))
  if (!isWhole) throw new AppError('learning.lesson_not_found', undefined, 'lessonIds')
  for (const [at, id] of lessonIds.entries()) await db.update(Lesson, { id, courseId }, { place: at + 1 })
  return get(db, actor, courseId, at)
}
