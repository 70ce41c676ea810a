export { childrenErrors } from './childrenErrors'
