export { contestErrors } from './contestErrors'
