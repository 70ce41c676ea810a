import { In } from 'typeorm'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import type { learningContestsDesk } from '../../shared/learning/contests.desk.contract'
import type { DeskContest } from '../../shared/learning/deskContests'
import { notify } from '../notifications'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { countScores, countStarts } from './contests.desk.queries'
import { findCandidates, get, lockContest } from './contests.desk.service'
import {
  type Contest,
  ContestJudge,
  ContestMember,
  ContestPerformance,
  ContestScore,
  ContestStage,
} from './contests.entities'
import { findStages } from './contests.queries'
import { findSeat } from './judging.queries'

/** Names a judge for a venue; nobody judges a contest they take part in. */
export async function name(
  db: Db,
  actor: StaffActor,
  contestId: string,
  { stageId, venue, personId }: BodyOf<(typeof learningContestsDesk)['nameJudge']>,
  now: Date,
): Promise<DeskContest> {
  const contest = await lockContest(db, actor, contestId)
  const stage = (await findStages(db, contestId)).find(({ id }) => id === stageId)
  if (stage?.content.way !== 'judged' || venue >= stage.content.venues.length) {
    throw new AppError('learning.stage_not_found')
  }
  if (contest.state !== 'published' || stage.state === 'closed') throw new AppError('learning.stage_closed')
  const candidates = await findCandidates(db, contest.organisation!)
  if (!candidates.some(({ id }) => id === personId)) throw new AppError('learning.judge_not_found')
  if (await db.existsBy(ContestMember, { contestId, personId })) throw new AppError('learning.judge_takes_part')
  if (await findSeat(db, stageId, personId)) throw new AppError('learning.judge_named')
  await insertRows(db, ContestJudge, { id: newId(), contestId, stageId, personId, venue, createdAt: now })
  await tellJudge(db, contest, stage, personId, now)
  return get(db, actor, contestId, now)
}

const tellJudge = (db: Db, { content, organisationId }: Contest, stage: ContestStage, personId: string, now: Date) =>
  notify(
    db,
    {
      ...{ personId, template: 'contests.judgeNamed', params: { contest: content.name, stage: stage.content.name } },
      ...{ link: '/learning/judging', dedupeKey: `${stage.id} judge ${personId}`, organisationId },
    },
    now,
  )

/** Who scored everybody stays. Of who cannot go on, what they gave goes with them: nobody could close the stage otherwise. */
export async function remove(
  db: Db,
  actor: StaffActor,
  { contestId, judgeId }: { contestId: string; judgeId: string },
  now: Date,
): Promise<DeskContest> {
  await lockContest(db, actor, contestId)
  const judge = await db.findOneBy(ContestJudge, { id: judgeId, contestId })
  if (!judge) throw new AppError('learning.judge_not_found')
  const { stageId, personId } = judge
  const stage = (await lockPools(db, ContestStage, [stageId])).get(stageId)!
  if (stage.state === 'closed' || (await hasScoredAll(db, judge))) throw new AppError('learning.judge_scored')
  const starts = await db.find(ContestPerformance, { where: { stageId }, select: { id: true } })
  await db.delete(ContestScore, { personId, performanceId: In(starts.map(({ id }) => id)) })
  await db.delete(ContestJudge, { id: judgeId })
  return get(db, actor, contestId, now)
}

async function hasScoredAll(db: Db, { stageId, venue, personId }: ContestJudge): Promise<boolean> {
  const there = (await countStarts(db, [stageId])).find((one) => one.venue === venue)
  const given = (await countScores(db, [stageId])).find((one) => one.personId === personId)?.count ?? 0
  return there !== undefined && given > 0 && given === there.count - there.absent
}
