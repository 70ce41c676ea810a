import fc from 'fast-check'
import {
  awardOf,
  markOf,
  rankEntries,
  type Scored,
  type ScoringRule,
  trimmed,
  venueOf,
} from '../../shared/learning/contestRules'

const rule: ScoringRule = { trimFrom: 3, ties: ['untrimmed', 'middle', 'earlier'] }
const total = fc.integer({ min: 0, max: 100 })
/** Few marks, so that ties are common. */
const few = fc.integer({ min: 0, max: 4 })
const judged = fc
  .array(fc.array(few, { maxLength: 7 }), { maxLength: 12 })
  .map((all) => all.map((totals, at): Scored => ({ id: `entry ${at}`, number: at + 1, totals })))

const scored = (number: number, ...totals: number[]): Scored => ({ id: String(number), number, totals })
const order = (entries: Scored[], by = rule) => rankEntries(entries, by).map(({ id, tie }) => [id, tie])

describe('The mark that judges give', () => {
  it.each([
    [[90], 9000],
    [[90, 81], 8550],
    [[100, 80, 10], 8000],
    [[100, 85, 80, 10], 8250],
    [[100, 90, 85, 85, 0], 8667],
    [[70, 70, 70], 7000],
  ])('of %j is %i hundredths, without one highest and one lowest from three on', (totals, mark) => {
    expect(markOf(totals, rule)).toBe(mark)
  })

  it('keeps all where the rule asks for more judges, and where two are all there are', () => {
    expect(markOf([100, 80, 10], { trimFrom: 5 })).toBe(6333)
    expect(trimmed([1, 2], 2)).toEqual([1, 2])
  })

  it('lies between the lowest and the highest, and is moved by no single judge beyond what the others gave', () => {
    fc.assert(
      fc.property(fc.array(total, { minLength: 2, maxLength: 8 }), total, (others, one) => {
        const mark = markOf([...others, one], rule)
        expect(mark).toBeGreaterThanOrEqual(Math.min(...others) * 100)
        expect(mark).toBeLessThanOrEqual(Math.max(...others) * 100)
      }),
    )
  })
})

describe('The order of a group', () => {
  it('is by mark, then by the rules of the union, and says which one set two apart', () => {
    expect(order([scored(1, 80), scored(2, 90)])).toEqual([
      ['2', null],
      ['1', null],
    ])
    expect(order([scored(1, 60, 80, 90), scored(2, 70, 80, 90)])).toEqual([
      ['2', null],
      ['1', 'untrimmed'],
    ])
    const even = [scored(1, 70, 80, 90, 100), scored(2, 60, 85, 85, 110)]
    expect(order(even, { trimFrom: 9, ties: ['middle'] })).toEqual([
      ['1', null],
      ['2', 'earlier'],
    ])
    expect(order([scored(1, 70, 90), scored(2, 80, 80)])).toEqual([
      ['1', null],
      ['2', 'earlier'],
    ])
    const lopsided = [scored(1, 60, 70, 110), scored(2, 70, 80, 90)]
    expect(order(lopsided, { trimFrom: 9, ties: ['middle'] })).toEqual([
      ['2', null],
      ['1', 'middle'],
    ])
  })

  it('has each rank once, whatever the order in which entries are handed over', () => {
    fc.assert(
      fc.property(judged, fc.infiniteStream(fc.nat()), (entries, keys) => {
        const shuffled = entries
          .map((entry) => ({ entry, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry)
        const ranked = rankEntries(entries, rule)
        expect(rankEntries(shuffled, rule)).toEqual(ranked)
        const there = entries.filter(({ totals }) => totals.length > 0)
        expect(ranked.map(({ rank }) => rank)).toEqual(there.map((_, at) => at + 1))
        const marks = ranked.map(({ mark }) => mark)
        expect(marks).toEqual([...marks].sort((a, b) => b - a))
      }),
    )
  })

  it('puts nobody back whom a judge gives more', () => {
    fc.assert(
      fc.property(judged, fc.nat(), fc.integer({ min: 1, max: 100 }), (entries, which, more) => {
        const there = entries.filter(({ totals }) => totals.length > 0)
        fc.pre(there.length > 0)
        const one = there[which % there.length]!
        const raised = entries.map((entry) =>
          entry === one ? { ...one, totals: [one.totals[0]! + more, ...one.totals.slice(1)] } : entry,
        )
        const rankIn = (all: Scored[]) => rankEntries(all, rule).find(({ id }) => id === one.id)!.rank
        expect(rankIn(raised)).toBeLessThanOrEqual(rankIn(entries))
      }),
    )
  })
})

describe('Awards and venues', () => {
  it('give each rank the first award that is left', () => {
    const awards = [
      { name: '一等奖', count: 1 },
      { name: '二等奖', count: 2 },
    ]
    expect([1, 2, 3, 4].map((rank) => awardOf(rank, awards))).toEqual(['一等奖', '二等奖', '二等奖', null])
  })

  it('are shared out evenly', () => {
    expect([0, 1, 2, 3, 4].map((at) => venueOf(at, 2))).toEqual([0, 1, 0, 1, 0])
  })
})
