import { formulaWords, shortYuan } from '../../shared/insurance/coversText'
import { coverEnd, leftOf, mostOf } from '../../shared/insurance/limits'
import { isEligible, planContent } from '../../shared/insurance/plans'
import { examplesOf } from '../../shared/insurance/previews'
import type { EarlierLine, Working } from '../../shared/insurance/rules'
import { workingWords } from '../../shared/insurance/workingText'
import { yuan } from '../../shared/payments/fen'
import { newFormPlan, womenPlan } from '../support/insurance'

const paid = (item: string, amountFen: number, more: Partial<EarlierLine> = {}): EarlierLine => ({
  item,
  amountFen,
  days: {},
  eventOn: '2026-03-01',
  ...more,
})

describe('What is left of a cover', () => {
  it('is all of it at first', () => {
    const { items, coverFen } = leftOf(newFormPlan, [], '2026-06-01')
    expect(coverFen).toBe(10_000_000)
    expect(items).toEqual(Object.fromEntries(newFormPlan.items.map((item) => [item.code, mostOf(item)])))
  })

  it.each([
    ['a sum that was paid once', paid('seriousIllness', 1_000_000), 'seriousIllness', 0],
    ['a share up to its cap', paid('accidentMedical', 120_000), 'accidentMedical', 380_000],
    ['days of this year', paid('hospitalAllowance', 40_000, { days: { 2026: 10 } }), 'hospitalAllowance', 680_000],
    ['days of another year', paid('hospitalAllowance', 40_000, { days: { 2025: 10 } }), 'hospitalAllowance', 720_000],
    ['disability, of another event', paid('disability', 500_000), 'disability', 5_000_000],
  ])('counts %s', (_, line, code, left) => {
    expect(leftOf(newFormPlan, [line], '2026-06-01').items[code]).toBe(left)
  })

  it('counts what another cover gave for its year and its event alone', () => {
    const elsewhere = { isElsewhere: true }
    const given = [
      paid('seriousIllness', 1_000_000, elsewhere),
      paid('hospitalAllowance', 40_000, { days: { 2026: 10 }, ...elsewhere }),
    ]
    const { items, coverFen } = leftOf(newFormPlan, given, '2026-06-01')
    expect(items).toMatchObject({ seriousIllness: 1_000_000, hospitalAllowance: 680_000 })
    expect(coverFen).toBe(10_000_000)
    expect(leftOf({ ...newFormPlan, capPerYearFen: 1_100_000 }, given, '2026-06-01').coverFen).toBe(60_000)
  })

  it('is never more than what all items together have left', () => {
    const { items, coverFen } = leftOf(newFormPlan, [paid('disability', 9_900_000)], '2026-06-01')
    expect(coverFen).toBe(100_000)
    expect(Math.max(...Object.values(items))).toBe(100_000)
  })

  it.each([
    ['2026-11-23', 12, '2027-11-22'],
    ['2027-01-01', 12, '2027-12-31'],
    ['2024-02-29', 12, '2025-02-27'],
    ['2026-08-31', 6, '2027-02-27'],
  ])('runs from %s for %i months until %s', (from, months, to) => {
    expect(coverEnd(from, months)).toBe(to)
  })
})

describe('A plan', () => {
  it('is for its occupations and its gender alone', () => {
    const rider = { occupation: 'foodDelivery', gender: 'male' } as const
    expect(isEligible(newFormPlan.eligible, rider)).toBe(true)
    expect(isEligible(newFormPlan.eligible, { ...rider, occupation: 'employee' })).toBe(false)
    expect(isEligible(newFormPlan.eligible, { ...rider, occupation: null })).toBe(false)
    expect(isEligible(womenPlan.eligible, rider)).toBe(false)
    expect(isEligible(womenPlan.eligible, { occupation: null, gender: null })).toBe(false)
    expect(isEligible(womenPlan.eligible, { occupation: null, gender: 'female' })).toBe(true)
  })

  it('takes off only what another of its items paid', () => {
    const [death, ...others] = newFormPlan.items
    const less = (code: string) => ({
      ...newFormPlan,
      items: [{ ...death!, formula: { kind: 'fixed' as const, sumFen: 1, less: [code] } }, ...others],
    })
    expect(planContent.safeParse(less('disability')).success).toBe(true)
    expect(planContent.safeParse(less('accidentDeath')).success).toBe(false)
    expect(planContent.safeParse(less('dental')).success).toBe(false)
  })

  it('shows for each item a common case and a grave one, by the sum that decides', () => {
    const examples = examplesOf(newFormPlan)
    const sums = Object.fromEntries(examples.map(({ key, assessment }) => [key, assessment.totalFen]))
    expect(sums).toMatchObject({
      'accidentDeath common': 5_000_000,
      'accidentMedical common': 112_000,
      'accidentMedical grave': 500_000,
      'hospitalAllowance common': 44_000,
      'hospitalAllowance grave': 720_000,
      'disability grave': 5_000_000,
      'familyProperty grave': 300_000,
    })
  })
})

describe('Sums and their working in words', () => {
  it.each([
    [0, '0.00', '0'],
    [5, '0.05', '0.05'],
    [123_450, '1,234.50', '1,234.50'],
    [100_000_000, '1,000,000.00', '1,000,000'],
  ])('writes %i fen as %s', (fen, long, short) => {
    expect(yuan(fen)).toBe(long)
    expect(shortYuan(fen)).toBe(short)
  })

  const steps: [Working, string][] = [
    [
      { step: 'days', days: 12, afterDays: 1, countedDays: 11, dailyFen: 4_000 },
      '12 天 − 1 天 = 11 × 40.00 元 = 440.00 元',
    ],
    [
      { step: 'cost', costFen: 300_000, paidElsewhereFen: 150_000, deductibleFen: 10_000, baseFen: 140_000 },
      '费用 3,000.00 − 他处已付 1,500.00 − 免赔 100.00 = 1,400.00 元',
    ],
    [{ step: 'percent', percent: 80, ofFen: 140_000, amountFen: 112_000 }, '1,400.00 × 80% = 1,120.00 元'],
    [{ step: 'itemCap', capFen: 500_000, usedFen: 0, per: 'cover' }, '保障期内最多 5,000.00 元'],
    [{ step: 'itemCap', capFen: 500_000, usedFen: 100, per: 'year' }, '每年最多 5,000.00 元,之前已给付 1.00 元'],
  ]
  it.each(steps)('says a step: %j', (step, words) => {
    expect(workingWords(step, 'zh')).toBe(words)
    expect(workingWords(step, 'en')).not.toMatch(/undefined|NaN/)
  })

  it('says what each item pays', () => {
    const words = Object.fromEntries(newFormPlan.items.map(({ code, formula }) => [code, formulaWords(formula, 'zh')]))
    expect(words).toMatchObject({
      accidentMedical: '医保等报销后的自付费用超过 100 元的部分,二级、三级医院报 80%,保障期内最多 5,000 元',
      hospitalAllowance: '每次住院从第 2 天起每天 40 元,一年最多 180 天',
      disability: '按伤残等级给付 50,000 元的 10%–100%(人身保险伤残评定标准 JR/T 0083)',
    })
  })
})
