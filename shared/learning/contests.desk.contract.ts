import * as z from 'zod/mini'
import { handBackTo } from '../desk/contract'
import { defineContract } from '../http/contract'
import { assignee, id, instant, multilineText, organisationRef, version } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { contestStates, stageStates, tieBreaks } from './contestRules'
import { contestContent, contestInput, stageContent } from './contests'
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
  judges: z.array(z.object({ id, name: z.string(), venue: z.int(), scores: z.int() })),
  actions: z.array(z.enum(deskStageActions)),
})
export type DeskStage = z.output<typeof deskStage>

/** Papers of the union whose marks a stage can take. */
const papers = z.array(z.object({ id, name: z.string() }))

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
  papers,
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

const staff = { access: 'staff:learningEditor' } as const
const contestId = z.object({ contestId: id })
const stageId = z.object({ contestId: id, stageId: id })
const seen = z.object({ version })

/** Contests at the desk. */
export const learningContestsDesk = defineContract({
  listDeskContests: {
    method: 'GET',
    path: '/desk/learning/contests',
    summary: 'The contests of the unions in reach, newest first, and where new ones can be held.',
    ...staff,
    effect: 'auditedRead',
    audit: 'learning.contests_listed',
    query: pageQuery,
    returns: z.object({ ...pageOf(deskContestRow).shape, unions: z.array(organisationRef), papers }),
  },
  addContest: {
    method: 'POST',
    path: '/desk/learning/contests',
    summary: 'Writes down a contest as a draft.',
    ...staff,
    effect: 'command',
    audit: 'learning.contest_added',
    body: z.object({ organisationId: id, ...contestInput.shape }),
    returns: deskContest,
    errors: ['organisations.not_found', 'learning.contest_invalid'],
  },
  getDeskContest: {
    method: 'GET',
    path: '/desk/learning/contests/:contestId',
    summary: 'A contest with its stages, judges and how far it is.',
    ...staff,
    effect: 'auditedRead',
    audit: 'learning.contest_viewed',
    params: contestId,
    returns: deskContest,
    errors: ['learning.contest_not_found'],
  },
  editContest: {
    method: 'PUT',
    path: '/desk/learning/contests/:contestId',
    summary: 'Changes a contest; once it is published, only its words, its window, its awards and stages ahead.',
    ...staff,
    effect: 'command',
    audit: 'learning.contest_edited',
    params: contestId,
    body: z.object({ version, ...contestInput.shape }),
    returns: deskContest,
    errors: [
      'learning.contest_not_found',
      'learning.contest_changed',
      'learning.contest_invalid',
      'learning.contest_fixed',
      'learning.contest_over',
    ],
  },
  discardContest: {
    method: 'DELETE',
    path: '/desk/learning/contests/:contestId',
    summary: 'Throws a draft away.',
    ...staff,
    effect: 'command',
    audit: 'learning.contest_discarded',
    params: contestId,
    returns: z.object({}),
    errors: ['learning.contest_not_found', 'learning.contest_not_draft'],
  },
  publishContest: {
    method: 'POST',
    path: '/desk/learning/contests/:contestId/publication',
    summary: 'Publishes a draft.',
    ...staff,
    effect: 'command',
    audit: 'learning.contest_published',
    params: contestId,
    body: seen,
    returns: deskContest,
    errors: [
      'learning.contest_not_found',
      'learning.contest_changed',
      'learning.contest_not_draft',
      'learning.entry_closed',
    ],
  },
  stopContest: {
    method: 'POST',
    path: '/desk/learning/contests/:contestId/stop',
    summary: 'Stops a contest for good; whoever entered is told why.',
    ...staff,
    effect: 'command',
    audit: 'learning.contest_stopped',
    params: contestId,
    body: z.object({ version, reason: multilineText(200) }),
    returns: deskContest,
    errors: ['learning.contest_not_found', 'learning.contest_changed', 'learning.contest_over'],
  },
  listEntries: {
    method: 'GET',
    path: '/desk/learning/contests/:contestId/entries',
    summary: 'Who entered a contest, by number.',
    ...staff,
    effect: 'auditedRead',
    audit: 'learning.entries_viewed',
    params: contestId,
    query: pageQuery,
    returns: pageOf(deskEntry),
    errors: ['learning.contest_not_found'],
  },
  nameJudge: {
    method: 'POST',
    path: '/desk/learning/contests/:contestId/judges',
    summary: 'Names a judge for a venue of a stage that is not closed.',
    ...staff,
    effect: 'command',
    audit: 'learning.judge_named',
    params: contestId,
    body: z.object({ stageId: id, venue: z.int().check(z.minimum(0), z.maximum(9)), personId: id }),
    returns: deskContest,
    errors: [
      'learning.contest_not_found',
      'learning.stage_not_found',
      'learning.stage_closed',
      'learning.judge_not_found',
      'learning.judge_takes_part',
      'learning.judge_named',
    ],
  },
  removeJudge: {
    method: 'DELETE',
    path: '/desk/learning/contests/:contestId/judges/:judgeId',
    summary: 'Takes a judge from a stage who has not scored everybody, with what they gave.',
    ...staff,
    effect: 'command',
    audit: 'learning.judge_removed',
    params: z.object({ contestId: id, judgeId: id }),
    returns: deskContest,
    errors: ['learning.contest_not_found', 'learning.judge_not_found', 'learning.judge_scored'],
  },
  startStage: {
    method: 'POST',
    path: '/desk/learning/contests/:contestId/stages/:stageId/start',
    summary: 'Begins a stage: whoever entered, or came on, has a number and a venue from now on.',
    ...staff,
    effect: 'command',
    audit: 'learning.stage_started',
    params: stageId,
    body: seen,
    returns: deskContest,
    errors: [
      'learning.contest_not_found',
      'learning.stage_not_found',
      'learning.contest_changed',
      'learning.stage_not_next',
      'learning.entry_open',
      'learning.judges_missing',
      'learning.nobody_entered',
    ],
  },
  listPerformances: {
    method: 'GET',
    path: '/desk/learning/contests/:contestId/stages/:stageId/performances',
    summary: 'The entries of a stage with their marks, by number.',
    ...staff,
    effect: 'auditedRead',
    audit: 'learning.performances_viewed',
    params: stageId,
    query: pageQuery,
    returns: pageOf(deskPerformance),
    errors: ['learning.contest_not_found', 'learning.stage_not_found'],
  },
  markAbsent: {
    method: 'PUT',
    path: '/desk/learning/contests/:contestId/performances/:performanceId/absence',
    summary: 'Whether an entry did not come to a stage under way, or was taken out of it.',
    ...staff,
    effect: 'command',
    audit: 'learning.absence_marked',
    params: z.object({ contestId: id, performanceId: id }),
    body: z.object({ isAbsent: z.boolean() }),
    returns: deskPerformance,
    errors: ['learning.contest_not_found', 'learning.performance_not_found', 'learning.stage_not_running'],
  },
  closeStage: {
    method: 'POST',
    path: '/desk/learning/contests/:contestId/stages/:stageId/closure',
    summary:
      'Closes a stage: marks and ranks are fixed, the first of each group go on; after the last one the result waits for a second person.',
    ...staff,
    effect: 'command',
    audit: 'learning.stage_closed',
    params: stageId,
    body: seen,
    returns: deskContest,
    errors: [
      'learning.contest_not_found',
      'learning.stage_not_found',
      'learning.contest_changed',
      'learning.stage_not_running',
      'learning.scores_missing',
      'learning.paper_open',
    ],
  },
  decideResults: {
    method: 'POST',
    path: '/desk/learning/contests/:contestId/decisions',
    summary: 'A second person publishes the result, or gives it back with what is wrong.',
    ...staff,
    effect: 'command',
    audit: 'learning.results_decided',
    params: contestId,
    body: z.object({ decision: z.enum(['publish', 'return']), version, words: z.nullable(multilineText(500)) }),
    returns: deskContest,
    errors: [
      'learning.contest_not_found',
      'learning.contest_changed',
      'learning.not_reviewing',
      'learning.own_result',
      'learning.words_missing',
    ],
  },
})
