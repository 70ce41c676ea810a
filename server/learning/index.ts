import { registerJob } from '../platform/jobs'
import { attemptJobs } from './attempts.jobs'
import { registerCourses } from './courses.hooks'
import { registerQuizzes } from './quizzes.hooks'

export { bankDeskRoutes } from './bank.desk.routes'
export { rowOf } from './bank.service'
export { courseDeskRoutes } from './courses.desk.routes'
export { Course, CourseRating, Lesson, LessonProgress, LessonWatch, Video, VideoChunk } from './courses.entities'
export { courseRoutes } from './courses.routes'
export { watchingRule } from './courses.rules'
export { papersDeskRoutes } from './papers.desk.routes'
export { QuizAttempt, QuizFigure, QuizPaper } from './papers.entities'
export { Question } from './questions.entities'
export { routes } from './routes'
export { checkFilm } from './videos.mp4'

export function registerHooks(): void {
  for (const job of attemptJobs) registerJob(job)
  registerCourses()
  registerQuizzes()
}
