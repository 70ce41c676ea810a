import {
  birthDateOf,
  type DocumentKind,
  isDocumentNumber,
  normaliseDocumentNumber,
} from '../../../shared/membership/documents'
import type { joinText } from '../../../shared/membership/joinText'

type Words = (typeof joinText)['zh']['person']

interface Judged {
  state: 'empty' | 'typing' | 'right' | 'wrong'
  words: string
}

/** What is to be said of a number as it is typed: how much is missing, what is wrong, or that it looks right. */
export function judgeNumber(kind: DocumentKind, typed: string, words: Words, now: Date): Judged {
  const number = normaliseDocumentNumber(typed)
  if (number === '') return { state: 'empty', words: '' }
  if (isDocumentNumber(kind, number, now)) return { state: 'right', words: words.valid }
  if (kind !== 'residentId') return { state: 'typing', words: words.form }
  if (!/^\d{0,17}$|^\d{17}[\dX]/.test(number)) return { state: 'wrong', words: words.characters }
  if (number.length < 18) return { state: 'typing', words: words.short(18 - number.length) }
  if (number.length > 18) return { state: 'wrong', words: words.long }
  return { state: 'wrong', words: birthDateOf(number, now) === null ? words.birth : words.check }
}

/** As it is printed on the card: region, birth date, rest. */
export function groupNumber(kind: DocumentKind, typed: string): string {
  const number = normaliseDocumentNumber(typed)
  return kind === 'residentId' && number.length === 18
    ? `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`
    : number
}
