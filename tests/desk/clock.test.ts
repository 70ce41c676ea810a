import { dueOf, momentOf, spanOf } from '../../shared/desk/clock'

const now = new Date('2026-11-20T06:00:00Z') // 14:00 in Shanghai

describe('clocks of the desk', () => {
  test.each([
    ['2026-11-20T09:00:00Z', { kind: 'today', time: '17:00' }],
    ['2026-11-20T15:59:00Z', { kind: 'today', time: '23:59' }],
    ['2026-11-20T16:00:00Z', { kind: 'tomorrow', time: '00:00' }],
    ['2026-11-24T09:00:00Z', { kind: 'later', day: '11-24', time: '17:00' }],
    ['2027-01-04T09:00:00Z', { kind: 'later', day: '2027-01-04', time: '17:00' }],
    ['2026-11-20T03:00:00Z', { kind: 'overdue', span: { days: 0, hours: 3, minutes: 0 } }],
    ['2026-11-18T05:00:00Z', { kind: 'overdue', span: { days: 2, hours: 1, minutes: 0 } }],
    ['2026-11-20T06:00:00Z', { kind: 'overdue', span: { days: 0, hours: 0, minutes: 1 } }],
  ])('a case due at %s is told by the day in Shanghai', (dueAt, due) => {
    expect(dueOf(dueAt, now)).toEqual(due)
  })

  test.each([
    ['2026-11-19T16:00:00Z', { day: 'today', time: '00:00' }],
    ['2026-11-19T15:59:00Z', { day: 'yesterday', time: '23:59' }],
    ['2026-11-12T01:12:00Z', { day: '11-12', time: '09:12' }],
    ['2025-12-31T01:12:00Z', { day: '2025-12-31', time: '09:12' }],
  ])('what happened at %s is told as one says it', (at, moment) => {
    expect(momentOf(at, now)).toEqual(moment)
  })

  test('a span never reads as nothing', () => {
    expect(spanOf(0)).toEqual({ days: 0, hours: 0, minutes: 1 })
    expect(spanOf(-3 * 3_600_000)).toEqual({ days: 0, hours: 3, minutes: 0 })
  })
})
