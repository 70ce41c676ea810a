import { nextDay, shanghaiDay, shanghaiTime } from '../http/time'

const minuteMs = 60_000

export interface Span {
  days: number
  hours: number
  minutes: number
}

/** A length of time in whole minutes, at least one: "0 minutes left" tells nobody anything. */
export function spanOf(milliseconds: number): Span {
  const minutes = Math.max(1, Math.floor(Math.abs(milliseconds) / minuteMs))
  return { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 }
}

export type Due =
  | { kind: 'overdue'; span: Span }
  | { kind: 'today' | 'tomorrow'; time: string }
  | { kind: 'later'; day: string; time: string }

/** How a due time reads in a list, days and clock as in Shanghai whatever the reader's machine says. */
export function dueOf(dueAt: string, now: Date): Due {
  const at = new Date(dueAt)
  if (at <= now) return { kind: 'overdue', span: spanOf(now.getTime() - at.getTime()) }
  const today = shanghaiDay(now)
  const day = shanghaiDay(at)
  const time = shanghaiTime(at)
  if (day === today) return { kind: 'today', time }
  if (day === nextDay(today)) return { kind: 'tomorrow', time }
  return { kind: 'later', day: shortDay(day, today), time }
}

export type Moment = { day: 'today' | 'yesterday'; time: string } | { day: string; time: string }

/** When something happened, as one says it. */
export function momentOf(instant: string, now: Date): Moment {
  const at = new Date(instant)
  const today = shanghaiDay(now)
  const day = shanghaiDay(at)
  const time = shanghaiTime(at)
  if (day === today) return { day: 'today', time }
  if (nextDay(day) === today) return { day: 'yesterday', time }
  return { day: shortDay(day, today), time }
}

/** The year is said only where it is another one. */
const shortDay = (day: string, today: string): string => (day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day)
