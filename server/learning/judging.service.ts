import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import type { JudgingView, learningJudging, PerformanceView } from '../../shared/learning/judging.contract'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { type ContestPerformance, ContestScore, ContestStage } from './contests.entities'
import { findContest } from './contests.queries'
import { findOwnScores, findPerformance, findSeat, findSeats, findStarts, type Seat } from './judging.queries'

/** What lies before a judge now, and what is still ahead. */
export async function getJudging(db: Db, { personId }: StaffActor): Promise<JudgingView> {
  const seats = await findSeats(db, personId)
  const running = seats.filter(({ stage }) => stage!.state === 'running')
  const starts = await findStarts(
    db,
    running.map(({ stageId }) => stageId),
  )
  const scores = await findOwnScores(
    db,
    personId,
    starts.map(({ id }) => id),
  )
  const given = new Map(scores.map((score) => [score.performanceId, score]))
  return {
    stages: running.map((seat) => ({
      ...describeSeat(seat),
      criteria: seat.stage!.content.criteria,
      performances: starts
        .filter(({ stageId, venue }) => stageId === seat.stageId && venue === seat.venue)
        .map((performance) => drawPerformance(performance, given.get(performance.id))),
    })),
    ahead: seats.filter(({ stage }) => stage!.state === 'planned').map(describeSeat),
  }
}

const describeSeat = ({ stageId, venue, stage, contest }: Seat) => ({
  id: stageId,
  contest: contest!.content.name,
  stage: stage!.content.name,
  venue: stage!.content.venues[venue]!,
})

const drawPerformance = (
  { id, startNumber, entry, isAbsent }: ContestPerformance,
  score: ContestScore | undefined,
): PerformanceView => ({
  ...{ id, start: startNumber, group: entry!.groupName, team: entry!.name, isAbsent },
  marks: score?.marks ?? null,
  version: score?.version ?? 0,
})

/** Writes what a judge gives; whoever closes the stage waits for it, or is waited for. */
export async function score(
  db: Db,
  { personId }: StaffActor,
  id: string,
  { version, marks }: BodyOf<(typeof learningJudging)['scorePerformance']>,
  now: Date,
): Promise<PerformanceView> {
  const found = await loadJudged(db, personId, id)
  requireFitting(found.stage!, marks)
  const [before] = await findOwnScores(db, personId, [id])
  if ((before?.version ?? 0) !== version) {
    throw new AppError('learning.score_changed', { version: before?.version ?? 0, marks: before?.marks ?? [] })
  }
  const given = { marks, total: marks.reduce((sum, mark) => sum + mark, 0), version: version + 1, scoredAt: now }
  if (before) await db.update(ContestScore, { id: before.id, version }, given)
  else await insertRows(db, ContestScore, { id: newId(), performanceId: id, personId, ...given })
  const [after] = await findOwnScores(db, personId, [id])
  return drawPerformance(found, after)
}

/** An entry at the judge's own venue, of a stage under way that stays so; any other is as absent as one that never was. */
async function loadJudged(db: Db, personId: string, id: string): Promise<ContestPerformance> {
  const stageId = (await findPerformance(db, id))?.stageId
  if (!stageId) throw new AppError('learning.performance_not_found')
  await lockPools(db, ContestStage, [stageId])
  const found = (await findPerformance(db, id))!
  const seat = await findSeat(db, stageId, personId)
  if (seat?.venue !== found.venue) throw new AppError('learning.performance_not_found')
  const contest = await findContest(db, found.stage!.contestId)
  const isRunning = found.stage!.state === 'running' && contest?.state === 'published'
  if (!isRunning) throw new AppError('learning.stage_not_running')
  return found
}

function requireFitting({ content: { criteria } }: ContestStage, marks: readonly number[]): void {
  const areFitting = marks.length === criteria.length && marks.every((mark, at) => mark <= criteria[at]!.most)
  if (!areFitting) throw new AppError('learning.marks_invalid', undefined, 'marks')
}
