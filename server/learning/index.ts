import { registerQuizzes } from './quizzes.hooks'

export { bankDeskRoutes } from './bank.desk.routes'
export { rowOf } from './bank.service'
export { papersDeskRoutes } from './papers.desk.routes'
export { QuizAttempt, QuizFigure, QuizPaper } from './papers.entities'
export { Question } from './questions.entities'
export { routes } from './routes'

export function registerHooks(): void {
  registerQuizzes()
}
