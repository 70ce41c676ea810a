import { bookingMessages } from '../../shared/classes/bookingMessages'
import { registerTemplates } from '../notifications'
import { registerJob } from '../platform/jobs'
import { bookingJobs } from './bookings.jobs'

/** What places do by themselves, and what is told of them. */
export function registerBookings(): void {
  registerTemplates('classes', bookingMessages)
  for (const job of bookingJobs) registerJob(job)
}
