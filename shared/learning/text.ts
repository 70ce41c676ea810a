export { contestErrors } from './contestErrors'
export { quizErrors } from './quizErrors'
