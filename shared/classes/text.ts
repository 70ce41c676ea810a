export { dayErrors } from './dayErrors'
