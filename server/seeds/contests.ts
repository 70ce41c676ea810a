import type { ContestContent, StageContent } from '../../shared/learning/contests'
import { Contest, ContestEntry, ContestJudge, ContestMember, ContestPerformance, ContestStage } from '../learning'
import type { Db } from '../platform/db'
import { newId, systemRandom, unmistakable } from '../platform/random'
import { insertRows } from '../platform/raw'

export const contestContent: ContestContent = {
  name: '身边的安全故事(演示)',
  what: '讲一个自己经历的安全故事,三到五分钟,可以用图片。',
  kind: 'individual',
  groups: ['骑手组', '司机组'],
  team: { from: 1, to: 1 },
  awards: [
    { name: '一等奖', count: 1 },
    { name: '二等奖', count: 2 },
  ],
}

export const judgedStage: StageContent = {
  name: '决赛',
  way: 'judged',
  paperId: null,
  criteria: [
    { name: '内容', most: 50 },
    { name: '表达', most: 30 },
    { name: '启发', most: 20 },
  ],
  venues: [{ name: '职工之家报告厅', address: '漷兴一街 888 号', at: null }],
  advance: null,
}

interface GivenContest extends Partial<Pick<Contest, 'state' | 'opensAt' | 'closesAt'>> {
  organisationId: string
  content?: Partial<ContestContent>
  stages?: StageContent[]
}

/** A contest that is entered for a week from now on and judged once, unless told otherwise. */
export async function addContest(
  db: Db,
  { organisationId, content = {}, stages = [judgedStage], ...given }: GivenContest,
  now: Date,
): Promise<{ contest: Contest; stages: ContestStage[] }> {
  const contest: Contest = {
    ...{ id: newId(), organisationId, version: 1, state: 'published', lastNumber: 0, entries: 0 },
    ...{ opensAt: now, closesAt: new Date(now.getTime() + 7 * 86_400_000), createdAt: now, toldUpTo: null },
    ...{
      reviewDueAt: null,
      resultDueAt: null,
      reckonedBy: null,
      returnedWith: null,
      decidedBy: null,
      decidedAt: null,
      stopReason: null,
    },
    ...given,
    content: { ...contestContent, ...content },
  }
  const rows = stages.map((stage, at) => ({
    ...{ id: newId(), contestId: contest.id, number: at + 1, version: 1, state: 'planned' as const, content: stage },
  }))
  await insertRows(db, Contest, contest)
  await insertRows(db, ContestStage, rows)
  return { contest, stages: rows }
}

/** An entry with its people, the captain first. */
export async function addEntry(
  db: Db,
  { id: contestId }: Pick<Contest, 'id'>,
  {
    number,
    people,
    group = '骑手组',
    name = null,
  }: { number: number; people: string[]; group?: string; name?: string | null },
  now: Date,
): Promise<{ entry: ContestEntry; memberIds: string[] }> {
  const code = name === null ? null : systemRandom.pick(unmistakable, 8)
  const entry: ContestEntry = {
    ...{ id: newId(), contestId, number, groupName: group, name, code, captainId: people[0]!, createdAt: now },
    ...{ award: null, rank: null, mark: null },
  }
  const members = people.map((personId) => ({ id: newId(), contestId, entryId: entry.id, personId, createdAt: now }))
  await insertRows(db, ContestEntry, entry)
  await insertRows(db, ContestMember, members)
  await db.update(Contest, { id: contestId }, { lastNumber: number, entries: number })
  return { entry, memberIds: members.map(({ id }) => id) }
}

/** A stage under way with these entries at its first venue, and who judges there. */
export async function beginStage(
  db: Db,
  { id: stageId, contestId }: ContestStage,
  { entries, judges }: { entries: readonly ContestEntry[]; judges: readonly string[] },
  now: Date,
): Promise<{ judgeIds: string[]; performanceIds: string[] }> {
  const seats = judges.map((personId) => ({ id: newId(), contestId, stageId, personId, venue: 0, createdAt: now }))
  const performances = entries.map(({ id: entryId }, at) => ({
    ...{ id: newId(), stageId, entryId, startNumber: at + 1, venue: 0, isAbsent: false, advances: false },
  }))
  await insertRows(db, ContestJudge, seats)
  await insertRows(db, ContestPerformance, performances)
  await db.update(ContestStage, { id: stageId }, { state: 'running' })
  return { judgeIds: seats.map(({ id }) => id), performanceIds: performances.map(({ id }) => id) }
}
