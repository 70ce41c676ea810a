import type { learningCoursesDesk } from '../../shared/learning/courses.desk.contract'
import { type Handlers, noTransaction } from '../platform/handlers'
import * as courses from './courses.desk.service'
import * as lessons from './lessons.desk.service'
import * as videos from './videos.service'

export const courseDeskRoutes: Handlers<typeof learningCoursesDesk> = {
  listDeskCourses: ({ db, actor, query }) => courses.list(db, actor, query.cursor),
  addCourse: ({ db, actor, body, ...at }) => courses.add(db, actor, body, at),
  getDeskCourse: ({ db, actor, params, ...at }) => courses.get(db, actor, params.courseId, at),
  editCourse: ({ db, actor, params, body, ...at }) => courses.edit(db, actor, params.courseId, body, at),
  publishCourse: ({ db, actor, params, body, ...at }) => courses.publish(db, actor, params.courseId, body, at),
  endCourse: ({ db, actor, params, body, ...at }) => courses.end(db, actor, params.courseId, body, at),
  discardCourse: ({ db, actor, params, ...at }) => courses.discard(db, actor, params.courseId, at),
  addLesson: ({ db, actor, params, body, ...at }) => lessons.add(db, actor, params.courseId, body, at),
  orderLessons: ({ db, actor, params, body, ...at }) => lessons.order(db, actor, params.courseId, body, at),
  editLesson: ({ db, actor, params, body, ...at }) => lessons.edit(db, actor, params.lessonId, body, at),
  removeLesson: ({ db, actor, params, ...at }) => lessons.remove(db, actor, params.lessonId, at),
  announceVideo: ({ db, actor, params, body, ports, now }) =>
    videos.announce(db, actor, params.courseId, body, ports, now),
  putVideoChunk: noTransaction(videos.putChunk),
  getVideo: ({ db, actor, params, now }) => videos.getVideo(db, actor, params.videoId, now),
}
