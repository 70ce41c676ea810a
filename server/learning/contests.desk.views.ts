import type { DeskContest, DeskContestRow, DeskPerformance, DeskStage } from '../../shared/learning/deskContests'
import { drawAssignee, handBackTo, type WorkItem } from '../desk'
import type { Person } from '../identity'
import { refOf } from '../organisations'
import type { Actor } from '../platform/actor'
import type { countScores, countStarts, NamedJudge } from './contests.desk.queries'
import type { Contest, ContestPerformance, ContestScore, ContestStage } from './contests.entities'
import { drawContestRow } from './contests.views'

export const drawDeskRow = (contest: Contest): DeskContestRow => ({
  ...drawContestRow(contest),
  entries: contest.entries,
})

export interface DeskAround {
  stages: readonly ContestStage[]
  judges: readonly NamedJudge[]
  starts: Awaited<ReturnType<typeof countStarts>>
  scores: Awaited<ReturnType<typeof countScores>>
  candidates: readonly Person[]
  complete: number
  papers: DeskContest['papers']
  /** While the result is looked over. */
  item: WorkItem | null
}

export function drawDeskContest(contest: Contest, around: DeskAround, actor: Actor, now: Date): DeskContest {
  const { id, version, state, organisation, opensAt, closesAt, content, entries, returnedWith, stopReason } = contest
  const { stages, candidates, complete, papers } = around
  const isOwnResult = contest.reckonedBy === actor.personId
  return {
    ...{ id, version, state, content, entries, complete, papers, returnedWith, stopReason },
    organisation: refOf(organisation!),
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    stages: stages.map((stage) => drawStage(stage, contest, around, now)),
    candidates: candidates.flatMap(({ id: candidate, name }) => (name ? [{ personId: candidate, name }] : [])),
    isOwnResult: state === 'reviewing' && isOwnResult,
    review: around.item && drawReview(contest, around.item, actor),
    actions: actionsOn(contest, isOwnResult),
  }
}

const drawReview = ({ reviewDueAt, resultDueAt }: Contest, item: WorkItem, actor: Actor): DeskContest['review'] => ({
  caseNumber: item.caseNumber,
  dueAt: reviewDueAt!.toISOString(),
  resultDueAt: resultDueAt!.toISOString(),
  assignee: drawAssignee(item, actor),
  handBackTo: handBackTo(item),
})

function actionsOn({ state }: Contest, isOwnResult: boolean): DeskContest['actions'] {
  if (state === 'draft') return ['edit', 'publish', 'discard']
  if (state === 'published') return ['edit', 'nameJudges', 'stop']
  if (state === 'reviewing') return isOwnResult ? ['stop'] : ['review', 'stop']
  return []
}

function drawStage(stage: ContestStage, contest: Contest, around: DeskAround, now: Date): DeskStage {
  const { id, number, state, version, content } = stage
  const judges = around.judges.filter(({ stageId }) => stageId === id)
  const starts = around.starts.filter(({ stageId }) => stageId === id)
  const given = around.scores.filter(({ stageId }) => stageId === id)
  const judgesAt = (venue: number) => judges.filter((judge) => judge.venue === venue).length
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)
  return {
    ...{ id, number, state, version, ...content },
    performances: sum(starts.map(({ count }) => count)),
    absent: sum(starts.map(({ absent }) => absent)),
    scores: {
      given: sum(given.map(({ count }) => count)),
      due: sum(starts.map(({ venue, count, absent }) => judgesAt(venue) * (count - absent))),
    },
    judges: judges.map((judge) => ({
      ...{ id: judge.id, personId: judge.personId, name: judge.person?.name ?? '', venue: judge.venue },
      scores: given.find(({ personId }) => personId === judge.personId)?.count ?? 0,
    })),
    actions: stageActions(stage, contest, around.stages, now),
  }
}

/** The first stage begins once entries are closed, each other one once the one before it is. */
export function canStart(
  { number, state }: ContestStage,
  { closesAt }: Contest,
  stages: readonly ContestStage[],
  now: Date,
) {
  const isNext = stages.every((one) => one.number >= number || one.state === 'closed')
  return state === 'planned' && isNext && now >= closesAt
}

function stageActions(
  stage: ContestStage,
  contest: Contest,
  stages: readonly ContestStage[],
  now: Date,
): DeskStage['actions'] {
  if (contest.state !== 'published') return []
  if (stage.state === 'running') return ['close']
  return canStart(stage, contest, stages, now) ? ['start'] : []
}

export interface PerformanceAround {
  scores: readonly ContestScore[]
  /** Null of whom the caller may not know. */
  captain: string | null
}

export function drawDeskPerformance(performance: ContestPerformance, around: PerformanceAround): DeskPerformance {
  const { id, startNumber, entry, stage, venue, isAbsent, mark, rank, tie, advances } = performance
  const isClosed = stage!.state === 'closed'
  return {
    ...{ id, start: startNumber, group: entry!.groupName, team: entry!.name, name: around.captain, venue, isAbsent },
    totals: around.scores.map(({ total }) => total),
    ...(isClosed ? { mark, rank, tie, advances } : { mark: null, rank: null, tie: null, advances: false }),
    award: isClosed && stage!.content.advance === null ? entry!.award : null,
  }
}
