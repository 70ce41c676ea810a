import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, nothing, organisationRef, version } from '../http/fields'
import type { Upload } from '../http/files'
import { pageOf, pageQuery } from '../http/page'
import {
  courseContent,
  courseStates,
  lessonContent,
  mostLessons,
  videoPartBytes,
  videoProblems,
  videoStates,
} from './courses'
import { courseView, film } from './courses.contract'

/** A film on its way, or kept. */
export const videoView = z.object({
  id,
  name: z.string(),
  size: z.int(),
  state: z.enum(videoStates),
  /** Why it cannot be used, where it is `refused`. */
  problem: z.nullable(z.enum(videoProblems)),
  chunkSize: z.int(),
  /** Numbers, from 0, of the parts that have arrived; none any more once all have. */
  chunks: z.array(z.int()),
  lengthMs: z.int(),
  film: z.nullable(film),
})
export type VideoView = z.output<typeof videoView>

const deskLesson = z.object({
  id,
  version,
  content: lessonContent,
  lengthMs: z.int(),
  /** Of a video. */
  video: z.nullable(videoView),
  /** Learners who began it, and who finished it. */
  begun: z.int(),
  finished: z.int(),
})
export type DeskLesson = z.output<typeof deskLesson>

const deskCourseRow = z.object({
  id,
  name: z.string(),
  state: z.enum(courseStates),
  organisation: organisationRef,
  lessons: z.int(),
})
export type DeskCourseRow = z.output<typeof deskCourseRow>

export const deskCourseView = z.object({
  id,
  version,
  state: z.enum(courseStates),
  organisation: organisationRef,
  content: courseContent,
  lessons: z.array(deskLesson),
  /** As learners see it. */
  preview: courseView,
  /** Papers it can lead to. */
  papers: z.array(z.object({ id, name: z.string() })),
  /** Megabytes a film may have. */
  mostMegabytes: z.int(),
  actions: z.array(z.enum(['edit', 'publish', 'end', 'discard'])),
})
export type DeskCourseView = z.output<typeof deskCourseView>

const courseId = z.object({ courseId: id })
const lessonId = z.object({ lessonId: id })
const ofVideo = z.object({ videoId: id })
const staff = { access: 'staff:learningEditor' } as const
const changing = ['learning.course_not_found', 'learning.course_changed', 'learning.course_ended'] as const
const ofFilm = ['learning.video_not_found', 'learning.video_not_ready'] as const
const chunk: Upload = { types: ['application/octet-stream'], maxBytes: videoPartBytes }
const number = z.pipe(z.string().check(z.regex(/^\d{1,4}$/)), z.transform(Number))

