import { AppError } from '../../shared/http/errors'
import { venueOf } from '../../shared/learning/contestRules'
import type { DeskContest, DeskPerformance } from '../../shared/learning/deskContests'
import { findPersons } from '../identity'
import { findStrangersTo } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { decodeNumberCursor, toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import {
  changeStage,
  findComplete,
  findJudges,
  findScores,
  findStart,
  findStartsAfter,
  findStartsOf,
  inBatches,
} from './contests.desk.queries'
import { get, loadContest, lockContest, requireVersion } from './contests.desk.service'
import { canStart, drawDeskPerformance } from './contests.desk.views'
import { type Contest, type ContestEntry, ContestPerformance, ContestStage } from './contests.entities'
import { findStages } from './contests.queries'

export interface StageKey {
  contestId: string
  stageId: string
}

/** A stage with those around it, the contest held until the transaction ends. */
export async function lockStage(db: Db, actor: StaffActor, { contestId, stageId }: StageKey) {
  const contest = await lockContest(db, actor, contestId)
  const stages = await findStages(db, contestId)
  const stage = stages.find(({ id }) => id === stageId)
  if (!stage) throw new AppError('learning.stage_not_found')
  return { contest, stages, stage }
}

/** Gives everybody who is in it a number and a venue. */
export async function start(
  db: Db,
  actor: StaffActor,
  key: StageKey,
  version: number,
  now: Date,
): Promise<DeskContest> {
  const { contest, stages, stage } = await lockStage(db, actor, key)
  requireVersion(stage, version)
  if (contest.state !== 'published') throw new AppError('learning.stage_not_next')
  if (now < contest.closesAt) throw new AppError('learning.entry_open', { closesAt: contest.closesAt.toISOString() })
  if (!canStart(stage, contest, stages, now)) throw new AppError('learning.stage_not_next')
  await requireJudges(db, stage)
  const entries = await findStarting(db, contest, stages, stage)
  if (entries.length === 0) throw new AppError('learning.nobody_entered')
  const venues = stage.content.way === 'judged' ? stage.content.venues.length : 1
  const rows = entries.map(({ id: entryId }, at) => ({
    ...{ id: newId(), stageId: stage.id, entryId, startNumber: at + 1, venue: venueOf(at, venues) },
    ...{ isAbsent: false, advances: false, tellAt: now },
  }))
  for (const some of inBatches(rows)) await insertRows(db, ContestPerformance, some)
  if (!(await changeStage(db, stage, { state: 'running' }))) throw new AppError('learning.contest_changed')
  return get(db, actor, contest.id, now)
}

async function requireJudges(db: Db, { id, contestId, content }: ContestStage): Promise<void> {
  if (content.way !== 'judged') return
  const taken = new Set(
    (await findJudges(db, contestId)).filter(({ stageId }) => stageId === id).map((one) => one.venue),
  )
  const missing = content.venues.filter((_, at) => !taken.has(at)).map(({ name }) => name)
  if (missing.length > 0) throw new AppError('learning.judges_missing', { venues: missing })
}

/** All that entered, in a first stage, and else those that came on; by the number they entered with. */
async function findStarting(
  db: Db,
  { id, content }: Contest,
  stages: readonly ContestStage[],
  { number }: ContestStage,
): Promise<ContestEntry[]> {
  const before = stages.find((one) => one.number === number - 1)
  if (!before) return findComplete(db, id, content.team.from)
  const advanced = (await findStartsOf(db, before.id)).filter(({ advances }) => advances)
  return advanced.map(({ entry }) => entry!).sort((a, b) => a.number - b.number)
}

export async function listPerformances(db: Db, actor: StaffActor, key: StageKey, cursor: string | undefined) {
  await loadContest(db, actor, key.contestId)
  const isThere = await db.existsBy(ContestStage, { id: key.stageId, contestId: key.contestId })
  if (!isThere) throw new AppError('learning.stage_not_found')
  const rows = await findStartsAfter(db, key.stageId, decodeNumberCursor(cursor))
  const page = toPage(rows, ({ startNumber }) => [String(startNumber)])
  return { ...page, items: await drawAll(db, actor, page.items) }
}

async function drawAll(
  db: Db,
  actor: StaffActor,
  performances: readonly ContestPerformance[],
): Promise<DeskPerformance[]> {
  const scores = await findScores(
    db,
    performances.map(({ id }) => id),
  )
  const captainIds = performances.map(({ entry }) => entry!.captainId)
  const strangers = await findStrangersTo(db, actor, captainIds)
  const names = new Map((await findPersons(db, captainIds)).map(({ id, name }) => [id, name]))
  return performances.map((performance) => {
    const { captainId } = performance.entry!
    return drawDeskPerformance(performance, {
      scores: scores.filter(({ performanceId }) => performanceId === performance.id),
      captain: strangers.has(captainId) ? null : (names.get(captainId) ?? null),
    })
  })
}

/** Of who does not come no score is waited for, and they have no rank. */
export async function markAbsent(
  db: Db,
  actor: StaffActor,
  { contestId, performanceId }: { contestId: string; performanceId: string },
  isAbsent: boolean,
): Promise<DeskPerformance> {
  const contest = await lockContest(db, actor, contestId)
  const found = await findStart(db, contestId, performanceId)
  if (!found) throw new AppError('learning.performance_not_found')
  const isRunning = contest.state === 'published' && found.stage!.state === 'running'
  if (!isRunning) throw new AppError('learning.stage_not_running')
  await db.update(ContestPerformance, { id: performanceId }, { isAbsent })
  const [drawn] = await drawAll(db, actor, [{ ...found, isAbsent }])
  return drawn!
}
