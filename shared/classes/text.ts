export { planErrors } from './planErrors'
export { childrenErrors } from './childrenErrors'
