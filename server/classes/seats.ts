import { quotaFor, seatsFor } from '../../shared/classes/rules'
import type { PriorityGroup } from '../../shared/classes/states'
import type { CourseClass } from './entities'

/** The seats of a class while they are decided on, under its lock. */
export interface Seats {
  courseClass: CourseClass
  seats: number
  taken: Map<PriorityGroup | null, number>
  quotas: readonly { group: PriorityGroup; seats: number }[]
  /** How many seats the most modest booking in its queue asks of it, null where nobody waits; read only where seats are free. */
  leastAsked: number | null
  /** Children in its queue. */
  waiting: number
}

export type Groups = readonly PriorityGroup[]

/** What is set aside, while the window is open and the rest has not gone to everybody. */
export const quotasOf = ({ content, allottedAt, closesAt }: CourseClass, now: Date): Seats['quotas'] =>
  content.allocation === 'priority' && allottedAt === null && now < closesAt ? content.quotas : []

/** Whether so many seats can go to somebody of these groups. */
export const hasRoom = (seats: Seats, groups: Groups, count: number): boolean => seatsFor(seats, groups) >= count

/** As `hasRoom`, for who comes by now: what the queue could have is the queue's. */
export function hasRoomBesideQueue(seats: Seats, groups: Groups, count: number): boolean {
  const free = seatsFor(seats, groups)
  if (free < count) return false
  const general = seatsFor(seats, [])
  const isAwaited = seats.leastAsked !== null && seats.leastAsked <= general
  return isAwaited ? free - general >= count : true
}

/** Takes a seat, and says of which quota. */
export function takeSeat(seats: Seats, groups: Groups): PriorityGroup | null {
  const quota = quotaFor(seats, groups)
  seats.taken.set(quota, (seats.taken.get(quota) ?? 0) + 1)
  return quota
}
