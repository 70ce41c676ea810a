import type { AttemptResult, AttemptView, QuestionShown } from '../../shared/learning/contract'
import { fullMarksOf, keyFor, markItems } from './attempts.marking'
import { secondsLeft } from './attempts.rules'
import type { QuizAttempt, QuizPaper, ShownItem } from './papers.entities'
import { drawPicture } from './pictures.views'
import type { Question } from './questions.entities'

/** What came of an attempt; null while it is open. */
export function drawResult(attempt: QuizAttempt): AttemptResult | null {
  const { state, marks, isPassed, actOrder, couponsLeft, couponId, couponUntil, refusal } = attempt
  if (state === 'open') return null
  return {
    marks: marks!,
    fullMarks: fullMarksOf(attempt),
    passed: Boolean(isPassed),
    ...(actOrder === null ? {} : { order: actOrder, remaining: couponsLeft ?? 0 }),
    ...(couponId === null ? {} : { coupon: { id: couponId, validUntil: couponUntil!.toISOString() } }),
    ...(refusal === null ? {} : { refusal }),
  }
}

/** A question as it may be seen by whoever answers: field by field, and never its key. */
export function drawQuestion(
  { order, marks }: ShownItem,
  question: Question,
  personId: string,
  now: Date,
): QuestionShown {
  const { kind, content } = question
  return {
    kind,
    stem: content.stem,
    options: kind === 'single' || kind === 'multiple' ? order.map((place) => content.options[place]!) : [],
    marks,
    picture: drawPicture(question, personId, now),
  }
}

export function drawAttempt(
  attempt: QuizAttempt,
  paper: QuizPaper,
  { questions, isReviewed }: { questions: ReadonlyMap<string, Question>; isReviewed: boolean },
  now: Date,
): AttemptView {
  const { id, number, state, version, startedAt, dueAt, items, answers } = attempt
  const { name, passMarks, review } = paper.content
  const right = state !== 'open' && isReviewed ? markItems(attempt, answers, questions) : null
  return {
    ...{ id, number, state, version },
    paper: { id: paper.id, name, passMarks, review, closesAt: paper.closesAt.toISOString() },
    startedAt: startedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    secondsLeft: secondsLeft(attempt, now),
    questions: items.map((item) => drawQuestion(item, questions.get(item.id)!, attempt.personId, now)),
    answers: answers.map((given) => [...given]),
    result: drawResult(attempt),
    corrections:
      right &&
      items.map((item, at) => {
        const question = questions.get(item.id)!
        return { isRight: right[at]!, answer: keyFor(item, question), explanation: question.content.explanation }
      }),
  }
}
