import type { DeskCourseRow, DeskCourseView, DeskLesson, VideoView } from '../../shared/learning/courses.desk.contract'
import { refOf } from '../organisations'
import type { Course, Lesson, Video, VideoChunk } from './courses.entities'
import type { LearnerCount } from './courses.queries'
import { drawCourseView, drawFilm, nobodys } from './courses.views'
import type { QuizPaper } from './papers.entities'

export const drawDeskRow = ({ id, content, state, organisation, lessons }: Course): DeskCourseRow => ({
  ...{ id, name: content.name, state, lessons },
  organisation: refOf(organisation!),
})

export const drawVideo = (video: Video, chunks: readonly VideoChunk[], now: Date): VideoView => {
  const { id, name, size, state, problem, chunkSize, lengthMs } = video
  return {
    ...{ id, name, size, state, problem, chunkSize, lengthMs },
    chunks: chunks.map(({ number }) => number),
    film: drawFilm(video, now),
  }
}

export interface AroundCourse {
  lessons: readonly Lesson[]
  learners: ReadonlyMap<string, LearnerCount>
  papers: readonly QuizPaper[]
  mostMegabytes: number
  now: Date
}

export function drawDeskCourse(course: Course, around: AroundCourse): DeskCourseView {
  const { id, version, state, organisation, content } = course
  const { lessons, learners, mostMegabytes, now } = around
  return {
    ...{ id, version, state, content, mostMegabytes },
    papers: around.papers.map((paper) => ({ id: paper.id, name: paper.content.name })),
    organisation: refOf(organisation!),
    lessons: lessons.map((lesson) => drawDeskLesson(lesson, learners.get(lesson.id), now)),
    preview: drawCourseView(course, lessons, nobodys),
    actions: actionsOf(course),
  }
}

function drawDeskLesson(lesson: Lesson, count: LearnerCount | undefined, now: Date): DeskLesson {
  const { id, version, content, lengthMs, video } = lesson
  return {
    ...{ id, version, content, lengthMs },
    video: content.kind === 'video' && video ? drawVideo(video, [], now) : null,
    ...(count ?? { begun: 0, finished: 0 }),
  }
}

function actionsOf({ state }: Course): DeskCourseView['actions'] {
  if (state === 'draft') return ['edit', 'publish', 'discard']
  return state === 'published' ? ['edit', 'end'] : []
}
