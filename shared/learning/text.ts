export { courseErrors } from './courseErrors'
