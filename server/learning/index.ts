import { registerCourses } from './courses.hooks'

export { courseDeskRoutes } from './courses.desk.routes'
export { Course, CourseRating, Lesson, LessonProgress, LessonWatch, Video, VideoChunk } from './courses.entities'
export { courseRoutes } from './courses.routes'
export { watchingRule } from './courses.rules'
export { routes } from './routes'
export { checkFilm } from './videos.mp4'

export function registerHooks(): void {
  registerCourses()
}
