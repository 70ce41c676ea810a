export const questionKinds = ['single', 'multiple', 'trueFalse', 'fillIn'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** What stands before the options, in the order in which they are shown. */
export const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const
export type Letter = (typeof letters)[number]

/** Of a statement: right or wrong. */
export const isTrue: Letter = 'A'
export const isFalse: Letter = 'B'

/** Width, capitals and blanks make no other word. */
const plain = (written: string): string => written.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** Whether what was given is right: all of the right letters and no other, or one of the accepted words. */
export function isRight(kind: QuestionKind, answer: readonly string[], given: readonly string[]): boolean {
  if (given.length === 0) return false
  if (kind === 'fillIn') return answer.some((accepted) => plain(accepted) === plain(given[0]!))
  const chosen = new Set(given)
  return chosen.size === answer.length && answer.every((letter) => chosen.has(letter))
}

/** What a question asks, and the key to it. */
export interface QuestionContent {
  stem: string
  options: readonly string[]
  /** Letters of right options, `A` or `B` of a statement, or every word that is accepted. */
  answer: readonly string[]
  explanation: string | null
}
