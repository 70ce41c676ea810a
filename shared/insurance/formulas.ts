import { addDays, dayMs } from '../http/time'
import type { ClaimFacts, Formula, PlanItem, Span, Stay } from './plans'
import type { ReasonCode } from './states'

/** Days a cover runs, first and last one included. */
export interface CoverDays {
  from: string
  to: string
}

/** What was given by the same plan before: one entry for each paid or approved line. */
export interface EarlierLine {
  item: string
  amountFen: number
  /** Days of a stay it counted, by calendar year. */
  days: Record<string, number>
  /** The day of its event; lines of one event are told by it. */
  eventOn: string
  /** Under another cover of the person's: it counts for its event and its calendar year, and not for this cover. */
  isElsewhere?: boolean | undefined
}

export const isUnderCover = ({ isElsewhere = false }: EarlierLine): boolean => !isElsewhere

/** How a line came about, as numbers; `workingText` words them. */
export type Working =
  | { step: 'sum'; sumFen: number }
  | { step: 'once' }
  | { step: 'lessPaid'; paidFen: number }
  | { step: 'days'; days: number; afterDays: number; countedDays: number; dailyFen: number }
  | { step: 'dayLimit'; maxDays: number; usedDays: number; per: Span }
  | { step: 'cost'; costFen: number; paidElsewhereFen: number; deductibleFen: number; baseFen: number }
  | { step: 'percent'; percent: number; ofFen: number; amountFen: number }
  | { step: 'grade'; grade: number; percent: number; sumFen: number }
  | { step: 'itemCap'; capFen: number; usedFen: number; per: Span }
  | { step: 'coverCap'; capFen: number; usedFen: number }
  | { step: 'yearCap'; capFen: number; usedFen: number }

export interface Line {
  item: string
  /** What the formula gives before any cap. */
  askedFen: number
  amountFen: number
  /** Days of stays it counts, by calendar year. */
  days: Record<string, number>
  working: Working[]
  /** Why it gives less than asked; null where it gives all. */
  reason: ReasonCode | null
}

export interface AssessedClaim {
  cover: CoverDays
  facts: ClaimFacts
  /** The day it was handed in, or today. */
  filedOn: string
  /** In the order in which they were decided. */
  earlier: readonly EarlierLine[]
  /** Of an appeal, what the decision it appeals against gave: it is taken off, and not in `earlier`. */
  before?: readonly EarlierLine[]
}

/** What one item gives by its formula and its own cap, whatever else stands for or against it. */
export function applyFormula({ code, formula }: PlanItem, claim: AssessedClaim, lines: readonly Line[]): Line {
  switch (formula.kind) {
    case 'fixed':
      return applyFixed(code, formula, claim, lines)
    case 'perDay':
      return applyPerDay(code, formula, claim)
    case 'share':
      return applyShare(code, formula, claim)
    case 'byGrade':
      return applyByGrade(code, formula, claim)
  }
}

type Of<K extends Formula['kind']> = Extract<Formula, { kind: K }>

function applyFixed(
  item: string,
  { sumFen, less }: Of<'fixed'>,
  { facts, earlier }: AssessedClaim,
  lines: readonly Line[],
): Line {
  const begun: Line = {
    item,
    askedFen: sumFen,
    amountFen: 0,
    days: {},
    working: [{ step: 'sum', sumFen }],
    reason: null,
  }
  const same = earlier.filter((line) => isUnderCover(line) || line.eventOn === facts.eventOn)
  if (paidFor(same, item) > 0) {
    return { ...begun, working: [...begun.working, { step: 'once' }], reason: 'duplicate' }
  }
  const before = earlier.filter((line) => line.eventOn === facts.eventOn)
  const paidFen = less.reduce((sum, code) => sum + paidFor(before, code) + paidFor(lines, code), 0)
  if (paidFen === 0) return { ...begun, amountFen: sumFen }
  const working: Working[] = [...begun.working, { step: 'lessPaid', paidFen }]
  return { ...begun, working, amountFen: Math.max(0, sumFen - paidFen), reason: 'duplicate' }
}

function applyByGrade(item: string, { sumFen, percents }: Of<'byGrade'>, { facts, earlier }: AssessedClaim): Line {
  const grade = facts.disabilityGrade
  const percent = grade === null ? 0 : percents[grade - 1]!
  const askedFen = shareOf(sumFen, percent)
  const paidFen = paidFor(
    earlier.filter((line) => line.eventOn === facts.eventOn),
    item,
  )
  const working: Working[] = grade === null ? [] : [{ step: 'grade', grade, percent, sumFen }]
  if (paidFen > 0) working.push({ step: 'lessPaid', paidFen })
  const amountFen = Math.max(0, askedFen - paidFen)
  const reason = grade === null ? 'paperMissing' : paidFen > 0 ? 'duplicate' : null
  return { item, askedFen, amountFen, days: {}, working, reason }
}