/** Courses and lessons at the desk. */
export const learningCoursesDesk = defineContract({
  listDeskCourses: {
    method: 'GET',
    path: '/desk/learning/courses',
    summary: 'Courses of the unions in reach, newest first.',
    ...staff,
    effect: 'auditedRead',
    audit: 'learning.courses_viewed',
    query: pageQuery,
    returns: z.extend(pageOf(deskCourseRow), { unions: z.array(organisationRef) }),
  },
  addCourse: {
    method: 'POST',
    path: '/desk/learning/courses',
    summary: 'Begins a course of a union in reach; learners see it once it is published.',
    ...staff,
    effect: 'command',
    audit: 'learning.course_added',
    body: z.object({ organisationId: id, content: courseContent }),
    returns: deskCourseView,
    errors: ['organisations.not_found', 'learning.paper_not_found'],
  },
  getDeskCourse: {
    method: 'GET',
    path: '/desk/learning/courses/:courseId',
    summary: 'A course with its lessons, how many learners began and finished each, and as learners see it.',
    ...staff,
    effect: 'auditedRead',
    audit: 'learning.course_viewed',
    params: courseId,
    returns: deskCourseView,
    errors: ['learning.course_not_found'],
  },
  editCourse: {
    method: 'PUT',
    path: '/desk/learning/courses/:courseId',
    summary: 'Changes a course, at the version that was seen.',
    ...staff,
    effect: 'command',
    audit: 'learning.course_edited',
    params: courseId,
    body: z.object({ version, content: courseContent }),
    returns: deskCourseView,
    errors: [...changing, 'learning.paper_not_found'],
  },
  publishCourse: {
    method: 'POST',
    path: '/desk/learning/courses/:courseId/publication',
    summary: 'Lets learners see a course; it has a lesson at least.',
    ...staff,
    effect: 'command',
    audit: 'learning.course_published',
    params: courseId,
    body: z.object({ version }),
    returns: deskCourseView,
    errors: [...changing, 'learning.course_empty'],
  },
  endCourse: {
    method: 'POST',
    path: '/desk/learning/courses/:courseId/closure',
    summary: 'Takes a course off; what was learnt stays.',
    ...staff,
    effect: 'command',
    audit: 'learning.course_ended',
    params: courseId,
    body: z.object({ version }),
    returns: deskCourseView,
    errors: changing,
  },
  discardCourse: {
    method: 'DELETE',
    path: '/desk/learning/courses/:courseId',
    summary: 'Throws a draft away, with its lessons.',
    ...staff,
    effect: 'command',
    audit: 'learning.course_discarded',
    params: courseId,
    returns: nothing,
    errors: ['learning.course_not_found', 'learning.course_not_draft'],
  },
  addLesson: {
    method: 'POST',
    path: '/desk/learning/courses/:courseId/lessons',
    summary: 'Adds a lesson at the end of a course.',
    ...staff,
    effect: 'command',
    audit: 'learning.lesson_added',
    params: courseId,
    body: z.object({ version, content: lessonContent }),
    returns: deskCourseView,
    errors: [...changing, ...ofFilm, 'learning.lessons_too_many'],
  },
  orderLessons: {
    method: 'PUT',
    path: '/desk/learning/courses/:courseId/lesson-order',
    summary: 'Puts the lessons of a course in another order; all of them are named, once.',
    ...staff,
    effect: 'command',
    audit: 'learning.lessons_ordered',
    params: courseId,
    body: z.object({ version, lessonIds: z.array(id).check(z.maxLength(mostLessons)) }),
    returns: deskCourseView,
    errors: [...changing, 'learning.lesson_not_found'],
  },
  editLesson: {
    method: 'PUT',
    path: '/desk/learning/lessons/:lessonId',
    summary: 'Changes a lesson, at the version that was seen.',
    ...staff,
    effect: 'command',
    audit: 'learning.lesson_edited',
    params: lessonId,
    body: z.object({ version, content: lessonContent }),
    returns: deskCourseView,
    errors: [...changing, ...ofFilm, 'learning.lesson_not_found'],
  },
  removeLesson: {
    method: 'DELETE',
    path: '/desk/learning/lessons/:lessonId',
    summary: 'Takes a lesson out of its course; the last one of a published course stays.',
    ...staff,
    effect: 'command',
    audit: 'learning.lesson_removed',
    params: lessonId,
    returns: deskCourseView,
    errors: [...changing, 'learning.lesson_not_found', 'learning.course_empty'],
  },
  announceVideo: {
    method: 'POST',
    path: '/desk/learning/courses/:courseId/videos',
    summary: 'Says what film will come. The same content again is the same film, with the parts that have arrived.',
    ...staff,
    effect: 'command',
    audit: 'learning.video_announced',
    params: courseId,
    body: z.object({
      name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
      size: z.int().check(z.minimum(1), z.maximum(2_000_000_000)),
      sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    }),
    returns: videoView,
    errors: ['learning.course_not_found', 'learning.course_ended', 'learning.video_too_large'],
  },
  putVideoChunk: {
    method: 'PUT',
    path: '/desk/learning/videos/:videoId/chunks/:number',
    summary: 'Takes one part of a film. The same part again is answered alike; after the last one the film is checked.',
    ...staff,
    effect: 'command',
    audit: 'learning.video_part_taken',
    params: z.extend(ofVideo, { number }),
    upload: chunk,
    returns: videoView,
    errors: ['learning.video_not_found', 'learning.chunk_invalid', 'learning.chunk_differs'],
  },
  getVideo: {
    method: 'GET',
    path: '/desk/learning/videos/:videoId',
    summary: 'A film: what has arrived of it, and how it was found.',
    ...staff,
    effect: 'auditedRead',
    audit: 'learning.video_viewed',
    params: ofVideo,
    returns: videoView,
    errors: ['learning.video_not_found'],
  },
})
