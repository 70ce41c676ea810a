import { isFalse, isTrue, letters, type QuestionKind } from './questions'

interface Asked {
  kind: QuestionKind
  options: readonly string[]
  answer: readonly string[]
}

/** What of options and answer cannot be, by the words of the import's report; null where all can. */
export function questionProblem({ kind, options, answer }: Asked) {
  if (kind === 'fillIn') return options.length > 0 ? ('options_missing' as const) : null
  if (kind === 'trueFalse') {
    const isOne = answer.length === 1 && (answer[0] === isTrue || answer[0] === isFalse)
    return options.length > 0 ? ('options_missing' as const) : isOne ? null : ('answer_unknown' as const)
  }
  if (options.length < 2) return 'options_missing' as const
  if (new Set(options).size < options.length) return 'options_same' as const
  const known = letters.slice(0, options.length) as readonly string[]
  if (!answer.every((letter) => known.includes(letter)) || new Set(answer).size < answer.length) {
    return 'answer_unknown' as const
  }
  const isFit = kind === 'single' ? answer.length === 1 : answer.length >= 2
  return isFit ? null : ('answer_count' as const)
}

/** Of a statement nothing is chosen from, and a word is typed: neither has options. */
export const hasOptions = (kind: QuestionKind): boolean => kind === 'single' || kind === 'multiple'
