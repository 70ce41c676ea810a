import type { Locale } from '../i18n'

/** Two numbers below ten, to be added. */
export interface Sum {
  a: number
  b: number
}

const zhDigits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const enDigits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** A question that is read aloud as it is written: no picture, and no colour to tell apart. */
export const askSum = ({ a, b }: Sum, locale: Locale): string =>
  locale === 'zh' ? `${zhDigits[a]}加${zhDigits[b]}等于几?` : `What is ${enDigits[a]} plus ${enDigits[b]}?`

const zhNumbers = new Map(
  Array.from({ length: 20 }, (_, value) => {
    const tens = value >= 10 ? '十' : ''
    return [value === 10 ? '十' : tens + (value % 10 === 0 && value > 0 ? '' : zhDigits[value % 10]!), value]
  }),
)

/** The number that was answered, in digits of any width or in Chinese; null where it is none. */
export function readAnswer(answer: string): number | null {
  const given = answer.normalize('NFKC').trim()
  if (/^\d{1,2}$/.test(given)) return Number(given)
  return zhNumbers.get(given) ?? null
}
