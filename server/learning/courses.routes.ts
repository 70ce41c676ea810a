import type { learningCourses } from '../../shared/learning/courses.contract'
import type { Handlers } from '../platform/handlers'
import * as service from './courses.service'
import { ping } from './watching.service'

export const courseRoutes: Handlers<typeof learningCourses> = {
  listCourses: ({ db, actor, query }) => service.list(db, actor, query.cursor),
  getCourse: ({ db, actor, params }) => service.get(db, actor, params.courseId),
  getLesson: ({ db, actor, params, now }) => service.getLesson(db, actor, params.lessonId, now),
  pingLesson: ({ db, actor, params, body, now }) => ping(db, actor, params.lessonId, body, now),
  rateCourse: ({ db, actor, params, body, now }) => service.rate(db, actor, params.courseId, body, now),
}
