import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { awardOf, rankEntries, type ScoringRule } from '../../shared/learning/contestRules'
import type { learningContestsDesk } from '../../shared/learning/contests.desk.contract'
import type { DeskContest } from '../../shared/learning/deskContests'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { groupBy } from '../platform/grouping'
import { lockPools } from '../platform/pools'
import { makeCertificateCode, newId, systemRandom } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import {
  changeStage,
  countScores,
  countStarts,
  findJudges,
  findScores,
  findStartsOf,
  inBatches,
  type Outcome,
  writeAwards,
  writeOutcomes,
} from './contests.desk.queries'
import { changeOrRefuse, get, lockContest, requireVersion } from './contests.desk.service'
import { type Contest, ContestCertificate, ContestMember, ContestPerformance, ContestStage } from './contests.entities'
import { findBestMarks, findPaperEnd } from './contests.papers'
import { findAwarded, findMembers, findStages, isJudge } from './contests.queries'
import { closeReview, putUpForReview, startClocks } from './contests.review'
import { scoringRule } from './contests.rules'
import { lockStage, type StageKey } from './contests.stages'

/** Fixes marks and ranks of a stage; after the last one the result waits for a second person. */
export async function closeStage(
  db: Db,
  actor: StaffActor,
  key: StageKey,
  version: number,
  now: Date,
): Promise<DeskContest> {
  const { contest, stages } = await lockStage(db, actor, key)
  // Judges who score now are waited for, and seen.
  const stage = (await lockPools(db, ContestStage, [key.stageId])).get(key.stageId)!
  if (contest.state !== 'published' || stage.state !== 'running') throw new AppError('learning.stage_not_running')
  requireVersion(stage, version)
  const outcomes = await reckon(db, contest, stage, now)
  await writeOutcomes(db, outcomes, now)
  if (!(await changeStage(db, stage, { state: 'closed' }))) throw new AppError('learning.contest_changed')
  if (stage.number === stages.length) {
    await writeAwards(db, contest.id, outcomes)
    const clocks = await startClocks(db, contest, now)
    const change = { state: 'reviewing' as const, reckonedBy: actor.personId, returnedWith: null, ...clocks }
    await changeOrRefuse(db, contest, change)
    await putUpForReview(db, contest, clocks, now)
  }
  return get(db, actor, contest.id, now)
}

async function reckon(db: Db, contest: Contest, stage: ContestStage, now: Date): Promise<Outcome[]> {
  const starts = await findStartsOf(db, stage.id)
  const totals =
    stage.content.way === 'paper' ? await readPaper(db, stage, starts, now) : await readScores(db, stage, starts)
  const rule = await ruleAt(db, scoringRule, now)
  const groups = groupBy(starts, ({ entry }) => entry!.groupName)
  return [...groups.values()].flatMap((group) => rankGroup(contest, stage, { group, totals, rule }))
}

interface Group {
  group: readonly ContestPerformance[]
  totals: ReadonlyMap<string, number[]>
  rule: ScoringRule
}

function rankGroup(
  { content: { awards } }: Contest,
  { content: { advance } }: ContestStage,
  { group, totals, rule }: Group,
): Outcome[] {
  const scored = group.map(({ id, entry, isAbsent }) => ({
    ...{ id, number: entry!.number, totals: isAbsent ? [] : (totals.get(id) ?? []) },
  }))
  const ranked = new Map(rankEntries(scored, rule).map((one) => [one.id, one]))
  return group.map(({ id, entryId }) => {
    const { mark = null, rank = null, tie = null } = ranked.get(id) ?? {}
    const advances = advance !== null && rank !== null && rank <= advance
    return { id, entryId, mark, rank, tie, advances, award: rank === null ? null : awardOf(rank, awards) }
  })
}

/** What each judge gave, once all have scored all that came. */
async function readScores(db: Db, stage: ContestStage, starts: readonly ContestPerformance[]) {
  const due = await countDue(db, stage)
  if (due > 0) throw new AppError('learning.scores_missing', { missing: due })
  const scores = await findScores(
    db,
    starts.map(({ id }) => id),
  )
  const byEntry = groupBy(scores, ({ performanceId }) => performanceId)
  return new Map([...byEntry].map(([id, given]) => [id, given.map(({ total }) => total)]))
}

