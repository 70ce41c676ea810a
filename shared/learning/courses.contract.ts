import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, multilineText, organisationRef } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { courseStates, lessonKinds } from './courses'

const milliseconds = z.int().check(z.minimum(0), z.maximum(2_147_483_647))

export const courseRow = z.object({
  id,
  name: z.string(),
  summary: z.string(),
  state: z.enum(courseStates),
  organisation: organisationRef,
  lessons: z.int(),
  /** Lessons the caller has finished; 0 for a visitor. */
  finished: z.int(),
  /** What is answered after it. */
  paperId: z.nullable(id),
})
export type CourseRow = z.output<typeof courseRow>

/** How far the caller is in a lesson. */
const progress = z.object({
  /** What was seen without a gap. */
  reachedMs: z.int(),
  isFinished: z.boolean(),
})

const lessonRow = z.object({
  id,
  kind: z.enum(lessonKinds),
  title: z.string(),
  lengthMs: z.int(),
  progress,
})
export type LessonRow = z.output<typeof lessonRow>

export const courseView = z.extend(courseRow, {
  items: z.array(lessonRow),
  /** By learners who finished it, in tenths of a star; null while nobody did. */
  rating: z.object({ count: z.int(), tenths: z.nullable(z.int()) }),
  own: z.object({ stars: z.nullable(z.int()), words: z.nullable(z.string()), canRate: z.boolean() }),
})
export type CourseView = z.output<typeof courseView>

const articleBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), words: z.string() }),
  z.object({ kind: z.literal('paragraph'), words: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
])

/** A film as it is played; the address works for whoever has it, for some hours. */
export const film = z.object({ path: z.string(), width: z.int(), height: z.int() })
export type Film = z.output<typeof film>

export const lessonView = z.extend(lessonRow, {
  course: z.object({ id, name: z.string() }),
  /** Of a video. */
  film: z.nullable(film),
  /** Of an article. */
  blocks: z.array(articleBlock),
  /** What of it has to be seen. */
  dueMs: z.int(),
  /** How often the server is told where the player is. */
  pingSeconds: z.int(),
  /** The lesson after it, or what is answered after the last one. */
  nextLessonId: z.nullable(id),
  paperId: z.nullable(id),
})
export type LessonView = z.output<typeof lessonView>

export const pingAnswer = z.extend(progress, {
  /** The player is ahead of what was seen: it goes back there. */
  isAhead: z.boolean(),
})
export type PingAnswer = z.output<typeof pingAnswer>

const courseId = z.object({ courseId: id })

/** Courses and their lessons, as learners see them. */
export const learningCourses = defineContract({
  listCourses: {
    method: 'GET',
    path: '/learning/courses',
    summary: 'Published courses, the newest first, with how far the caller is.',
    access: 'public',
    sameForVisitors: true,
    query: pageQuery,
    returns: pageOf(courseRow),
  },
  getCourse: {
    method: 'GET',
    path: '/learning/courses/:courseId',
    summary: 'A course with its lessons, the caller’s own progress and what learners think of it.',
    access: 'public',
    sameForVisitors: true,
    params: courseId,
    returns: courseView,
    errors: ['learning.course_not_found'],
  },
  getLesson: {
    method: 'GET',
    path: '/learning/lessons/:lessonId',
    summary: 'A lesson of a published course: its film or its article, and how far the caller is.',
    access: 'person',
    params: z.object({ lessonId: id }),
    returns: lessonView,
    errors: ['learning.lesson_not_found'],
  },
  pingLesson: {
    method: 'POST',
    path: '/learning/lessons/:lessonId/pings',
    summary:
      'Says where the player is. Time counts by the server’s clock, on the device that began last; the same number again adds nothing.',
    access: 'person',
    params: z.object({ lessonId: id }),
    body: z.object({
      /** One opening of the page, on one device. */
      sitting: z.string().check(z.regex(/^[\w-]{16,64}$/)),
      /** From 1 up within it. */
      sequence: z.int().check(z.minimum(1), z.maximum(1_000_000)),
      positionMs: milliseconds,
    }),
    returns: pingAnswer,
    errors: ['learning.lesson_not_found', 'learning.watching_elsewhere'],
  },
  rateCourse: {
    method: 'PUT',
    path: '/learning/courses/:courseId/rating',
    summary: 'Says what somebody who finished every lesson thinks of a course; another time changes it.',
    access: 'person',
    audit: 'learning.course_rated',
    params: courseId,
    body: z.object({ stars: z.int().check(z.minimum(1), z.maximum(5)), words: z.nullable(multilineText(500)) }),
    returns: courseView,
    errors: ['learning.course_not_found', 'learning.course_unfinished'],
  },
})
