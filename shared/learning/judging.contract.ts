import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, version } from '../http/fields'

/** An entry at a stage as its judge sees it: by its number, without who it is where one stands alone. */
export const performanceView = z.object({
  id,
  start: z.int(),
  group: z.string(),
  /** Of a team. */
  team: z.nullable(z.string()),
  isAbsent: z.boolean(),
  /** What this judge gave for each criterion; version 0 while nothing was given. */
  marks: z.nullable(z.array(z.int())),
  version,
})
export type PerformanceView = z.output<typeof performanceView>

const venue = z.object({ name: z.string(), address: z.nullable(z.string()), at: z.nullable(instant) })

export const judgedStage = z.object({
  id,
  contest: z.string(),
  stage: z.string(),
  venue,
  criteria: z.array(z.object({ name: z.string(), most: z.int() })),
  performances: z.array(performanceView),
})
export type JudgedStage = z.output<typeof judgedStage>

export const judgingView = z.object({
  stages: z.array(judgedStage),
  /** What the judge was named for and has not begun. */
  ahead: z.array(z.object({ id, contest: z.string(), stage: z.string(), venue })),
})
export type JudgingView = z.output<typeof judgingView>

const judge = { access: 'staff:judge' } as const

/** What judges do, on their phones. */
export const learningJudging = defineContract({
  getJudging: {
    method: 'GET',
    path: '/learning/judging',
    summary: 'The stages under way that the caller judges, with the entries at their venue and what they gave.',
    ...judge,
    effect: 'auditedRead',
    audit: 'learning.judging_viewed',
    returns: judgingView,
  },
  scorePerformance: {
    method: 'PUT',
    path: '/learning/performances/:performanceId/score',
    summary: 'What the caller gives an entry for each criterion; another time changes it, until the stage is closed.',
    ...judge,
    effect: 'command',
    audit: 'learning.performance_scored',
    params: z.object({ performanceId: id }),
    body: z.object({
      /** 0, or what the caller last saw. */
      version,
      marks: z.array(z.int().check(z.minimum(0), z.maximum(100))).check(z.maxLength(6)),
    }),
    returns: performanceView,
    errors: [
      'learning.performance_not_found',
      'learning.stage_not_running',
      'learning.marks_invalid',
      'learning.score_changed',
    ],
  },
})
