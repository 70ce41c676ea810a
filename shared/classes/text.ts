export { planErrors } from './planErrors'
export { childrenErrors } from './childrenErrors'
export { bookingErrors } from './bookingErrors'
export { dayErrors } from './dayErrors'
