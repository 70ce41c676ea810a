import { AppError } from '../../shared/http/errors'
import type { QuizAttempt } from './papers.entities'

/** So long an answer may be under way that was given in time. */
export const graceMs = 5_000

export const isLate = ({ dueAt }: Pick<QuizAttempt, 'dueAt'>, now: Date): boolean =>
  now.getTime() > dueAt.getTime() + graceMs

/** Why these cannot be answers to the questions of this attempt, or null. */
export const requireAnswers = ({ items }: Pick<QuizAttempt, 'items'>, answers: QuizAttempt['answers']) =>
  answers.length > items.length ? new AppError('learning.answers_invalid') : null

export const secondsLeft = ({ dueAt, state }: Pick<QuizAttempt, 'dueAt' | 'state'>, now: Date): number =>
  state === 'open' ? Math.max(0, Math.ceil((dueAt.getTime() - now.getTime()) / 1_000)) : 0
