import { addDays, dayMs } from '../http/time'
import type { PlanFacts } from './planRules'
import type { ClassContent } from './plans'

/** Days from one to another. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs

export const moveDays = ({ from, to }: { from: string; to: string }, days: number) => ({
  from: addDays(from, days),
  to: addDays(to, days),
})

/** A day of another year; the last of February for who was born on the 29th. */
function moveYears(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const rest = day.slice(4) === '-02-29' && !isLeap ? '-02-28' : day.slice(4)
  return `${String(year).padStart(4, '0')}${rest}`
}

/** A class so many days later: children as old as those were, and holidays yet to be told, as they fall on other days. */
export function movePlan({ content, seats, opensAt, closesAt }: PlanFacts, days: number): PlanFacts {
  const { sessions, born } = content
  const years = Math.round(days / 365.25)
  const moved: ClassContent = {
    ...content,
    sessions: { ...sessions, ...moveDays(sessions, days), offDays: [] },
    born: born && { from: moveYears(born.from, years), to: moveYears(born.to, years) },
  }
  const later = (at: Date) => new Date(at.getTime() + days * dayMs)
  return { content: moved, seats, opensAt: later(opensAt), closesAt: later(closesAt) }
}
