import { bookingMessages, bookingSms } from '../../shared/classes/bookingMessages'
import { personMoved } from '../identity'
import { registerTemplates } from '../notifications'
import { registerJob } from '../platform/jobs'
import { personalData, personErased, registerRetention } from '../privacy'
import { bookingJobs } from './bookings.jobs'
import { deleteOldBookings, describeBookings, eraseReasons, moveBookings } from './bookings.privacy'
import { queueJobs } from './queue.jobs'

/** What places do by themselves, and what is told of them. */
export function registerBookings(): void {
  registerTemplates('classes', bookingMessages, channels)
  personMoved.register('classes.bookings', moveBookings)
  personalData.register('classes.bookings', describeBookings)
  personErased.register('classes.bookings', eraseReasons)
  registerRetention({ name: 'classes.bookings', erase: deleteOldBookings })
  for (const job of [...bookingJobs, ...queueJobs]) registerJob(job)
}

/** What cannot wait until somebody looks goes out beside the inbox. */
const channels = {
  offered: { sms: { text: bookingSms.offered, params: ['until'] }, subscribe: 'result' as const },
  offerEnds: { subscribe: 'reminder' as const },
  cancelled: { sms: { text: bookingSms.cancelled, params: ['class'] }, subscribe: 'result' as const },
  merged: { subscribe: 'result' as const },
}
