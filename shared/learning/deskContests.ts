import * as z from 'zod/mini'
import { handBackTo } from '../desk/contract'
import { assignee, id, instant, organisationRef, version } from '../http/fields'
import { contestStates, stageStates, tieBreaks } from './contestRules'
import { contestContent, stageContent } from './contests'
import { contestRow } from './contests.contract'

export const deskContestRow = z.object({ ...contestRow.shape, entries: z.int() })
export type DeskContestRow = z.output<typeof deskContestRow>

export const deskContestActions = ['edit', 'discard', 'publish', 'stop', 'nameJudges', 'review'] as const
export const deskStageActions = ['start', 'close'] as const

export const deskStage = z.object({
  id,
  number: z.int(),
  state: z.enum(stageStates),
  version,
  ...stageContent.shape,
  /** Entries in it, and how many of them are absent. */
  performances: z.int(),
  absent: z.int(),
  /** Scores that judges gave, and that are due. */
  scores: z.object({ given: z.int(), due: z.int() }),
  judges: z.array(z.object({ id, personId: id, name: z.string(), venue: z.int(), scores: z.int() })),
  actions: z.array(z.enum(deskStageActions)),
})
export type DeskStage = z.output<typeof deskStage>

/** Papers of the union whose marks a stage can take. */
export const contestPapers = z.array(z.object({ id, name: z.string() }))

export const deskContest = z.object({
  id,
  version,
  state: z.enum(contestStates),
  organisation: organisationRef,
  opensAt: instant,
  closesAt: instant,
  content: contestContent,
  entries: z.int(),
  /** Of teams: how many are large enough to count. */
  complete: z.int(),
  stages: z.array(deskStage),
  /** Who can be named: judges of the union and of those above it. */
  candidates: z.array(z.object({ personId: id, name: z.string() })),
  papers: contestPapers,
  /** What the second person wrote who gave the result back. */
  returnedWith: z.nullable(z.string()),
  stopReason: z.nullable(z.string()),
  /** The caller closed the last stage: somebody else looks it over. */
  isOwnResult: z.boolean(),
  /** While it is looked over: its number at the desk, both clocks, and who has it. */
  review: z.nullable(z.object({ caseNumber: z.string(), dueAt: instant, resultDueAt: instant, assignee, handBackTo })),
  actions: z.array(z.enum(deskContestActions)),
})
export type DeskContest = z.output<typeof deskContest>

export const deskPerformance = z.object({
  id,
  start: z.int(),
  group: z.string(),
  /** A team's name and its captain, or who stands alone; null where the caller may not know. */
  name: z.nullable(z.string()),
  team: z.nullable(z.string()),
  venue: z.int(),
  isAbsent: z.boolean(),
  /** How many judges gave what in all; in their order. */
  totals: z.array(z.int()),
  mark: z.nullable(z.int()),
  rank: z.nullable(z.int()),
  tie: z.nullable(z.enum(tieBreaks)),
  advances: z.boolean(),
  award: z.nullable(z.string()),
})
export type DeskPerformance = z.output<typeof deskPerformance>

/** Somebody, or a team, that entered. */
export const deskEntry = z.object({
  id,
  number: z.int(),
  group: z.string(),
  /** A team's name and its captain, or who stands alone; null where the caller may not know. */
  name: z.nullable(z.string()),
  team: z.nullable(z.string()),
  people: z.int(),
  /** Large enough to count. */
  isComplete: z.boolean(),
  enteredAt: instant,
})
export type DeskEntry = z.output<typeof deskEntry>
