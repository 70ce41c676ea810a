import { shanghaiInstant } from '../http/time'
import type { ClassContent, SiteContent } from './plans'
import { daysOf, doOverlap, hasTeachers } from './rules'
import type { Duty } from './states'

/** What a manager should look at before children come. */
export const planWarnings = ['fewTeachers', 'checkEnds', 'roomShared', 'siteUninspected'] as const
export type PlanWarning = (typeof planWarnings)[number]

/** Why somebody cannot be in contact with children: 未查询, 查询有记录, 到期早于结班. */
export const checkProblems = ['unchecked', 'unclear', 'endsBefore'] as const
export type CheckProblem = (typeof checkProblems)[number]

export interface CheckFacts {
  isClear: boolean | null
  /** The last day on which the record check is good. */
  validUntil: string | null
}

/** Why a worker cannot be assigned to what goes on until `to`, or null. */
export function checkProblem({ isClear, validUntil }: CheckFacts, to: string): CheckProblem | null {
  if (isClear === null || validUntil === null) return 'unchecked'
  if (!isClear) return 'unclear'
  return validUntil < to ? 'endsBefore' : null
}

export interface PlanFacts {
  content: ClassContent
  seats: number
  opensAt: Date
  closesAt: Date
}

interface Around {
  term: { from: string; to: string }
  rooms: SiteContent['rooms']
}

/** What is wrong with a class as it was written down, and in which field; null where nothing is. */
export function planProblem({ content, seats, opensAt, closesAt }: PlanFacts, { term, rooms }: Around) {
  const { sessions, room, minimum } = content
  const place = rooms.find(({ name }) => name === room)
  if (!place) return { code: 'classes.no_such_room', field: 'room' } as const
  if (seats > place.seats) return { code: 'classes.room_too_small', field: 'seats' } as const
  if (minimum > seats) return { code: 'classes.minimum_too_high', field: 'minimum' } as const
  if (!areWithin(sessions, term) || daysOf(sessions).length === 0) {
    return { code: 'classes.days_outside_term', field: 'sessions' } as const
  }
  const begins = shanghaiInstant(sessions.from, sessions.startsAt)
  if (opensAt >= closesAt || closesAt > begins) return { code: 'classes.window_invalid', field: 'closesAt' } as const
  return areQuotasRight(content, seats) ? null : ({ code: 'classes.quotas_invalid', field: 'quotas' } as const)
}

export const areWithin = (days: { from: string; to: string }, term: { from: string; to: string }): boolean =>
  days.from >= term.from && days.to <= term.to

/** Seats are set aside for each group once, by priority alone, and no more than there are. */
function areQuotasRight({ allocation, quotas }: ClassContent, seats: number): boolean {
  if (allocation !== 'priority') return quotas.length === 0
  const isOnce = new Set(quotas.map(({ group }) => group)).size === quotas.length
  return quotas.length > 0 && isOnce && quotas.reduce((sum, quota) => sum + quota.seats, 0) <= seats
}

/** What parents chose a class by, or were let in by: it stays once booking has begun. */
const fixedFields = ['kind', 'grades', 'born', 'sessions', 'feeFen', 'mealFeeFen', 'allocation', 'quotas'] as const

export function isFixedChanged(before: PlanFacts, after: PlanFacts): boolean {
  if (before.opensAt.getTime() !== after.opensAt.getTime()) return true
  // Whoever entered a draw counted on its day.
  const isDrawMoved = before.content.allocation === 'draw' && before.closesAt.getTime() !== after.closesAt.getTime()
  return isDrawMoved || fixedFields.some((field) => !isSame(before.content[field], after.content[field]))
}

/** Alike as JSON, whatever the order of the keys. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => isSame(Reflect.get(one, key), Reflect.get(other, key)))
}

export interface WarningFacts {
  content: ClassContent
  /** Children in it, or as many as will be. */
  children: number
  inspectedOn: string | null
  team: readonly (CheckFacts & { duty: Duty })[]
  /** When the other classes meet that use the same room. */
  roomUses: readonly ClassContent['sessions'][]
}

/** A site's inspection is good for a year. */
export function warningsOf({ content, children, inspectedOn, team, roomUses }: WarningFacts, aYearAgo: string) {
  const { sessions, childrenPerTeacher } = content
  const teachers = team.filter(({ duty }) => duty === 'teacher').length
  const holds: Record<PlanWarning, boolean> = {
    fewTeachers: !hasTeachers(children, teachers, childrenPerTeacher),
    checkEnds: team.some((worker) => checkProblem(worker, sessions.to) !== null),
    roomShared: roomUses.some((other) => doOverlap(other, sessions)),
    siteUninspected: inspectedOn === null || inspectedOn < aYearAgo,
  }
  return planWarnings.filter((warning) => holds[warning])
}
