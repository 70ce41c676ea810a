export { bookingErrors } from './bookingErrors'
