import { registerContests } from './contests.hooks'
import { registerCourses } from './courses.hooks'
import { registerQuizzes } from './quizzes.hooks'

export { bankDeskRoutes } from './bank.desk.routes'
export { rowOf } from './bank.service'
export { contestDeskRoutes } from './contests.desk.routes'
export {
  Contest,
  ContestCertificate,
  ContestEntry,
  ContestJudge,
  ContestMember,
  ContestPerformance,
  ContestScore,
  ContestStage,
} from './contests.entities'
export { contestRoutes, judgingRoutes } from './contests.routes'
export { clocksRule as contestClocksRule, scoringRule } from './contests.rules'
export { courseDeskRoutes } from './courses.desk.routes'
export { Course, CourseRating, Lesson, LessonProgress, LessonWatch, Video, VideoChunk } from './courses.entities'
export { courseRoutes } from './courses.routes'
export { watchingRule } from './courses.rules'
export { papersDeskRoutes } from './papers.desk.routes'
export { QuizAttempt, QuizFigure, QuizPaper } from './papers.entities'
export { Question, QuestionImport } from './questions.entities'
export { routes } from './routes'
export { checkFilm } from './videos.mp4'

export function registerHooks(): void {
  registerContests()
  registerCourses()
  registerQuizzes()
}
