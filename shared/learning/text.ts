export { courseErrors } from './courseErrors'
export { quizErrors } from './quizErrors'