function applyShare(item: string, formula: Of<'share'>, claim: AssessedClaim): Line {
  const { facts } = claim
  const { deductibleFen, capFen, per } = formula
  const costFen = (formula.of === 'medical' ? facts.costFen : facts.lossFen) ?? 0
  const { medicalInsurance, workInjury, others } = facts.paidBy
  const paidElsewhereFen = Math.min(costFen, medicalInsurance + workInjury + others)
  const baseFen = Math.max(0, costFen - paidElsewhereFen - deductibleFen)
  const grade = formula.of === 'medical' ? facts.hospitalGrade : 1
  const percent = grade === null ? 0 : formula.percents[grade - 1]!
  const askedFen = shareOf(baseFen, percent)
  const working: Working[] = [
    { step: 'cost', costFen, paidElsewhereFen, deductibleFen, baseFen },
    { step: 'percent', percent, ofFen: baseFen, amountFen: askedFen },
  ]
  const usedFen = paidFor(withinSpan(claim, per), item)
  const amountFen = Math.min(askedFen, Math.max(0, capFen - usedFen))
  if (amountFen < askedFen) {
    return {
      item,
      askedFen,
      amountFen,
      days: {},
      working: [...working, { step: 'itemCap', capFen, usedFen, per }],
      reason: 'overCap',
    }
  }
  const reason =
    askedFen > 0 ? null : percent === 0 ? 'notCovered' : paidElsewhereFen > 0 ? 'reimbursedElsewhere' : 'notCovered'
  return { item, askedFen, amountFen, days: {}, working, reason }
}

function applyPerDay(item: string, formula: Of<'perDay'>, claim: AssessedClaim): Line {
  const { dailyFen, afterDays, maxDays, per } = formula
  const { stays } = claim.facts
  const counted: Record<string, number> = {}
  const earlier = per === 'cover' ? claim.earlier.filter(isUnderCover) : claim.earlier
  const usedAtAll = sumDays(earlier.filter((line) => line.item === item))
  let total = 0
  let eligible = 0
  for (const one of stays) {
    let inStay = 0
    for (const at of daysOf(one).slice(afterDays)) {
      eligible += 1
      const year = at.slice(0, 4)
      const used =
        per === 'stay'
          ? inStay
          : per === 'cover'
            ? sum(usedAtAll) + total
            : (usedAtAll[year] ?? 0) + (counted[year] ?? 0)
      if (used >= maxDays) continue
      counted[year] = (counted[year] ?? 0) + 1
      inStay += 1
      total += 1
    }
  }
  const days = stays.reduce((all, one) => all + lengthOf(one), 0)
  const working: Working[] = [{ step: 'days', days, afterDays, countedDays: total, dailyFen }]
  if (total < eligible) working.push({ step: 'dayLimit', maxDays, usedDays: sum(usedAtAll), per })
  const reason = total < eligible ? 'overCap' : total === 0 ? 'notCovered' : null
  return { item, askedFen: eligible * dailyFen, amountFen: total * dailyFen, days: counted, working, reason }
}

export const paidFor = (lines: readonly Pick<EarlierLine, 'item' | 'amountFen'>[], item: string): number =>
  lines.reduce((all, line) => all + (line.item === item ? line.amountFen : 0), 0)

/** The earlier lines that share a limit with this claim; a stay shares it with none. */
function withinSpan({ facts, earlier }: AssessedClaim, per: Span): readonly EarlierLine[] {
  if (per === 'cover') return earlier.filter(isUnderCover)
  const year = facts.eventOn.slice(0, 4)
  return per === 'year' ? earlier.filter(({ eventOn }) => eventOn.startsWith(year)) : []
}

const shareOf = (fen: number, percent: number): number => Math.floor((fen * percent) / 100)

/** Days of a stay: its nights, and one where it had none. */
export const lengthOf = ({ from, to }: Stay): number =>
  Math.max(1, Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs))

const daysOf = (one: Stay): string[] => Array.from({ length: lengthOf(one) }, (_, at) => addDays(one.from, at))

const sum = (days: Record<string, number>): number => Object.values(days).reduce((all, count) => all + count, 0)

export function sumDays(lines: readonly EarlierLine[]): Record<string, number> {
  const all: Record<string, number> = {}
  for (const { days } of lines) for (const [year, count] of Object.entries(days)) all[year] = (all[year] ?? 0) + count
  return all
}
