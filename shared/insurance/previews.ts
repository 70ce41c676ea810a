import { addDays } from '../http/time'
import { coverEnd } from './limits'
import type { ClaimFacts, PlanContent, PlanItem } from './plans'
import { type Assessment, assess } from './rules'

export interface Example {
  /** Unique among the examples of a plan. */
  key: string
  item: PlanItem
  facts: ClaimFacts
  assessment: Assessment
}

/** Any first day of a year: what runs over a calendar year then lies in one. */
const from = '2026-01-01'

/** For each item of a plan what it would pay in a common case and in a grave one, as its page shows before it is published. */
export function examplesOf(plan: PlanContent): Example[] {
  return plan.items.flatMap((item) => {
    const eventOn = addDays(from, item.waitingDays)
    const cases = casesOf(item, eventOn)
    return cases.map((some, at) => {
      const facts: ClaimFacts = { ...nothingClaimed, event: item.events[0]!, eventOn, items: [item.code], ...some }
      const cover = { from, to: coverEnd(from, plan.termMonths) }
      const key = `${item.code} ${at === 0 ? 'common' : 'grave'}`
      return { key, item, facts, assessment: assess(plan, { cover, facts, filedOn: eventOn, earlier: [] }) }
    })
  })
}

const nothingClaimed = {
  stays: [],
  hospitalGrade: null,
  costFen: null,
  paidBy: { medicalInsurance: 0, workInjury: 0, others: 0 },
  lossFen: null,
  disabilityGrade: null,
}

function casesOf({ formula }: PlanItem, on: string): Partial<ClaimFacts>[] {
  const stay = (days: number) => ({ stays: [{ from: on, to: addDays(on, days) }] })
  switch (formula.kind) {
    case 'fixed':
      return [{}]
    case 'perDay':
      return [stay(12), stay(formula.afterDays + formula.maxDays + 10)]
    case 'byGrade':
      return [{ disabilityGrade: 8 }, { disabilityGrade: 1 }]
    case 'share': {
      if (formula.of === 'loss') return [{ lossFen: 1_000_000 }, { lossFen: 10_000_000 }]
      const common = { medicalInsurance: 150_000, workInjury: 0, others: 0 }
      return [
        { costFen: 300_000, paidBy: common, hospitalGrade: 2 },
        { costFen: 10_000_000, hospitalGrade: 3 },
      ]
    }
  }
}
