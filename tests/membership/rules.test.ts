import * as fc from 'fast-check'
import { addWorkingDays } from '../../server/platform/workdays'
import { formItems } from '../../shared/membership/contract'
import { checkDigit, isMembershipNumber } from '../../shared/membership/number'
import { documentProblem, missingItems } from '../../shared/membership/rules'
import { applicationStates, canAct } from '../../shared/membership/states'

describe('a membership number', () => {
  it('is refused with any digit changed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{11}$/), fc.nat(11), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
        const number = body + checkDigit(body)
        expect(isMembershipNumber(number)).toBe(true)
        const wrong = String((Number(number[at]) + shift) % 10)
        expect(isMembershipNumber(number.slice(0, at) + wrong + number.slice(at + 1))).toBe(false)
      }),
    )
  })

  it('has the check digit of the published example of ISO/IEC 7064 MOD 11,10', () => {
    expect(checkDigit('0794')).toBe('5')
  })
})

describe('a form', () => {
  const complete = {
    organisationId: 'o',
    name: '王建国',
    documentNumber: '110105198503120012',
    documentExpiry: 'longTerm',
    occupation: 'foodDelivery',
    workplace: '配送站',
    isSigned: true,
    hasPhone: true,
    hasConsents: true,
  }

  it('lacks nothing when all is there', () => expect(missingItems(complete)).toEqual([]))

  it('names everything it lacks at once, in the order it asks', () => {
    const empty = {
      organisationId: null,
      name: null,
      documentNumber: null,
      documentExpiry: null,
      occupation: null,
      workplace: null,
      isSigned: false,
      hasPhone: false,
      hasConsents: false,
    }
    expect(missingItems(empty)).toEqual([...formItems])
  })

  it('has a document that holds through its last day, and not a day longer', () => {
    const now = new Date('2026-11-21T04:00:00.000Z')
    const document = { kind: 'residentId', number: '110105198503120012' } as const
    expect(documentProblem({ ...document, expiry: '2026-11-21' }, now, '2026-11-21')).toBeNull()
    expect(documentProblem({ ...document, expiry: '2026-11-20' }, now, '2026-11-21')).toBe('documentExpiry')
    expect(documentProblem({ ...document, number: '110105198503120013', expiry: null }, now, '2026-11-21')).toBe(
      'documentNumber',
    )
  })
})

describe('an application', () => {
  it('once decided or withdrawn takes no further act', () => {
    const ended = applicationStates.filter((state) => ['approved', 'refused', 'withdrawn'].includes(state))
    const acts = ['edit', 'submit', 'withdraw', 'approve', 'return', 'refuse'] as const
    for (const state of ended) for (const act of acts) expect(canAct(act, state)).toBe(false)
  })
})

describe('working days', () => {
  it.each([
    ['over a weekend', '2026-11-20', '2026-11-25'],
    ['over the National Day week and the working Saturday after it', '2026-09-30', '2026-10-10'],
    ['from a Saturday', '2026-11-21', '2026-11-25'],
  ])('are counted %s: three from %s end on %s', (_, from, to) => {
    expect(addWorkingDays(from, 3)).toBe(to)
  })
})
