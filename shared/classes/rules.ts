import { addDays, nextDay } from '../http/time'
import type { ClassContent, Sessions } from './plans'
import type { Attendance, ClassState, PriorityGroup } from './states'

/** Days on which a class meets, in order. */
export function daysOf({ from, to, weekdays, offDays }: Sessions): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = nextDay(day)) {
    if (weekdays.includes(weekdayOf(day)) && !offDays.includes(day)) days.push(day)
  }
  return days
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

/** Whether a child would have to be in two places at once. */
export function doOverlap(one: Sessions, other: Sessions): boolean {
  if (one.to < other.from || other.to < one.from) return false
  if (one.endsAt <= other.startsAt || other.endsAt <= one.startsAt) return false
  const days = new Set(daysOf(other))
  return daysOf(one).some((day) => days.has(day))
}

/** The grade of who entered grade 1 in September of `entryYear`, on a day; below 1 before school. */
export function gradeOn(entryYear: number, day: string): number {
  const year = Number(day.slice(0, 4))
  const begun = day.slice(5) >= '09-01' ? year : year - 1
  return begun - entryYear + 1
}

/** The September of grade 1 for who is in `grade` on a day. */
export const entryYearOf = (grade: number, day: string): number => gradeOn(0, day) - grade

export interface ClassFacts {
  state: ClassState
  opensAt: Date
  closesAt: Date
  content: Pick<ClassContent, 'grades' | 'born' | 'sessions'>
}

export interface ChildFacts {
  birthDate: string
  entryYear: number
  /** Somebody has seen that the caller is the child's guardian. */
  isConfirmed: boolean
  /** The last day on which the child may not book, after missing too much. */
  barredUntil: string | null
  /** What the child is booked for, or queued and drawn for, already. */
  others: readonly Sessions[]
}

/** Why a class cannot be booked by anybody at `now`, or null. */
export function windowBlocker({ state, opensAt, closesAt }: Omit<ClassFacts, 'content'>, now: Date) {
  if (state !== 'published') return 'classes.not_open'
  if (now < opensAt) return 'classes.not_yet_open'
  return now >= closesAt ? 'classes.window_closed' : null
}

/** Why a child cannot be booked for a class, or null; the same on the phone and at the desk. A full class is no blocker: there is a queue. */
export function childBlocker({ content }: Pick<ClassFacts, 'content'>, child: ChildFacts) {
  const { sessions, grades, born } = content
  if (!child.isConfirmed) return 'classes.guardian_unconfirmed'
  const grade = gradeOn(child.entryYear, sessions.from)
  if (grade < grades.from || grade > grades.to) return 'classes.other_grade'
  if (born && child.birthDate > born.to) return 'classes.too_young'
  if (born && child.birthDate < born.from) return 'classes.too_old'
  if (child.barredUntil !== null && child.barredUntil >= sessions.from) return 'classes.barred'
  return child.others.some((other) => doOverlap(other, sessions)) ? 'classes.overlap' : null
}

/** Seats as they are at one moment, within the lock of the class. */
export interface SeatFacts {
  seats: number
  /** How many are held, confirmed or offered, by the quota they took; null for the general ones. */
  taken: ReadonlyMap<PriorityGroup | null, number>
  /** Seats set aside; empty once the window has closed. */
  quotas: readonly { group: PriorityGroup; seats: number }[]
}

/** How many seats are free, whoever may have them. */
export const freeIn = ({ seats, taken }: Pick<SeatFacts, 'seats' | 'taken'>): number =>
  [...taken.values()].reduce((free, count) => free - count, seats)

const leftOf = ({ taken }: SeatFacts, { group, seats }: SeatFacts['quotas'][number]): number =>
  Math.max(0, seats - (taken.get(group) ?? 0))

/** How many seats whoever belongs to these groups can have; their own quotas first. */
export function seatsFor(facts: SeatFacts, groups: readonly PriorityGroup[]): number {
  const others = facts.quotas.filter(({ group }) => !groups.includes(group))
  return Math.max(0, freeIn(facts) - others.reduce((kept, quota) => kept + leftOf(facts, quota), 0))
}

/** The quota a seat is taken from, or null for a general one. */
export function quotaFor(facts: SeatFacts, groups: readonly PriorityGroup[]): PriorityGroup | null {
  const own = facts.quotas.find((quota) => groups.includes(quota.group) && leftOf(facts, quota) > 0)
  return own?.group ?? null
}

/** How the public is told of seats: few are a tenth, or fewer than four. */
export const freeOf = (free: number, seats: number): 'many' | 'few' | 'none' =>
  free <= 0 ? 'none' : free <= Math.max(3, seats / 10) ? 'few' : 'many'

/** Whether it is too late to give a confirmed seat back without staff: until so many days before the first one it is not. */
export const isCancelOver = ({ from }: Pick<Sessions, 'from'>, today: string, daysBefore: number): boolean =>
  today > addDays(from, -daysBefore)

/** Percent of the days not excused on which the child was there, rounded down; null while none counts. */
export function attendedPercent(marks: readonly Attendance[]): number | null {
  const counted = marks.filter((mark) => mark !== 'excused')
  if (counted.length === 0) return null
  return Math.floor((counted.filter((mark) => mark === 'present').length * 100) / counted.length)
}

/** Whether there are teachers enough for so many children. */
export const hasTeachers = (children: number, teachers: number, childrenPerTeacher: number): boolean =>
  children <= teachers * childrenPerTeacher

/** The last day of a bar that began with the end of a term: so many days after it. */
export const barredUntil = (termTo: string, days: number): string => addDays(termTo, days)
