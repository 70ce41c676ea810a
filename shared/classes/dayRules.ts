import { addDays } from '../http/time'
import type { Sessions } from './plans'
import { daysOf } from './rules'

/** What a safety patrol ticks off: 门窗, 通道, 灭火器, 用电, 活动区, 厨房. */
export const patrolChecks = ['doors', 'exits', 'extinguishers', 'electrics', 'playArea', 'kitchen'] as const
/** What is cleaned and disinfected: 桌面, 地面, 卫生间, 玩具, 寝具, 通风. */
export const cleaningChecks = ['tables', 'floors', 'toilets', 'toys', 'bedding', 'airing'] as const
export type DayCheck = (typeof patrolChecks)[number] | (typeof cleaningChecks)[number]

/** How a child is handed over: to a guardian, to a named collector, or to whom a guardian allowed from the phone. */
export const handOverWays = ['guardian', 'collector', 'confirmed'] as const
export type HandOverWay = (typeof handOverWays)[number]

/** 待家长确认, 家长同意, 家长不同意. */
export const pickupStates = ['asked', 'allowed', 'refused'] as const
export type PickupState = (typeof pickupStates)[number]

/** Of the day code; read aloud at the door, so it is short, and tries are few. */
export const dayCodeLength = 4

interface DayFacts {
  sessions: Sessions
  day: string
  today: string
  /** What came late from a lost network is taken for so many days. */
  lateDays: number
  /** Attendance has been reckoned: nothing of the term changes any more. */
  isTermClosed: boolean
}

/** Why nothing can be written down for a day, or null. */
export function dayBlocker({ sessions, day, today, lateDays, isTermClosed }: DayFacts) {
  if (!isClassDay(sessions, day)) return 'classes.no_class_day'
  if (day > today) return 'classes.day_ahead'
  return isTermClosed || day < addDays(today, -lateDays) ? 'classes.day_over' : null
}

export const isClassDay = (sessions: Sessions, day: string): boolean =>
  day >= sessions.from && day <= sessions.to && daysOf({ ...sessions, from: day, to: day }).length > 0

/** The first day from `day` on which the class meets; null once its run is over. */
export function nextClassDay(sessions: Sessions, day: string): string | null {
  return daysOf({ ...sessions, from: day > sessions.from ? day : sessions.from })[0] ?? null
}
