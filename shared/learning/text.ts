export { quizErrors } from './quizErrors'
