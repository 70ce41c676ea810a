import { addDays } from '../http/time'
import {
  type AssessedClaim,
  applyFormula,
  type EarlierLine,
  isUnderCover,
  type Line,
  paidFor,
  sumDays,
  type Working,
} from './formulas'
import type { EventKind, PlanContent, PlanItem } from './plans'
import type { ReasonCode } from './states'

export type { AssessedClaim, CoverDays, EarlierLine, Line, Working } from './formulas'

export interface Assessment {
  lines: Line[]
  totalFen: number
}

/**
 * What a plan gives for a claim, line by line in the order of the plan's items; pure, so that the phone's estimate and the
 * decision are the same sum. Whole fen throughout; a fraction of a fen goes down.
 */
export const assess = (plan: PlanContent, claim: AssessedClaim): Assessment => assessWith(plan, claim, []).assessment

/** A sum that staff put in place of the rules'. */
export interface LineChange {
  item: string
  amountFen: number
  reason: ReasonCode
}

/**
 * As `assess`, with staff's sums in place of the rules' own; `most` is what formula and caps give for each item where nothing
 * else stands against it: more than that nobody may grant.
 */
export function assessWith(
  plan: PlanContent,
  claim: AssessedClaim,
  changes: readonly LineChange[],
): { assessment: Assessment; most: Record<string, number> } {
  const lines: Line[] = []
  const most: Record<string, number> = {}
  for (const item of plan.items.filter(({ code }) => claim.facts.items.includes(code))) {
    const open = lessBefore(claim, capShared(plan, claim, lines, applyFormula(item, claim, lines)))
    most[item.code] = open.amountFen
    const change = changes.find((one) => one.item === item.code)
    const ruled = () => lessBefore(claim, capShared(plan, claim, lines, assessItem(plan, item, claim, lines)))
    lines.push(change ? putInPlace(open, change) : ruled())
  }
  return { assessment: { lines, totalFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0) }, most }
}

const putInPlace = (line: Line, { amountFen, reason }: LineChange): Line => ({
  ...line,
  amountFen,
  reason,
  days: amountFen === 0 ? {} : line.days,
})

/** An appeal gives what is missing to the right sum, days likewise. */
function lessBefore({ before = [] }: AssessedClaim, line: Line): Line {
  const paidFen = paidFor(before, line.item)
  if (paidFen === 0) return line
  const counted = sumDays(before.filter(({ item }) => item === line.item))
  const days = Object.fromEntries(
    Object.entries(line.days).map(([year, count]) => [year, Math.max(0, count - (counted[year] ?? 0))]),
  )
  const working: Working[] = [...line.working, { step: 'lessPaid', paidFen }]
  const amountFen = Math.max(0, line.amountFen - paidFen)
  return { ...line, amountFen, days, working, reason: line.reason ?? 'duplicate' }
}

function assessItem(plan: PlanContent, item: PlanItem, claim: AssessedClaim, lines: readonly Line[]): Line {
  const line = applyFormula(item, claim, lines)
  const blocker = lineBlocker(plan, item, claim)
  return blocker ? { ...line, amountFen: 0, days: {}, reason: blocker } : line
}

/** Why an item gives nothing at all, or null. */
export function lineBlocker(
  plan: Pick<PlanContent, 'claimWindowMonths'>,
  item: Pick<PlanItem, 'events' | 'waitingDays'>,
  { cover, facts, filedOn }: Pick<AssessedClaim, 'cover' | 'facts' | 'filedOn'>,
): ReasonCode | null {
  const { event, eventOn } = facts
  if (!item.events.includes(event) || eventOn < cover.from || eventOn > cover.to) return 'notCovered'
  if (eventOn < addDays(cover.from, item.waitingDays)) return 'waitingPeriod'
  if (filedOn > claimableUntil(eventOn, plan.claimWindowMonths)) return 'outsideWindow'
  return null
}

/** The last day on which a claim for an event can be handed in: the same day so many months later, or the month's last. */
export function claimableUntil(eventOn: string, months: number): string {
  const [year, month, date] = eventOn.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** The items an event can be claimed under. */
export const itemsFor = (plan: PlanContent, event: EventKind): PlanItem[] =>
  plan.items.filter(({ events }) => events.includes(event))

/** What all items share: a cap on the whole cover, and one on the calendar year of the event. */
function capShared(plan: PlanContent, { facts, earlier }: AssessedClaim, lines: readonly Line[], line: Line): Line {
  const before = lines.reduce((all, { amountFen }) => all + amountFen, 0)
  const inYear = earlier.filter(({ eventOn }) => eventOn.slice(0, 4) === facts.eventOn.slice(0, 4))
  const caps: ['coverCap' | 'yearCap', number | null, readonly EarlierLine[]][] = [
    ['coverCap', plan.capPerCoverFen, earlier.filter(isUnderCover)],
    ['yearCap', plan.capPerYearFen, inYear],
  ]
  let capped = line
  for (const [step, capFen, counted] of caps) {
    if (capFen === null) continue
    const usedFen = counted.reduce((all, { amountFen }) => all + amountFen, before)
    const leftFen = Math.max(0, capFen - usedFen)
    if (capped.amountFen <= leftFen) continue
    const working = [...capped.working, { step, capFen, usedFen }]
    capped = { ...capped, amountFen: leftFen, working, reason: 'overCap' }
  }
  return capped
}
