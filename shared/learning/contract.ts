import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, nothing, organisationRef, text, version } from '../http/fields'
import { file } from '../http/files'
import { pageOf, pageQuery } from '../http/page'
import { attemptBlockers } from './paperRules'
import { attemptStates, mostQuestions, reviewPolicies } from './papers'
import { letters, questionKinds } from './questions'

export const paperRow = z.object({
  id,
  name: z.string(),
  organisation: organisationRef,
  opensAt: instant,
  closesAt: instant,
  minutes: z.int(),
  questions: z.int(),
  fullMarks: z.int(),
  passMarks: z.int(),
  /** What the first who pass are given. */
  gift: z.nullable(z.object({ campaignId: id, name: z.string(), stock: z.int() })),
})
export type PaperRow = z.output<typeof paperRow>

/** The right to a coupon is refused for such a reason; its words are those of benefits. */
const couponFate = {
  /** Who-many-th of those who passed, by the server's order. */
  order: z.optional(z.int()),
  /** Coupons left after this one was decided. */
  remaining: z.optional(z.int()),
  coupon: z.optional(z.object({ id, validUntil: instant })),
  refusal: z.optional(z.string()),
}

export const attemptResult = z.object({ marks: z.int(), fullMarks: z.int(), passed: z.boolean(), ...couponFate })
export type AttemptResult = z.output<typeof attemptResult>

const ownAttempt = z.object({
  id,
  number: z.int(),
  state: z.enum(attemptStates),
  startedAt: instant,
  result: z.nullable(attemptResult),
})

export const paperView = z.extend(paperRow, {
  intro: z.string(),
  attempts: z.int(),
  review: z.enum(reviewPolicies),
  /** Lessons to be watched first, and which of them the caller has watched. */
  lessons: z.array(z.object({ id, title: z.string(), isWatched: z.boolean() })),
  /** Why the caller can begin no attempt now, or null. */
  blocker: z.nullable(z.enum(attemptBlockers)),
  /** The caller's own, the first one first. */
  own: z.array(ownAttempt),
})
export type PaperView = z.output<typeof paperView>

/** What is given to a question: letters of options as they are shown, or one word; nothing yet. */
const given = z.array(z.string().check(z.maxLength(100))).check(z.maxLength(letters.length))
const answers = z.array(given).check(z.maxLength(mostQuestions))

/** Opened by its token, for some minutes. */
export const questionPicture = z.nullable(z.object({ token: z.string(), width: z.int(), height: z.int() }))

export const questionShown = z.object({
  kind: z.enum(questionKinds),
  stem: z.string(),
  /** In the order of their letters; a statement and a word to be filled in have none. */
  options: z.array(z.string()),
  marks: z.int(),
  picture: questionPicture,
})
export type QuestionShown = z.output<typeof questionShown>

export const attemptView = z.object({
  id,
  number: z.int(),
  state: z.enum(attemptStates),
  version,
  paper: z.object({ id, name: z.string(), passMarks: z.int(), review: z.enum(reviewPolicies), closesAt: instant }),
  startedAt: instant,
  dueAt: instant,
  /** By the server's clock. */
  secondsLeft: z.int(),
  questions: z.array(questionShown),
  answers,
  /** Null until it is closed. */
  result: z.nullable(attemptResult),
  /** What was right, once the attempt is closed and the paper lets it be shown. */
  corrections: z.nullable(
    z.array(z.object({ isRight: z.boolean(), answer: z.array(z.string()), explanation: z.nullable(z.string()) })),
  ),
})
export type AttemptView = z.output<typeof attemptView>

const paperId = z.object({ paperId: id })
const attemptId = z.object({ attemptId: id })
const answering = ['learning.attempt_not_found', 'learning.attempt_changed', 'learning.answers_invalid'] as const

/** Papers and the attempts at them, as whoever answers sees them. */
export const learning = defineContract({
  listPapers: {
    method: 'GET',
    path: '/learning/papers',
    summary: 'Published papers whose window is not over, those that close first at the beginning.',
    access: 'public',
    anonymous: true,
    sameForVisitors: true,
    query: pageQuery,
    returns: pageOf(paperRow),
  },
  getPaper: {
    method: 'GET',
    path: '/learning/papers/:paperId',
    summary: 'A paper: what it asks for, what it gives, and one’s own attempts.',
    access: 'public',
    sameForVisitors: true,
    params: paperId,
    returns: paperView,
    errors: ['learning.paper_not_found'],
  },
  startAttempt: {
    method: 'POST',
    path: '/learning/papers/:paperId/attempts',
    summary: 'Begins the next attempt, with questions of its own; one that is under way is gone on with.',
    access: 'person',
    audit: 'learning.attempt_started',
    params: paperId,
    body: nothing,
    returns: attemptView,
    errors: ['learning.paper_not_found', ...attemptBlockers, 'learning.bank_too_small'],
  },
  getAttempt: {
    method: 'GET',
    path: '/learning/attempts/:attemptId',
    summary: 'One’s own attempt: questions and what was saved, or what came of it; no answer key before it is closed.',
    access: 'person',
    params: attemptId,
    returns: attemptView,
    errors: ['learning.attempt_not_found'],
  },
  getQuestionPicture: {
    method: 'GET',
    path: '/learning/pictures/:token',
    summary: 'The picture of a question, by a link that was made for the caller within five minutes.',
    access: 'person',
    params: z.object({ token: text(400) }),
    returns: file,
    errors: ['learning.picture_not_found'],
  },
  saveAnswers: {
    method: 'PUT',
    path: '/learning/attempts/:attemptId/answers',
    summary: 'Keeps what was answered so far, at the version that was seen.',
    access: 'person',
    params: attemptId,
    body: z.object({ version, answers }),
    returns: z.object({ version, secondsLeft: z.int() }),
    errors: [...answering, 'learning.attempt_over'],
  },
  submitAttempt: {
    method: 'POST',
    path: '/learning/attempts/:attemptId/submission',
    summary:
      'Hands an attempt in and marks it; the first who pass have their coupons in the same transaction. Past its time what was saved counts.',
    access: 'person',
    audit: 'learning.attempt_submitted',
    params: attemptId,
    body: z.object({ version: z.optional(version), answers: z.optional(answers) }),
    returns: attemptResult,
    errors: answering,
  },
})
