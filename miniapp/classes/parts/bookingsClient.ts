import { type BookingView, classBookings } from '../../../shared/classes/bookings.contract'
import { bookingErrors, childrenErrors, planErrors } from '../../../shared/classes/text'
import { shanghaiDay } from '../../../shared/http/time'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'
import type { Tone } from '../../ui'

export const bookings = clientOf(classBookings)

/** Words of this feature's codes that a guardian meets while booking. */
export const bookingWords = (): Record<string, string> => ({
  ...currentText(planErrors).errors,
  ...currentText(childrenErrors).errors,
  ...currentText(bookingErrors).errors,
})

export const explainBooking = (error: unknown): string => wordsOf(error, bookingWords())

type State = 'entered' | 'held' | 'confirmed' | 'waiting' | 'offered' | 'cancelled' | 'expired' | 'ended'

export const bookingTones: Record<State, Tone> = {
  entered: 'grey',
  held: 'warn',
  confirmed: 'ok',
  waiting: 'grey',
  offered: 'warn',
  cancelled: 'grey',
  expired: 'grey',
  ended: 'grey',
}

/** Whether the classes of a booking have begun, or are over. */
export function phaseOf({ state, places }: Pick<BookingView, 'state' | 'places'>): 'running' | 'over' | null {
  if (state !== 'confirmed') return null
  const today = shanghaiDay(new Date())
  if (places.every((place) => place.class.sessions.to < today)) return 'over'
  return places.some((place) => place.class.sessions.from <= today) ? 'running' : null
}

/** `2:05` of 125 seconds, `1:00:00` of an hour. */
export function clockOf(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)]
  const two = (count: number) => String(count).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
