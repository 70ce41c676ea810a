import { quotaFor, seatsFor } from '../../shared/classes/rules'
import type { PriorityGroup } from '../../shared/classes/states'
import type { CourseClass } from './entities'

/** The seats of a class while they are decided on, under its lock. */
export interface Seats {
  courseClass: CourseClass
  seats: number
  taken: (PriorityGroup | null)[]
  quotas: readonly { group: PriorityGroup; seats: number }[]
  /** How many seats each booking in its queue asks of it; read only where seats are free. */
  asked: number[]
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
  const isAwaited = seats.asked.some((asked) => asked <= general)
  return isAwaited ? free - general >= count : true
}

/** Takes a seat, and says of which quota. */
export function takeSeat(seats: Seats, groups: Groups): PriorityGroup | null {
  const quota = quotaFor(seats, groups)
  seats.taken.push(quota)
  return quota
}
