import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { type ContestInput, contestProblem } from '../../shared/learning/contests'
import type { learningContestsDesk } from '../../shared/learning/contests.desk.contract'
import type { DeskContest } from '../../shared/learning/deskContests'
import { findWorkItem } from '../desk'
import { findPersons } from '../identity'
import { findHoldersAlong, findOrganisation, type Organisation, reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { countScores, countStarts, findComplete, findJudges } from './contests.desk.queries'
import { drawDeskContest, drawDeskRow } from './contests.desk.views'
import { Contest, ContestStage } from './contests.entities'
import { countPapers, findPapersOf } from './contests.papers'
import { changeContest, findContest, findInReach, findStages } from './contests.queries'

type Operations = typeof learningContestsDesk

export async function list(db: Db, actor: StaffActor, cursor: string | undefined) {
  const page = toPage(await findInReach(db, actor.grants, cursor), ({ id }) => [id])
  const unions = actor.grants.map(({ organisationId, organisationName }) => ({
    id: organisationId,
    name: organisationName,
  }))
  const papers =
    cursor === undefined
      ? await findPapersOf(
          db,
          actor.grants.map(({ organisationId }) => organisationId),
        )
      : []
  return { ...page, items: page.items.map(drawDeskRow), unions, papers }
}

/** A contest of a union in reach; any other is as absent as one that never was. */
export async function loadContest(db: Db, actor: StaffActor, id: string): Promise<Contest> {
  const contest = await findContest(db, id)
  if (!contest || !reaches(actor.grants, contest.organisation!.path)) throw new AppError('learning.contest_not_found')
  return contest
}

/** The same, held until the transaction ends. */
export async function lockContest(db: Db, actor: StaffActor, id: string): Promise<Contest> {
  await loadContest(db, actor, id)
  await lockPools(db, Contest, [id])
  return loadContest(db, actor, id)
}

export async function get(db: Db, actor: StaffActor, id: string, now: Date): Promise<DeskContest> {
  const contest = await loadContest(db, actor, id)
  const stages = await findStages(db, id)
  const begun = stages.filter(({ state }) => state !== 'planned').map((stage) => stage.id)
  const { kind, team } = contest.content
  return drawDeskContest(
    contest,
    {
      stages,
      judges: await findJudges(db, id),
      starts: await countStarts(db, begun),
      scores: await countScores(db, begun),
      candidates: contest.state === 'published' ? await findCandidates(db, contest.organisation!) : [],
      papers: contest.state === 'draft' ? await findPapersOf(db, [contest.organisationId]) : [],
      item: contest.state === 'reviewing' ? await findWorkItem(db, id) : null,
      complete: kind === 'team' ? (await findComplete(db, id, team.from)).length : contest.entries,
    },
    actor,
    now,
  )
}

/** Who can be named as judge: holders of the role at the union or above it. */
export async function findCandidates(db: Db, { path }: Organisation) {
  const along = await findHoldersAlong(db, 'judge', path)
  return findPersons(
    db,
    along.flatMap(({ personIds }) => personIds),
  )
}

async function requireRight(db: Db, organisationId: string, input: ContestInput): Promise<void> {
  const problem = contestProblem(input)
  if (problem) throw new AppError('learning.contest_invalid', undefined, problem.field)
  const paperIds = [...new Set(input.stages.flatMap(({ paperId }) => paperId ?? []))]
  const isOwn = paperIds.length === 0 || (await countPapers(db, organisationId, paperIds)) === paperIds.length
  if (!isOwn) throw new AppError('learning.contest_invalid', undefined, 'stages')
}

const columnsOf = ({ opensAt, closesAt, content }: ContestInput) => ({
  ...{ content, opensAt: new Date(opensAt), closesAt: new Date(closesAt) },
})

const newStages = (contestId: string, { stages }: ContestInput) =>
  stages.map((content, at) => ({
    ...{ id: newId(), contestId, number: at + 1, version: 1, state: 'planned' as const, content },
  }))

export async function add(
  db: Db,
  actor: StaffActor,
  { organisationId, ...input }: BodyOf<Operations['addContest']>,
  now: Date,
): Promise<DeskContest> {
  const union = await findOrganisation(db, organisationId)
  if (!union || union.closedAt || !reaches(actor.grants, union.path)) throw new AppError('organisations.not_found')
  await requireRight(db, organisationId, input)
  const id = newId()
  await insertRows(db, Contest, {
    ...{ id, organisationId, version: 1, state: 'draft', ...columnsOf(input), lastNumber: 0, entries: 0 },
    createdAt: now,
  })
  await insertRows(db, ContestStage, newStages(id, input))
  return get(db, actor, id, now)
}

/** What whoever entered relied on stays as it is; a stage that has begun, too. */
export async function edit(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, ...input }: BodyOf<Operations['editContest']>,
  now: Date,
): Promise<DeskContest> {
  const contest = await lockContest(db, actor, id)
  if (contest.state !== 'draft' && contest.state !== 'published') throw new AppError('learning.contest_over')
  requireVersion(contest, version)
  await requireRight(db, contest.organisationId, input)
  const stages = await findStages(db, id)
  if (contest.state === 'published') requireKept(contest, stages, input)
  await changeOrRefuse(db, contest, columnsOf(input))
  if (contest.state === 'draft') {
    await db.delete(ContestStage, { contestId: id })
    await insertRows(db, ContestStage, newStages(id, input))
  } else for (const stage of stages) await followEdit(db, stage, input)
  return get(db, actor, id, now)
}

