import { isRight, letters } from '../../shared/learning/questions'
import type { QuizAttempt, ShownItem } from './papers.entities'
import type { Question } from './questions.entities'

/** The key to a question by the letters under which one person sees its options. */
export const keyFor = ({ order }: ShownItem, { kind, content: { answer } }: Question): string[] =>
  kind === 'fillIn'
    ? [...answer]
    : order.flatMap((place, at) => (answer.includes(letters[place]!) ? [letters[at]!] : []))

/** Which of an attempt's questions were answered rightly, in their order. */
export const markItems = (
  { items }: Pick<QuizAttempt, 'items'>,
  answers: QuizAttempt['answers'],
  questions: ReadonlyMap<string, Question>,
): boolean[] =>
  items.map((item, at) => {
    const question = questions.get(item.id)!
    return isRight(question.kind, keyFor(item, question), answers[at] ?? [])
  })

export const marksOf = ({ items }: Pick<QuizAttempt, 'items'>, right: readonly boolean[]): number =>
  items.reduce((sum, { marks }, at) => sum + (right[at] ? marks : 0), 0)

export const fullMarksOf = ({ items }: Pick<QuizAttempt, 'items'>): number =>
  items.reduce((sum, { marks }) => sum + marks, 0)
