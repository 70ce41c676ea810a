import type { BookingAct, BookingView, Placed } from '../../shared/classes/bookings.contract'
import { liveStates } from '../../shared/classes/states'
import type { LivePlace } from './bookings.queries'

export const isLive = ({ state }: Pick<LivePlace, 'state'>): boolean => liveStates.includes(state)

/** The places that count: those that live, or what became of all. */
export function currentOf<P extends Pick<LivePlace, 'state'>>(places: readonly P[]): P[] {
  const live = places.filter(isLive)
  return live.length > 0 ? live : [...places]
}

/** Places of one booking as a command answers; `ahead` by place, where it waits. */
export function placedView(places: readonly LivePlace[], ahead: ReadonlyMap<string, number>): Placed {
  const current = currentOf(places)
  const first = current[0]!
  return {
    id: first.bookingId,
    state: first.state,
    seats: current.length,
    places: current.map(({ id, childId, classId, order }) => ({
      childId,
      classId,
      order,
      ahead: ahead.get(id) ?? null,
    })),
    order: Math.min(...current.map(({ order }) => order)),
    expiresAt: first.expiresAt?.toISOString() ?? null,
  }
}

const actsIn: Partial<Record<BookingView['state'], BookingAct[]>> = {
  held: ['confirm', 'cancel'],
  offered: ['accept', 'cancel'],
  confirmed: ['cancel'],
  waiting: ['cancel'],
  entered: ['cancel'],
}

export const actionsIn = (state: BookingView['state']): BookingAct[] => actsIn[state] ?? []
