import { AppError } from '../../shared/http/errors'
import type { QuizAttempt } from './papers.entities'

/** Attempts that were due before this moment are over: so long an answer may be under way that was given in time. */
export const lateBefore = (graceSeconds: number, now: Date): Date => new Date(now.getTime() - graceSeconds * 1_000)

export const isLate = ({ dueAt }: Pick<QuizAttempt, 'dueAt'>, graceSeconds: number, now: Date): boolean =>
  dueAt < lateBefore(graceSeconds, now)

/** Why these cannot be answers to the questions of this attempt, or null. */
export const requireAnswers = ({ items }: Pick<QuizAttempt, 'items'>, answers: QuizAttempt['answers']) =>
  answers.length > items.length ? new AppError('learning.answers_invalid') : null

export const secondsLeft = ({ dueAt, state }: Pick<QuizAttempt, 'dueAt' | 'state'>, now: Date): number =>
  state === 'open' ? Math.max(0, Math.ceil((dueAt.getTime() - now.getTime()) / 1_000)) : 0
