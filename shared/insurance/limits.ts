import { addDays } from '../http/time'
import { isUnderCover } from './formulas'
import type { PlanContent, PlanItem, Span } from './plans'
import { claimableUntil, type EarlierLine } from './rules'

/** The last day of a cover that begins on `from`. */
export const coverEnd = (from: string, termMonths: number): string => addDays(claimableUntil(from, termMonths), -1)

/** The most that one item pays: once, or over the span its formula names. */
export function mostOf({ formula }: Pick<PlanItem, 'formula'>): number {
  switch (formula.kind) {
    case 'fixed':
      return formula.sumFen
    case 'perDay':
      return formula.dailyFen * formula.maxDays
    case 'share':
      return formula.capFen
    case 'byGrade':
      return Math.floor((formula.sumFen * Math.max(...formula.percents)) / 100)
  }
}

export interface Left {
  /** By the item's code: what it can still pay. */
  items: Record<string, number>
  /** What all items together can; null where the plan has no such cap. */
  coverFen: number | null
}

/** What a cover can still pay for an event on a day, after what it was claimed for before; pure, as `assess` is. */
export function leftOf(plan: PlanContent, earlier: readonly EarlierLine[], on: string): Left {
  const inYear = (line: EarlierLine) => line.eventOn.slice(0, 4) === on.slice(0, 4)
  const caps = [
    ...(plan.capPerCoverFen === null ? [] : [plan.capPerCoverFen - paidOf(earlier.filter(isUnderCover))]),
    ...(plan.capPerYearFen === null ? [] : [plan.capPerYearFen - paidOf(earlier.filter(inYear))]),
  ]
  const coverFen = caps.length === 0 ? null : Math.max(0, Math.min(...caps))
  const items = plan.items.map((item) => {
    const own = earlier.filter((line) => line.item === item.code)
    const leftFen = Math.max(0, leftOfItem(item, own, on.slice(0, 4)))
    return [item.code, coverFen === null ? leftFen : Math.min(leftFen, coverFen)] as const
  })
  return { items: Object.fromEntries(items), coverFen }
}

function leftOfItem(item: PlanItem, own: readonly EarlierLine[], year: string): number {
  const { formula } = item
  switch (formula.kind) {
    case 'fixed':
      return paidOf(own.filter(isUnderCover)) > 0 ? 0 : formula.sumFen
    case 'perDay':
      return formula.dailyFen * (formula.maxDays - daysUsed(own, formula.per, year))
    case 'share': {
      const isInYear = ({ eventOn }: EarlierLine) => eventOn.startsWith(year)
      const counted = own.filter(formula.per === 'year' ? isInYear : isUnderCover)
      return formula.capFen - (formula.per === 'stay' ? 0 : paidOf(counted))
    }
    // It counts what was paid for the same event alone.
    case 'byGrade':
      return mostOf(item)
  }
}

const paidOf = (lines: readonly EarlierLine[]): number => lines.reduce((sum, { amountFen }) => sum + amountFen, 0)

function daysUsed(lines: readonly EarlierLine[], per: Span, year: string): number {
  if (per === 'stay') return 0
  const counted = per === 'cover' ? lines.filter(isUnderCover) : lines
  const days = counted.flatMap((line) => Object.entries(line.days))
  return days.filter(([at]) => per === 'cover' || at === year).reduce((sum, [, count]) => sum + count, 0)
}
