export { bookingErrors } from './bookingErrors'
export { childrenErrors } from './childrenErrors'
export { dayErrors } from './dayErrors'
export { planErrors } from './planErrors'