async function followEdit(db: Db, { id, number, version, state }: ContestStage, input: ContestInput): Promise<void> {
  if (state !== 'planned') return
  await db.update(ContestStage, { id, version }, { content: input.stages[number - 1]!, version: version + 1 })
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function requireKept(
  { content, opensAt, closesAt }: Contest,
  stages: readonly ContestStage[],
  input: ContestInput,
): void {
  const { kind, groups, team } = input.content
  const hasBegun = stages.some(({ state }) => state !== 'planned')
  const isWindowKept = opensAt.toISOString() === input.opensAt && closesAt.toISOString() === input.closesAt
  const areStagesKept =
    stages.length === input.stages.length &&
    stages.every(({ state, content: before }, at) => {
      const after = input.stages[at]!
      const isVenueKept = after.venues.length >= before.venues.length
      return state === 'planned' ? after.way === before.way && isVenueKept : isSame(after, before)
    })
  const isKept = kind === content.kind && isSame(groups, content.groups) && isSame(team, content.team)
  if (!isKept || !areStagesKept || (hasBegun && !isWindowKept)) throw new AppError('learning.contest_fixed')
}

export async function discard(db: Db, actor: StaffActor, id: string): Promise<Record<string, never>> {
  await loadContest(db, actor, id)
  const { affected } = await db.delete(Contest, { id, state: 'draft' })
  if (affected !== 1) throw new AppError('learning.contest_not_draft')
  await db.delete(ContestStage, { contestId: id })
  return {}
}

export async function publish(db: Db, actor: StaffActor, id: string, version: number, now: Date): Promise<DeskContest> {
  const contest = await loadContest(db, actor, id)
  if (contest.state !== 'draft') throw new AppError('learning.contest_not_draft')
  requireVersion(contest, version)
  // It may have been written down long ago.
  if (contest.closesAt <= now) throw new AppError('learning.entry_closed')
  await changeOrRefuse(db, contest, { state: 'published' })
  return get(db, actor, id, now)
}

export function requireVersion({ version }: { version: number }, seen: number): void {
  if (version !== seen) throw new AppError('learning.contest_changed', { version })
}

export async function changeOrRefuse(db: Db, contest: Contest, change: Partial<Contest>): Promise<void> {
  if (!(await changeContest(db, contest, change))) throw new AppError('learning.contest_changed')
}
