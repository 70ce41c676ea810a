import { readServerConfig } from '../../config/server'
import { nameIndexOf } from '../../server/identity'
import { setKeys } from '../../server/platform/crypto'
import { cleanText } from '../../server/platform/spreadsheet/values'
import { multilineText, text } from '../../shared/http/fields'

const isTaken = (value: string): boolean => text(60).safeParse(value).success

describe('One line of text', () => {
  it.each(['王建国', '古丽·买买提', '𠮷野家', 'Zoë', 'Zoe\u0308', '!', '👩‍🔧', 'ナナ', '1'])('takes %s', (value) => {
    expect(isTaken(value)).toBe(true)
  })

  it.each([
    ['a joiner alone', '\u200b'],
    ['blanks of all kinds', '\u3000\u00a0\u2060'],
    ['an accent on nothing', '\u0301'],
    ['a filler', '\u3164'],
    ['a blank of dots', '\u2800'],
    ['a soft hyphen', '\u00ad'],
    ['the end of a line', '王\u2028建国'],
    ['the end of a paragraph', '王\u2029建国'],
    ['a mark of direction', '王\u061c建国'],
    ['an override of direction', '王\u202e建国'],
    ['half a pair', '王\ud842'],
  ])('refuses %s', (_, value) => {
    expect(isTaken(value)).toBe(false)
    expect(multilineText(60).safeParse(value).success).toBe(false)
  })
})

describe('A name that is looked for', () => {
  beforeAll(() => setKeys(readServerConfig({}).keys))

  it.each([
    ['spaced', '王 建国'],
    ['with something in it that nobody sees', '王\u200b建\u200d国'],
  ])('is found though it is written %s', (_, other) => {
    expect(nameIndexOf(other)).toBe(nameIndexOf('王建国'))
  })

  it('is found however its accents are encoded, and is not another one', () => {
    expect(nameIndexOf('Zoe\u0308')).toBe(nameIndexOf('ZOË'))
    expect(nameIndexOf('𠮷')).not.toBe(nameIndexOf('𠮸'))
    expect(nameIndexOf('Zoe')).not.toBe(nameIndexOf('Zoë'))
  })
})

describe('The text of a cell', () => {
  it.each([
    ['half of a pair, written as sheets write it', '王_xD842_建国', '王建国'],
    ['pair but whole, so written', '_xD842__xDFB7_野', '𠮷野'],
    ['a filler that passes for a letter', '\u3164', ''],
    ['line ends and marks of direction', '王\u2028建\u061c国', '王 建 国'],
  ])('holds no %s', (_, written, read) => {
    expect(cleanText(written)).toBe(read)
  })
})
