import * as z from 'zod/mini'
import { id, multilineText, text } from '../http/fields'
import { questionKinds } from './questions'

export const paperStates = ['draft', 'published', 'stopped'] as const
export type PaperState = (typeof paperStates)[number]

/** When right answers are shown: never, as soon as an attempt is closed, or once nobody can answer any more. */
export const reviewPolicies = ['never', 'afterAttempt', 'afterClosing'] as const
export type ReviewPolicy = (typeof reviewPolicies)[number]

/** `open` is being answered, `submitted` was handed in, `overdue` was closed when its time was over. */
export const attemptStates = ['open', 'submitted', 'overdue'] as const
export type AttemptState = (typeof attemptStates)[number]

export const difficulties = ['easy', 'medium', 'hard'] as const
export type Difficulty = (typeof difficulties)[number]

const marks = z.int().check(z.minimum(1), z.maximum(100))

/** So many questions at random of what the bank has on a topic. */
const draw = z.object({
  topic: text(40),
  difficulty: z.nullable(z.enum(difficulties)),
  kind: z.nullable(z.enum(questionKinds)),
  count: z.int().check(z.minimum(1), z.maximum(100)),
  marks,
})
export type Draw = z.output<typeof draw>

export const mostQuestions = 200

/** What a paper is made of: named questions, or draws from the bank. */
export const paperSource = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('fixed'),
    questions: z.array(z.object({ questionId: id, marks })).check(
      z.minLength(1),
      z.maxLength(mostQuestions),
      z.refine((all) => new Set(all.map(({ questionId }) => questionId)).size === all.length),
    ),
  }),
  z.object({ kind: z.literal('drawn'), draws: z.array(draw).check(z.minLength(1), z.maxLength(20)) }),
])
export type PaperSource = z.output<typeof paperSource>

export const paperContent = z.object({
  name: text(60),
  intro: multilineText(500),
  source: paperSource,
  /** In an order of their own for each person. */
  isShuffled: z.boolean(),
  /** So many count as passed, and qualify where a campaign hangs on the paper. */
  passMarks: z.int().check(z.minimum(1), z.maximum(10_000)),
  attempts: z.int().check(z.minimum(1), z.maximum(20)),
  minutes: z.int().check(z.minimum(1), z.maximum(600)),
  review: z.enum(reviewPolicies),
  /** To be watched to the end before one answers. */
  lessonIds: z.array(id).check(z.maxLength(20)),
})
export type PaperContent = z.output<typeof paperContent>

/** How many questions a paper asks, and what all of them give. */
export function measure(source: PaperSource): { questions: number; fullMarks: number } {
  const parts = source.kind === 'fixed' ? source.questions.map((one) => ({ ...one, count: 1 })) : source.draws
  return {
    questions: parts.reduce((sum, { count }) => sum + count, 0),
    fullMarks: parts.reduce((sum, { count, marks }) => sum + count * marks, 0),
  }
}
