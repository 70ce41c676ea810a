export {}
export { merchantErrors } from './merchantErrors'
