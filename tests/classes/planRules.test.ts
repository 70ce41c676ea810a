import fc from 'fast-check'
import { classContent } from '../../server/seeds/classes'
import { moveDays, movePlan } from '../../shared/classes/copying'
import { checkProblem, isFixedChanged, type PlanFacts } from '../../shared/classes/planRules'
import { freeOf } from '../../shared/classes/rules'
import { feeWords, gradesWords, hoursWords } from '../../shared/classes/wordsText'

const plan: PlanFacts = {
  content: classContent,
  seats: 30,
  opensAt: new Date('2027-06-01T01:00:00.000Z'),
  closesAt: new Date('2027-06-20T09:00:00.000Z'),
}

describe('A class moved to other days', () => {
  it('and back is the one it was, but for its days off', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4_000, max: 4_000 }), (days) => {
        expect(movePlan(movePlan(plan, days), -days)).toEqual(plan)
        expect(moveDays(moveDays({ from: '2027-07-01', to: '2027-08-31' }, days), -days).to).toBe('2027-08-31')
      }),
    )
  })

  it('takes children as old as those were, whoever was born on 29 February among them', () => {
    const born = { from: '2020-02-29', to: '2021-08-31' }
    const { content } = movePlan({ ...plan, content: { ...classContent, born } }, 364)
    expect(content.born).toEqual({ from: '2021-02-28', to: '2022-08-31' })
  })
})

describe('What stays once booking has begun', () => {
  it('is what parents chose by, whatever the order it is written in', () => {
    const { sessions } = classContent
    const again = { ...Object.fromEntries(Object.entries(sessions).reverse()) } as typeof sessions
    expect(isFixedChanged(plan, { ...plan, content: { ...classContent, sessions: again } })).toBe(false)
    expect(isFixedChanged(plan, { ...plan, content: { ...classContent, room: '二层教室' }, seats: 9 })).toBe(false)
    const other = { ...sessions, offDays: ['2027-07-09'] }
    expect(isFixedChanged(plan, { ...plan, content: { ...classContent, sessions: other } })).toBe(true)
  })

  it('is the end of the window of a draw too, and of no other class', () => {
    const later = new Date('2027-06-21T09:00:00.000Z')
    expect(isFixedChanged(plan, { ...plan, closesAt: later })).toBe(false)
    const draw = { ...plan, content: { ...classContent, allocation: 'draw' as const } }
    expect(isFixedChanged(draw, { ...draw, closesAt: later })).toBe(true)
  })
})

it.each([
  [null, null, 'unchecked'],
  [false, '2030-01-01', 'unclear'],
  [true, '2027-08-05', 'endsBefore'],
  [true, '2027-08-06', null],
] as const)('a record check that found %s and is good until %s: %s', (isClear, validUntil, problem) => {
  expect(checkProblem({ isClear, validUntil }, '2027-08-06')).toBe(problem)
})

it('seats are told in words: none, few up to a tenth or three, or many', () => {
  expect([0, 3, 4].map((free) => freeOf(free, 20))).toEqual(['none', 'few', 'many'])
  expect([6, 7].map((free) => freeOf(free, 60))).toEqual(['few', 'many'])
})

it('grades, hours and fees are said as one says them', () => {
  const weekly = { ...classContent.sessions, weekdays: [6, 3] }
  expect(gradesWords({ from: 1, to: 2 }, 'zh')).toBe('一至二年级')
  expect(gradesWords({ from: 0, to: 7 }, 'zh')).toBe('学前至初一')
  expect(gradesWords({ from: 5, to: 5 }, 'en')).toBe('Grade 5')
  expect(hoursWords(classContent.sessions, 'zh')).toBe('每周一至五 08:00–17:30')
  expect(hoursWords(weekly, 'en')).toBe('Wed, Sat 08:00–17:30')
  expect([0, 12_050, 12_000].map((fen) => feeWords(fen, 'zh'))).toEqual(['免费', '120.50 元', '120 元'])
})
