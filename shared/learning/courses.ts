import * as z from 'zod/mini'
import { id, multilineText, text } from '../http/fields'

export const courseStates = ['draft', 'published', 'ended'] as const
export type CourseState = (typeof courseStates)[number]

export const lessonKinds = ['video', 'article'] as const
export type LessonKind = (typeof lessonKinds)[number]

/** As many as a course may have. */
export const mostLessons = 50

export const courseContent = z.object({
  name: text(60),
  summary: multilineText(500),
  /** What is answered after it. */
  paperId: z.nullable(id),
})
export type CourseContent = z.output<typeof courseContent>

export const lessonContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('video'), title: text(60), videoId: id }),
  z.object({ kind: z.literal('article'), title: text(60), words: multilineText(15_000) }),
])
export type LessonContent = z.output<typeof lessonContent>

export const videoStates = ['receiving', 'checking', 'kept', 'refused'] as const
export type VideoState = (typeof videoStates)[number]

/** Why a film cannot be used: no MP4 · its picture is not H.264 · damaged or cut short · other content than was announced. */
export const videoProblems = ['notMp4', 'notH264', 'broken', 'mismatch'] as const
export type VideoProblem = (typeof videoProblems)[number]

/** Parts of this size, but for the last one. */
export const videoPartBytes = 1_048_576

export const partCount = (size: number, partSize: number): number => Math.ceil(size / partSize)

/** Bytes of one part. */
export const partLength = (size: number, partSize: number, number: number): number =>
  Math.min(partSize, size - number * partSize)
