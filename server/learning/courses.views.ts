import { blocksOf } from '../../shared/learning/articles'
import type { CourseRow, CourseView, Film, LessonRow, LessonView } from '../../shared/learning/courses.contract'
import { dueMs } from '../../shared/learning/watching'
import { refOf } from '../organisations'
import { mediaPath } from '../platform/media'
import type { Course, CourseRating, Lesson, LessonProgress, Video } from './courses.entities'
import type { WatchingFigures } from './courses.rules'

/** A course in a list. */
export function drawCourse({ id, content, state, lessons, organisation }: Course, finished: number): CourseRow {
  const { name, summary, paperId } = content
  return { ...{ id, name, summary, state, lessons, paperId }, organisation: refOf(organisation!), finished }
}

const drawProgress = (progress: LessonProgress | undefined) => ({
  reachedMs: progress?.reachedMs ?? 0,
  isFinished: (progress?.finishedAt ?? null) !== null,
})

const drawLesson = ({ id, content, lengthMs }: Lesson, progress: LessonProgress | undefined): LessonRow => ({
  ...{ id, kind: content.kind, title: content.title, lengthMs },
  progress: drawProgress(progress),
})

export interface Own {
  progress: ReadonlyMap<string, LessonProgress>
  rating: CourseRating | null
}

export const nobodys: Own = { progress: new Map(), rating: null }

export function drawCourseView(course: Course, lessons: readonly Lesson[], { progress, rating }: Own): CourseView {
  const items = lessons.map((lesson) => drawLesson(lesson, progress.get(lesson.id)))
  const finished = items.filter((item) => item.progress.isFinished).length
  const { ratings, stars } = course
  return {
    ...drawCourse(course, finished),
    items,
    rating: { count: ratings, tenths: ratings === 0 ? null : Math.round((stars * 10) / ratings) },
    own: {
      ...{ stars: rating?.stars ?? null, words: rating?.words ?? null },
      canRate: items.length > 0 && finished === items.length,
    },
  }
}

/** How a film is played; null while it is not kept. */
export const drawFilm = (video: Pick<Video, 'file' | 'width' | 'height'> | null | undefined, now: Date): Film | null =>
  video?.file ? { path: mediaPath(video.file, 'mp4', now), width: video.width, height: video.height } : null

export interface AroundLesson {
  progress: LessonProgress | undefined
  nextLessonId: string | null
  rule: WatchingFigures
  now: Date
}

export function drawLessonView(lesson: Lesson, { progress, nextLessonId, rule, now }: AroundLesson): LessonView {
  const { content, course, video } = lesson
  return {
    ...drawLesson(lesson, progress),
    course: { id: course!.id, name: course!.content.name },
    film: content.kind === 'video' ? drawFilm(video, now) : null,
    blocks: content.kind === 'article' ? blocksOf(content.words) : [],
    dueMs: dueMs(lesson.lengthMs, rule),
    pingSeconds: rule.pingSeconds,
    nextLessonId,
    paperId: nextLessonId === null ? course!.content.paperId : null,
  }
}
