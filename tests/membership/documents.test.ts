import * as fc from 'fast-check'
import {
  birthDateOf,
  citizenCheckCharacter,
  isCitizenNumber,
  isDocumentNumber,
  maskDocumentNumber,
} from '../../shared/membership/documents'

const today = new Date('2026-11-21T04:00:00.000Z')

/** ISO 7064 MOD 11-2 the other way: the whole number, X as 10, weighs 1 in 11. An independent check of ours. */
function isCheckedByHorner(number: string): boolean {
  let rest = 0
  for (const character of number) rest = (rest * 2 + (character === 'X' ? 10 : Number(character))) % 11
  return rest === 1
}

const body = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2010-12-31T00:00:00Z'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([region, birth, sequence]) => {
    const day = birth.toISOString().slice(0, 10).replaceAll('-', '')
    return `${region}${day}${String(sequence).padStart(3, '0')}`
  })

describe('a citizen number', () => {
  it('is accepted with its check character, which an independent checker confirms', () => {
    fc.assert(
      fc.property(body, (digits) => {
        const number = digits + citizenCheckCharacter(digits)
        expect(isCheckedByHorner(number)).toBe(true)
        expect(isCitizenNumber(number, today)).toBe(true)
      }),
      { numRuns: 10_000 },
    )
  })

  it('is refused with any one character changed, as the independent checker refuses it', () => {
    fc.assert(
      fc.property(body, fc.nat(17), fc.constantFrom(...'0123456789X'), (digits, at, replacement) => {
        const number = digits + citizenCheckCharacter(digits)
        const changed = number.slice(0, at) + replacement + number.slice(at + 1)
        fc.pre(changed !== number)
        expect(isCheckedByHorner(changed)).toBe(false)
        expect(isCitizenNumber(changed, today)).toBe(false)
      }),
      { numRuns: 20_000 },
    )
  })

  it.each([
    ['30 February', '11010519850230001'],
    ['a month 13', '11010519851301001'],
    ['29 February of a year without one', '11010519850229001'],
    ['a day to come', '11010520261122001'],
    ['a birth before 1900', '11010518991231001'],
  ])('with %s for a birth date is refused although its check character fits', (_, digits) => {
    expect(isCitizenNumber(digits + citizenCheckCharacter(digits), today)).toBe(false)
  })

  it('with 29 February of a leap year is accepted', () => {
    const digits = '11010520000229001'
    expect(isCitizenNumber(digits + citizenCheckCharacter(digits), today)).toBe(true)
    expect(birthDateOf(digits, today)).toBe('2000-02-29')
  })

  it('with a small x is refused: it is stored in upper case', () => {
    expect(isCitizenNumber('11010519491231002x', today)).toBe(false)
    expect(isCitizenNumber('11010519491231002X', today)).toBe(true)
  })
})

describe('other documents', () => {
  it.each([
    ['residencePermit', '810000199201115' + '28X', false],
    ['hongKongMacauPermit', 'H12345678', true],
    ['hongKongMacauPermit', 'M1234567801', true],
    ['hongKongMacauPermit', 'A12345678', false],
    ['taiwanPermit', '12345678', true],
    ['taiwanPermit', '1234567', false],
    ['passport', 'E12345678', true],
    ['passport', 'ABCDEF', false],
    ['foreignerPermit', 'GB11011985031201', false],
    ['foreignerPermit', 'GBR110185031201', true],
  ] as const)('%s %s: %s', (kind, number, isValid) => {
    expect(isDocumentNumber(kind, number, today)).toBe(isValid)
  })

  it('take the new form of the permanent residence card, and the permit of Hong Kong residents, by their check characters', () => {
    const foreigner = '91182619850312001'
    expect(isDocumentNumber('foreignerPermit', foreigner + citizenCheckCharacter(foreigner), today)).toBe(true)
    const permit = '81000019850312001'
    expect(isDocumentNumber('residencePermit', permit + citizenCheckCharacter(permit), today)).toBe(true)
    expect(isDocumentNumber('residentId', '71000019850312001', today)).toBe(false)
  })
})

describe('the mask of a document number', () => {
  it.each([
    ['11010519491231002X', '110***********002X'],
    ['H12345678', 'H******78'],
  ])('%s is shown as %s', (number, masked) => {
    expect(maskDocumentNumber(number)).toBe(masked)
  })

  it('keeps the length and never shows more than seven characters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{5,18}$/), (number) => {
        const masked = maskDocumentNumber(number)
        expect(masked).toHaveLength(number.length)
        expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(7)
      }),
    )
  })
})
