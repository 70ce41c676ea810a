import { In, MoreThan } from 'typeorm'
import { Person } from '../identity'
import { rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { placesFor, toRaw } from '../platform/raw'
import {
  ContestEntry,
  ContestJudge,
  ContestMember,
  ContestPerformance,
  ContestScore,
  ContestStage,
} from './contests.entities'

export type NamedJudge = ContestJudge & { person?: Person }

/** Judges of a contest, by when they were named. */
export const findJudges = (db: Db, contestId: string): Promise<NamedJudge[]> =>
  db
    .createQueryBuilder(ContestJudge, 'judge')
    .innerJoinAndMapOne('judge.person', Person, 'person', 'person.id = judge.personId')
    .where('judge.contestId = :contestId', { contestId })
    .orderBy('judge.id')
    .getMany()

interface VenueCount {
  stageId: string
  venue: number
  count: number
  absent: number
}

/** Entries of these stages by venue, and how many of them are absent. */
export async function countStarts(db: Db, stageIds: readonly string[]): Promise<VenueCount[]> {
  if (stageIds.length === 0) return []
  const rows: Record<keyof VenueCount, string | number>[] = await db.query(
    `SELECT stage_id AS stageId, venue, COUNT(*) AS count, SUM(CASE WHEN is_absent = 1 THEN 1 ELSE 0 END) AS absent
      FROM contest_performances WHERE stage_id IN (${placesFor(stageIds)}) GROUP BY stage_id, venue`,
    [...stageIds],
  )
  return rows.map(({ stageId, venue, count, absent }) => ({
    stageId: String(stageId),
    ...{ venue: Number(venue), count: Number(count), absent: Number(absent) },
  }))
}

interface GivenCount {
  stageId: string
  personId: string
  count: number
}

/** Scores of these stages by judge, of entries that came. */
export async function countScores(db: Db, stageIds: readonly string[]): Promise<GivenCount[]> {
  if (stageIds.length === 0) return []
  const rows: (Omit<GivenCount, 'count'> & { count: string | number })[] = await db.query(
    `SELECT p.stage_id AS stageId, s.person_id AS personId, COUNT(*) AS count
      FROM contest_performances p JOIN contest_scores s ON s.performance_id = p.id
      WHERE p.stage_id IN (${placesFor(stageIds)}) AND p.is_absent = 0 GROUP BY p.stage_id, s.person_id`,
    [...stageIds],
  )
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** Entries with enough people to count, by number. */
export async function findComplete(db: Db, contestId: string, from: number): Promise<ContestEntry[]> {
  const rows = await db
    .createQueryBuilder(ContestMember, 'member')
    .select('member.entryId', 'entryId')
    .where('member.contestId = :contestId', { contestId })
    .groupBy('member.entryId')
    .having('COUNT(*) >= :from', { from })
    .getRawMany<{ entryId: string }>()
  const complete = new Set(rows.map(({ entryId }) => entryId))
  const entries = await db.find(ContestEntry, { where: { contestId }, order: { number: 'ASC' } })
  return entries.filter(({ id }) => complete.has(id))
}

/** Entries of a contest, by number. */
export const findEntriesAfter = (db: Db, contestId: string, after: number): Promise<ContestEntry[]> =>
  db.find(ContestEntry, {
    where: { contestId, number: MoreThan(after) },
    order: { number: 'ASC' },
    take: rowsToRead,
  })

/** How many people each of these entries has. */
export async function countPeople(db: Db, entryIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (entryIds.length === 0) return new Map()
  const rows: { entryId: string; people: number | string }[] = await db.query(
    `SELECT entry_id AS entryId, COUNT(*) AS people FROM contest_members
      WHERE entry_id IN (${placesFor(entryIds)}) GROUP BY entry_id`,
    [...entryIds],
  )
  return new Map(rows.map(({ entryId, people }) => [entryId, Number(people)]))
}

const withEntry = (db: Db) =>
  db
    .createQueryBuilder(ContestPerformance, 'performance')
    .innerJoinAndSelect('performance.entry', 'entry')
    .innerJoinAndSelect('performance.stage', 'stage')

/** Everybody at a stage, by number. */
export const findStartsOf = (db: Db, stageId: string): Promise<ContestPerformance[]> =>
  withEntry(db).where('performance.stageId = :stageId', { stageId }).orderBy('performance.startNumber').getMany()

export const findStartsAfter = (db: Db, stageId: string, after: number): Promise<ContestPerformance[]> =>
  withEntry(db)
    .where('performance.stageId = :stageId AND performance.startNumber > :after', { stageId, after })
    .orderBy('performance.startNumber')
    .limit(rowsToRead)
    .getMany()

export const findStart = (db: Db, contestId: string, id: string): Promise<ContestPerformance | null> =>
  withEntry(db).where('performance.id = :id AND stage.contestId = :contestId', { id, contestId }).getOne()

/** What was given to these entries, by who gave it first. */
export const findScores = (db: Db, performanceIds: readonly string[]): Promise<ContestScore[]> =>
  performanceIds.length === 0
    ? Promise.resolve([])
    : db.find(ContestScore, { where: { performanceId: In([...performanceIds]) }, order: { id: 'ASC' } })

/** Changes a stage that is still at its version and in its state; false where it is not. */
export const changeStage = async (
  db: Db,
  { id, version, state }: Pick<ContestStage, 'id' | 'version' | 'state'>,
  change: Partial<ContestStage>,
): Promise<boolean> =>
  (await db.update(ContestStage, { id, version, state }, { ...change, version: version + 1 })).affected === 1

export interface Outcome {
  id: string
  entryId: string
  mark: number | null
  rank: number | null
  tie: string | null
  advances: boolean
  award: string | null
}

/** So many are written by one statement. */
const batchMost = 200

export const inBatches = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / batchMost) }, (_, at) =>
    rows.slice(at * batchMost, (at + 1) * batchMost),
  )

/** Fixes how entries came out of a stage; their people are told from now on. */
export async function writeOutcomes(db: Db, outcomes: readonly Outcome[], now: Date): Promise<void> {
  for (const some of inBatches(outcomes)) {
    const cases = some.map(() => 'WHEN ? THEN ?').join(' ')
    const by = (value: (one: Outcome) => unknown) => some.flatMap((one) => [one.id, value(one)])
    await db.query(
      `UPDATE contest_performances SET tell_at = ?, mark = CASE id ${cases} END, rank_number = CASE id ${cases} END,
        tie = CASE id ${cases} END, advances = CASE id ${cases} END WHERE id IN (${placesFor(some)})`,
      [
        toRaw(db, now),
        ...by(({ mark }) => mark),
        ...by(({ rank }) => rank),
        ...by(({ tie }) => tie),
        ...by(({ advances }) => (advances ? 1 : 0)),
        ...some.map(({ id }) => id),
      ],
    )
  }
}

/** What the last stage means for the entries of a contest. */
export async function writeAwards(db: Db, contestId: string, outcomes: readonly Outcome[]): Promise<void> {
  await db.update(ContestEntry, { contestId }, { award: null, rank: null, mark: null })
  for (const { entryId, award, rank, mark } of outcomes.filter((one) => one.rank !== null)) {
    await db.update(ContestEntry, { id: entryId }, { award, rank, mark })
  }
}
