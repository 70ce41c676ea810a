import fc from 'fast-check'
import { lengthOf } from '../../shared/insurance/formulas'
import type { ClaimFacts, PlanContent, PlanItem } from '../../shared/insurance/plans'
import { type AssessedClaim, assess, claimableUntil, type EarlierLine } from '../../shared/insurance/rules'
import { accident, newFormPlan, womenPlan } from '../support/insurance'

const cover = { from: '2026-01-01', to: '2026-12-31' }
const claim = (facts: Partial<ClaimFacts>, more: Partial<AssessedClaim> = {}): AssessedClaim => ({
  cover,
  facts: { ...accident, ...facts },
  filedOn: '2026-08-01',
  earlier: [],
  ...more,
})
const lineOf = (plan: PlanContent, given: AssessedClaim) => assess(plan, given).lines[0]!
const noOthers = { medicalInsurance: 0, workInjury: 0, others: 0 }

describe('What a plan gives', () => {
  it('pays a share of what is left of the cost after everybody else and the deductible', () => {
    const facts = {
      items: ['accidentMedical'],
      hospitalGrade: 2 as const,
      costFen: 300_000,
      paidBy: { medicalInsurance: 100_000, workInjury: 0, others: 50_000 },
    }
    const line = lineOf(newFormPlan, claim(facts))
    // (3,000 − 1,500 − 100) × 80 %
    expect(line).toMatchObject({ askedFen: 112_000, amountFen: 112_000, reason: null })
    expect(line.working).toEqual([
      { step: 'cost', costFen: 300_000, paidElsewhereFen: 150_000, deductibleFen: 10_000, baseFen: 140_000 },
      { step: 'percent', percent: 80, ofFen: 140_000, amountFen: 112_000 },
    ])
  })

  it.each([
    ['a hospital of the first grade', { hospitalGrade: 1 as const }, 0, 'notCovered'],
    ['a cost that others paid', { paidBy: { ...noOthers, medicalInsurance: 900_000 } }, 0, 'reimbursedElsewhere'],
    ['a cost below the deductible', { costFen: 9_000 }, 0, 'notCovered'],
    ['a cost far above the cap', { costFen: 9_000_000 }, 500_000, 'overCap'],
  ])('pays for treatment, for %s', (_, facts, amountFen, reason) => {
    const given = { items: ['accidentMedical'], hospitalGrade: 3 as const, costFen: 200_000, ...facts }
    expect(lineOf(newFormPlan, claim(given))).toMatchObject({ amountFen, reason })
  })

  it('pays for each day in hospital from the second on', () => {
    const facts = {
      event: 'hospital' as const,
      items: ['hospitalAllowance'],
      stays: [{ from: '2026-03-01', to: '2026-03-13' }],
    }
    const line = lineOf(newFormPlan, claim(facts))
    expect(line).toMatchObject({ amountFen: 44_000, reason: null, days: { 2026: 11 } })
    expect(line.working).toEqual([{ step: 'days', days: 12, afterDays: 1, countedDays: 11, dailyFen: 4_000 }])
  })

  it('counts days by the calendar year, with those that were paid before', () => {
    const long = { ...newFormPlan, termMonths: 24 }
    const given = claim(
      {
        event: 'hospital',
        eventOn: '2026-12-01',
        items: ['hospitalAllowance'],
        stays: [{ from: '2026-12-01', to: '2027-02-01' }],
      },
      {
        cover: { from: '2026-01-01', to: '2027-12-31' },
        filedOn: '2027-03-01',
        earlier: [{ item: 'hospitalAllowance', amountFen: 680_000, days: { 2026: 170 }, eventOn: '2026-02-01' }],
      },
    )
    // Of 30 days of December the first does not count and 10 are left of 180; all of January counts.
    expect(lineOf(long, given)).toMatchObject({
      days: { 2026: 10, 2027: 31 },
      amountFen: 41 * 4_000,
      reason: 'overCap',
    })
  })

  it('counts what another cover gave for the same event and the same year, and not for the cover', () => {
    const elsewhere = (item: string, amountFen: number, more: Partial<EarlierLine> = {}): EarlierLine => ({
      item,
      amountFen,
      days: {},
      eventOn: accident.eventOn,
      isElsewhere: true,
      ...more,
    })
    const gives = (facts: Partial<ClaimFacts>, line: EarlierLine, plan = newFormPlan) =>
      lineOf(plan, claim(facts, { earlier: [line] })).amountFen
    const death = { event: 'death' as const, items: ['accidentDeath'] }
    expect(gives(death, elsewhere('disability', 1_000_000))).toBe(4_000_000)
    expect(gives(death, elsewhere('accidentDeath', 5_000_000))).toBe(0)
    expect(gives(death, elsewhere('accidentDeath', 5_000_000, { eventOn: '2026-01-02' }))).toBe(5_000_000)
    expect(gives(death, elsewhere('disability', 9_000_000, { eventOn: '2026-01-02' }))).toBe(5_000_000)
    const capped = { ...newFormPlan, capPerYearFen: 9_500_000 }
    expect(gives(death, elsewhere('disability', 9_000_000, { eventOn: '2026-01-02' }), capped)).toBe(500_000)
  })

  it('pays for disability by its grade, and for death what is left of its sum after that', () => {
    const disability = claim({ items: ['disability'], disabilityGrade: 8 })
    expect(lineOf(newFormPlan, disability)).toMatchObject({ amountFen: 1_500_000, reason: null })
    const earlier = [{ item: 'disability', amountFen: 1_500_000, days: {}, eventOn: accident.eventOn }]
    const death = claim({ event: 'death', items: ['accidentDeath'] }, { earlier })
    expect(lineOf(newFormPlan, death)).toMatchObject({ amountFen: 3_500_000, reason: 'duplicate' })
    const ofAnother = earlier.map((line) => ({ ...line, eventOn: '2026-02-01' }))
    expect(lineOf(newFormPlan, { ...death, earlier: ofAnother }).amountFen).toBe(5_000_000)
  })

  it('pays a sum once under a cover', () => {
    const given = { event: 'illness' as const, items: ['femaleIllness'] }
    expect(lineOf(womenPlan, claim(given)).amountFen).toBe(1_000_000)
    const earlier = [{ item: 'femaleIllness', amountFen: 1_000_000, days: {}, eventOn: '2026-04-01' }]
    expect(lineOf(womenPlan, claim(given, { earlier }))).toMatchObject({ amountFen: 0, reason: 'duplicate' })
  })

  it.each([
    ['before the cover', '2025-12-31', '2026-08-01', 'notCovered'],
    ['after it', '2027-01-01', '2027-08-01', 'notCovered'],
    ['on the last day of waiting', '2026-01-30', '2026-08-01', 'waitingPeriod'],
    ['on the first day after it', '2026-01-31', '2026-08-01', null],
    ['in time', '2026-06-30', '2028-06-30', null],
    ['a day late', '2026-06-30', '2028-07-01', 'outsideWindow'],
  ])('decides by the days: an illness %s', (_, eventOn, filedOn, reason) => {
    const given = claim({ event: 'illness', eventOn, items: ['seriousIllness'] }, { filedOn })
    expect(lineOf(newFormPlan, given).reason).toBe(reason)
  })

  it('shares the cap over all items of a cover', () => {
    const earlier: EarlierLine[] = [{ item: 'disability', amountFen: 9_800_000, days: {}, eventOn: '2026-02-01' }]
    const facts = {
      items: ['accidentMedical', 'disability'],
      disabilityGrade: 10,
      hospitalGrade: 3 as const,
      costFen: 200_000,
    }
    const { lines, totalFen } = assess(newFormPlan, claim(facts, { earlier }))
    expect(totalFen).toBe(200_000)
    expect(lines.map(({ reason }) => reason)).toContain('overCap')
  })

  it('ends its time on the last day of a month that is shorter', () => {
    expect(claimableUntil('2024-02-29', 24)).toBe('2026-02-28')
    expect(claimableUntil('2026-10-31', 1)).toBe('2026-11-30')
    expect(lengthOf({ from: '2026-03-01', to: '2026-03-01' })).toBe(1)
  })
})

