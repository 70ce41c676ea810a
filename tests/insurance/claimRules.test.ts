import fc from 'fast-check'
import {
  type DraftFacts,
  emptyFacts,
  hasOverlap,
  missingOf,
  neededFacts,
  papersFor,
  pruneFacts,
} from '../../shared/insurance/claimRules'
import { parseYuan, typeYuan } from '../../shared/payments/money'
import { looksMistyped, maskAccount, payee } from '../../shared/payments/payee'
import { newFormPlan } from '../support/insurance'

const accident: DraftFacts = { ...emptyFacts, event: 'accident', eventOn: '2026-11-02' }

describe('What a claim asks for', () => {
  it('is what its chosen items need, and nothing else', () => {
    const needed = (...items: string[]) => [...neededFacts(newFormPlan, { ...accident, items })]
    expect(needed()).toEqual([])
    expect(needed('accidentMedical')).toEqual(['cost', 'hospitalGrade'])
    expect(needed('disability', 'hospitalAllowance')).toEqual(['disabilityGrade', 'stays'])
    // An illness is not what happened.
    expect(needed('seriousIllness')).toEqual([])
  })

  it('names each kind of paper once, needed where one item needs it', () => {
    const asked = papersFor(newFormPlan, { ...accident, items: ['accidentMedical', 'hospitalAllowance'] })
    expect(asked.map(({ kind, required }) => `${kind} ${required}`)).toEqual([
      'identity true',
      'eventProof true',
      'diagnosis true',
      'dischargeSummary true',
      'invoices true',
      'costList false',
      'settlement false',
      'bankCard true',
    ])
  })

  it('keeps nothing that nobody asked for, whatever was told before', () => {
    const told = {
      ...accident,
      costFen: 5,
      lossFen: 7,
      disabilityGrade: 3,
      stays: [{ from: '2026-11-02', to: '2026-11-03' }],
    }
    const items = ['hospitalAllowance', 'familyProperty', 'unknown']
    expect(pruneFacts({ ...told, items }, newFormPlan)).toEqual({
      ...accident,
      items: ['hospitalAllowance'],
      stays: told.stays,
    })
    expect(pruneFacts({ ...told, items }, null)).toEqual(accident)
  })

  it('is complete where nothing of it is missing', () => {
    const facts = { ...accident, items: ['disability'], disabilityGrade: 10 }
    const whole = {
      plan: newFormPlan,
      isSelf: true,
      facts,
      story: '摔伤',
      hasPayee: true,
      hasConsents: true,
      isAssured: true,
    }
    expect(missingOf({ ...whole, asked: [], held: new Set() })).toEqual({ items: [], papers: [] })
    const asked = [{ kind: 'identity' as const, required: true }]
    expect(missingOf({ ...whole, asked, held: new Set() })).toEqual({ items: ['papers'], papers: ['identity'] })
  })
})

describe('Stays in hospital', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-02-${String(date).padStart(2, '0')}`)
  const stays = fc.array(
    fc.tuple(day, day).map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one })),
    {
      maxLength: 4,
    },
  )

  it('overlap exactly where a night, or a day without one, is in two of them', () => {
    fc.assert(
      fc.property(stays, (all) => {
        const nights = all.flatMap(({ from, to }) => {
          const [first, last] = [Number(from.slice(-2)), Number(to.slice(-2))]
          return Array.from({ length: Math.max(1, last - first) }, (_, at) => first + at)
        })
        expect(hasOverlap(all)).toBe(new Set(nights).size < nights.length)
      }),
    )
  })
})

describe('An account', () => {
  const luhn = fc.stringMatching(/^\d{15,18}$/).map((body) => {
    const check = [...Array(10).keys()].find((digit) => !looksMistyped(`${body}${digit}`))!
    return `${body}${check}`
  })

  it('of a card is doubted for any one digit that is wrong, and never refused', () => {
    fc.assert(
      fc.property(luhn, fc.nat(14), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        expect(looksMistyped(number)).toBe(false)
        const wrong = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1)
        expect(looksMistyped(wrong)).toBe(true)
        expect(payee.parse({ holder: '钟小亮', bank: '工行', number: wrong }).number).toBe(wrong)
      }),
    )
    expect(looksMistyped('6222020200112230')).toBe(false)
    expect(looksMistyped('12345678')).toBe(false)
  })

  it('is shown by its ends alone', () => {
    expect(maskAccount('6222020200112230')).toBe('6222 **** 2230')
    expect(maskAccount('12345678')).toBe('**** 5678')
  })
})

describe('Yuan as they are typed', () => {
  it('are whole fen, and typed back the same sum', () => {
    fc.assert(fc.property(fc.nat(999_999_999_99), (fen) => expect(parseYuan(typeYuan(fen))).toBe(fen)))
    expect(['3200', '3200.5', '0.05', ' 12. '].map(parseYuan)).toEqual([320_000, 320_050, 5, 1_200])
    expect(['', '-1', '1.005', '1e3', '一百', '1,000'].map(parseYuan)).toEqual(Array(6).fill(null))
  })
})