async function countDue(db: Db, { id, contestId }: ContestStage): Promise<number> {
  const judges = (await findJudges(db, contestId)).filter(({ stageId }) => stageId === id)
  const given = (await countScores(db, [id])).reduce((sum, { count }) => sum + count, 0)
  const due = (await countStarts(db, [id])).map(
    ({ venue, count, absent }) => (count - absent) * judges.filter((judge) => judge.venue === venue).length,
  )
  return due.reduce((sum, one) => sum + one, 0) - given
}

/** The best marks in the paper; of a team the mean of all its people, to the whole mark. */
async function readPaper(
  db: Db,
  { content: { paperId } }: ContestStage,
  starts: readonly ContestPerformance[],
  now: Date,
): Promise<Map<string, number[]>> {
  const end = await findPaperEnd(db, paperId!, now)
  if (end) throw new AppError('learning.paper_open', { closesAt: end.toISOString() })
  const members = await findMembers(
    db,
    starts.map(({ entryId }) => entryId),
  )
  const marks = await findBestMarks(
    db,
    paperId!,
    members.map(({ personId }) => personId),
  )
  const teams = groupBy(members, ({ entryId }) => entryId)
  return new Map(
    starts.map(({ id, entryId }) => {
      const own = teams.get(entryId) ?? []
      const given = own.flatMap(({ personId }) => marks.get(personId) ?? [])
      const sum = given.reduce((all, one) => all + one, 0)
      return [id, given.length === 0 ? [] : [Math.round(sum / own.length)]]
    }),
  )
}

/** Publishes the result, with a certificate for each person who was awarded; or gives it back to whoever scores. */
export async function decide(
  db: Db,
  actor: StaffActor,
  contestId: string,
  { decision, version, words }: BodyOf<(typeof learningContestsDesk)['decideResults']>,
  now: Date,
): Promise<DeskContest> {
  const contest = await lockContest(db, actor, contestId)
  if (contest.state !== 'reviewing') throw new AppError('learning.not_reviewing')
  requireVersion(contest, version)
  const { personId } = actor
  const isConcerned =
    contest.reckonedBy === personId ||
    (await db.existsBy(ContestMember, { contestId, personId })) ||
    (await isJudge(db, contestId, personId))
  if (isConcerned) throw new AppError('learning.own_result')
  if (decision === 'return') {
    if (words === null) throw new AppError('learning.words_missing', undefined, 'words')
    await giveBack(db, contest, words)
    await closeReview(db, contest, 'published', personId)
  } else {
    await changeOrRefuse(db, contest, { state: 'awarded', decidedBy: personId, decidedAt: now })
    await closeReview(db, contest, 'awarded', personId)
    await certify(db, contest, now)
    const last = (await findStages(db, contestId)).at(-1)!
    await db.update(ContestPerformance, { stageId: last.id }, { tellAt: now })
  }
  return get(db, actor, contestId, now)
}

/** The last stage is open again: scores can be changed, and it is closed anew. */
async function giveBack(db: Db, contest: Contest, words: string): Promise<void> {
  await changeOrRefuse(db, contest, { state: 'published', returnedWith: words })
  const last = (await findStages(db, contest.id)).at(-1)!
  if (!(await changeStage(db, last, { state: 'running' }))) throw new AppError('learning.contest_changed')
}

async function certify(db: Db, { id: contestId }: Contest, now: Date): Promise<void> {
  const awarded = await findAwarded(db, contestId)
  const members = await findMembers(
    db,
    awarded.map(({ id }) => id),
  )
  const rows = members.map(({ entryId, personId }) => ({
    ...{ id: newId(), contestId, entryId, personId, code: makeCertificateCode(systemRandom) },
    ...{ issuedAt: now, tellAt: now },
  }))
  for (const some of inBatches(rows)) await insertRows(db, ContestCertificate, some)
}
