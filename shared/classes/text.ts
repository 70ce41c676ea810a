export { planErrors } from './planErrors'
