import * as fc from 'fast-check'
import { monthsBefore, takeBackEnd } from '../../server/membership/rules'
import { addDays } from '../../shared/http/time'
import { membersText } from '../../shared/membership/membersText'
import {
  canChange,
  endedMembershipStates,
  isCurrentState,
  keepsBefore,
  standingActs,
  standingTransitions,
  stateAfter,
  transferBlocker,
} from '../../shared/membership/standing'
import { standingMessages } from '../../shared/membership/standingMessages'
import { currentMembershipStates, type MembershipState, membershipStates } from '../../shared/membership/states'

const act = fc.constantFrom(...standingActs)
const state = fc.constantFrom(...membershipStates)

/** Where a run of acts leads, the impossible ones left out. */
function walk(acts: readonly (typeof standingActs)[number][]) {
  let at: MembershipState = 'active'
  let before: MembershipState | null = null
  const seen: MembershipState[] = [at]
  for (const one of acts) {
    const next = stateAfter(one, at, before)
    if (next === null) continue
    before = keepsBefore(one) ? at : null
    at = next
    seen.push(at)
  }
  return seen
}

describe('the states of a membership', () => {
  it('are all reached, from an active one, and each is either current or ended', () => {
    const reached = new Set(
      fc.sample(fc.array(act, { minLength: 30, maxLength: 60 }), 300).flatMap((acts) => walk(acts)),
    )
    expect([...reached].sort()).toEqual([...membershipStates].sort())
    expect([...currentMembershipStates, ...endedMembershipStates].sort()).toEqual([...membershipStates].sort())
  })

  it('change by a listed act only, and never into themselves', () => {
    fc.assert(
      fc.property(act, state, fc.constantFrom(...currentMembershipStates), (one, from, before) => {
        const to = stateAfter(one, from, before)
        expect(to !== null).toBe(standingTransitions[one].from.includes(from))
        if (to !== null && standingTransitions[one].to !== 'before') expect(to).not.toBe(from)
      }),
    )
  })

  it('never go back over a transfer or a leaving to anything but where they were', () => {
    fc.assert(
      fc.property(fc.constantFrom('active', 'retained', 'suspended'), (from: MembershipState) => {
        for (const [out, back] of [
          ['askTransfer', 'endTransfer'],
          ['leave', 'takeBack'],
        ] as const) {
          const away = stateAfter(out, from, null)!
          expect(stateAfter(back, away, from)).toBe(from)
        }
      }),
    )
  })

  it('end for good with a move, and come back by the union’s or the member’s own act only', () => {
    const coming = standingActs.filter((one) => standingTransitions[one].from.some((from) => !isCurrentState(from)))
    expect(coming).toEqual(['takeBack', 'reinstate'])
    expect(standingActs.filter((one) => canChange(one, 'moved'))).toEqual([])
    expect(standingActs.filter((one) => canChange(one, 'transferring'))).toEqual(['endTransfer', 'moveOut'])
  })

  it('say where a transfer may begin: not over another, not out of a disciplinary matter, not from an end', () => {
    expect(transferBlocker({ state: 'active', stateReason: null })).toBeNull()
    expect(transferBlocker({ state: 'suspended', stateReason: 'dues' })).toBeNull()
    expect(transferBlocker({ state: 'suspended', stateReason: 'discipline' })).toBe('membership.standing_unavailable')
    expect(transferBlocker({ state: 'transferring', stateReason: null })).toBe('membership.transfer_open')
    for (const ended of endedMembershipStates) {
      expect(transferBlocker({ state: ended, stateReason: null })).toBe('membership.standing_unavailable')
    }
  })

  it('have words for every act and reason, in messages too, and no code is ever said', () => {
    for (const locale of ['zh', 'en'] as const) {
      expect(Object.keys(membersText[locale].acts)).toEqual(expect.arrayContaining([...standingActs]))
      for (const write of Object.values(standingMessages[locale])) {
        const { title, body } = write({
          organisation: 'X',
          from: 'X',
          to: 'X',
          name: 'X',
          number: '1',
          reason: 'noContact',
          on: 'X',
          until: 'X',
          months: '6',
        })
        expect(`${title} ${body}`).not.toMatch(/noContact|undefined/)
      }
    }
  })
})

describe('days of a rule', () => {
  it('a month before the 31st is the last of a shorter month, over year’s end and in leap years', () => {
    expect(monthsBefore('2027-03-31', 1)).toBe('2027-02-28')
    expect(monthsBefore('2028-03-31', 1)).toBe('2028-02-29')
    expect(monthsBefore('2027-01-15', 6)).toBe('2026-07-15')
    expect(monthsBefore('2028-02-29', 12)).toBe('2027-02-28')
  })

  it('count on from any day', () => {
    expect(addDays('2027-12-31', 1)).toBe('2028-01-01')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(takeBackEnd(new Date('2026-11-23T02:00:00Z'), 7).toISOString()).toBe('2026-11-30T16:00:00.000Z')
  })
})