describe('What holds of every plan and claim', () => {
  const fen = fc.integer({ min: 0, max: 100_000_000 })
  const day = fc
    .integer({ min: 0, max: 700 })
    .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10))
  const codes = newFormPlan.items.map(({ code }) => code)
  const anyFacts = fc.record({
    event: fc.constantFrom(
      'accident' as const,
      'hospital' as const,
      'illness' as const,
      'death' as const,
      'property' as const,
    ),
    eventOn: day,
    items: fc.subarray(codes),
    stays: fc.array(
      fc.tuple(day, day).map(([one, other]) => (one <= other ? { from: one, to: other } : { from: other, to: one })),
      { maxLength: 3 },
    ),
    hospitalGrade: fc.constantFrom(1 as const, 2 as const, 3 as const, null),
    costFen: fc.option(fen),
    paidBy: fc.record({ medicalInsurance: fen, workInjury: fen, others: fen }),
    lossFen: fc.option(fen),
    disabilityGrade: fc.option(fc.integer({ min: 1, max: 10 })),
  })
  const anyEarlier = fc.array(
    fc.record({
      item: fc.constantFrom(...codes),
      amountFen: fc.integer({ min: 0, max: 4_000_000 }),
      days: fc.constantFrom<Record<string, number>>({}, { 2026: 40 }, { 2026: 100, 2027: 90 }),
      eventOn: day,
    }),
    { maxLength: 4 },
  )
  const anyClaim = fc.record({ facts: anyFacts, filedOn: day, earlier: anyEarlier, cover: fc.constant(cover) })
  const capOf = ({ formula }: PlanItem): number =>
    formula.kind === 'share'
      ? formula.capFen
      : formula.kind === 'perDay'
        ? formula.dailyFen * formula.maxDays * 3
        : formula.sumFen

  it('gives no line more than its cap, nor than asked, and all no more than the cover has left', () => {
    fc.assert(
      fc.property(anyClaim, (given) => {
        const { lines, totalFen } = assess(newFormPlan, given)
        for (const line of lines) {
          const item = newFormPlan.items.find(({ code }) => code === line.item)!
          expect(line.amountFen).toBeLessThanOrEqual(Math.min(line.askedFen, capOf(item)))
          expect(line.amountFen).toBeGreaterThanOrEqual(0)
          expect(Number.isSafeInteger(line.amountFen)).toBe(true)
          expect(line.amountFen < line.askedFen).toBe(line.reason !== null && line.askedFen > 0)
        }
        const used = given.earlier.reduce((sum, { amountFen }) => sum + amountFen, 0)
        expect(totalFen).toBeLessThanOrEqual(Math.max(0, newFormPlan.capPerCoverFen! - used))
        expect(totalFen).toBe(lines.reduce((sum, { amountFen }) => sum + amountFen, 0))
      }),
      { numRuns: 1_000 },
    )
  })

  it('never pays more for treatment than was left to pay', () => {
    fc.assert(
      fc.property(anyClaim, ({ facts, ...given }) => {
        const { costFen, paidBy } = facts
        const left = (costFen ?? 0) - paidBy.medicalInsurance - paidBy.workInjury - paidBy.others
        const { lines } = assess(newFormPlan, { ...given, facts: { ...facts, items: ['accidentMedical'] } })
        expect(lines[0]!.amountFen).toBeLessThanOrEqual(Math.max(0, left))
      }),
    )
  })

  it('never gives less for more cost, a longer stay or a graver disability', () => {
    fc.assert(
      fc.property(anyClaim, fen, fc.integer({ min: 0, max: 40 }), (given, more, longer) => {
        const { facts } = given
        const graver: ClaimFacts = {
          ...facts,
          costFen: (facts.costFen ?? 0) + more,
          lossFen: (facts.lossFen ?? 0) + more,
          stays: facts.stays.map(({ from, to }) => ({
            from,
            to: new Date(Date.parse(to) + longer * 86_400_000).toISOString().slice(0, 10),
          })),
          disabilityGrade: facts.disabilityGrade && Math.max(1, facts.disabilityGrade - 1),
        }
        expect(assess(newFormPlan, { ...given, facts: graver }).totalFen).toBeGreaterThanOrEqual(
          assess(newFormPlan, given).totalFen,
        )
      }),
    )
  })
})
