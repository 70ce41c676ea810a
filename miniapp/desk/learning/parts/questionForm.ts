import type { QuestionInput, QuestionView } from '../../../../shared/learning/bank.desk.contract'
import type { Difficulty } from '../../../../shared/learning/papers'
import { hasOptions, questionProblem } from '../../../../shared/learning/questionRules'
import { letters, type QuestionKind } from '../../../../shared/learning/questions'

export interface QuestionForm {
  topic: string
  difficulty: Difficulty
  kind: QuestionKind
  stem: string
  /** One blank stands behind the last one that was written. */
  options: string[]
  chosen: string[]
  /** Of a word to be filled in. */
  words: string
  explanation: string
  isActive: boolean
}

export const blankQuestion: QuestionForm = {
  topic: '',
  difficulty: 'medium',
  kind: 'single',
  stem: '',
  options: ['', '', '', ''],
  chosen: [],
  words: '',
  explanation: '',
  isActive: true,
}

export function formOfQuestion(question: QuestionView): QuestionForm {
  const { topic, difficulty, kind, stem, options, answer, explanation, isActive } = question
  return {
    ...{ topic, difficulty, kind, stem, isActive, explanation: explanation ?? '' },
    options: withBlank(options),
    chosen: kind === 'fillIn' ? [] : answer,
    words: kind === 'fillIn' ? answer.join('|') : '',
  }
}

export const withBlank = (options: readonly string[]): string[] =>
  options.at(-1) === '' || options.length === letters.length ? [...options] : [...options, '']

/** What is sent, or null while options and answer do not fit. */
export function inputOfQuestion(form: QuestionForm): QuestionInput | null {
  const { topic, difficulty, kind, stem, chosen, words, explanation } = form
  const written = form.options.map((option) => option.trim())
  const options = hasOptions(kind) ? written.filter((option) => option !== '') : []
  const answer = kind === 'fillIn' ? words.split(/[|｜]/).flatMap((word) => word.trim() || []) : chosen
  const isWhole = topic.trim() !== '' && stem.trim() !== '' && answer.length > 0
  // Letters stand for places: a gap would move them.
  const hasGap = hasOptions(kind) && written.slice(0, options.length).includes('')
  if (!isWhole || hasGap || questionProblem({ kind, options, answer })) return null
  return {
    ...{ topic: topic.trim(), difficulty, kind, stem: stem.trim(), options, answer },
    explanation: explanation.trim() || null,
  }
}
