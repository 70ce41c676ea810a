export { contestErrors } from './contestErrors'
export { courseErrors } from './courseErrors'
export { quizErrors } from './quizErrors'
