import { In } from 'typeorm'
import type { Db } from '../platform/db'
import { Contest, ContestJudge, ContestPerformance, ContestScore, ContestStage } from './contests.entities'

/** More stages nobody judges at once, nor more entries at one venue. */
const mostStages = 20
const mostEntries = 300

export type Seat = ContestJudge & { stage?: ContestStage; contest?: Contest }

/** Where a person judges: stages that are under way or ahead, in contests that go on. */
export const findSeats = (db: Db, personId: string): Promise<Seat[]> =>
  db
    .createQueryBuilder(ContestJudge, 'judge')
    .innerJoinAndMapOne('judge.stage', ContestStage, 'stage', 'stage.id = judge.stageId')
    .innerJoinAndMapOne('judge.contest', Contest, 'contest', 'contest.id = judge.contestId')
    .where("judge.personId = :personId AND stage.state <> 'closed' AND contest.state = 'published'", { personId })
    .orderBy('judge.id', 'DESC')
    .limit(mostStages)
    .getMany()

/** Entries of these stages, by number. */
export const findStarts = (db: Db, stageIds: readonly string[]): Promise<ContestPerformance[]> =>
  stageIds.length === 0
    ? Promise.resolve([])
    : db
        .createQueryBuilder(ContestPerformance, 'performance')
        .innerJoinAndSelect('performance.entry', 'entry')
        .where('performance.stageId IN (:...stageIds)', { stageIds })
        .orderBy('performance.stageId')
        .addOrderBy('performance.startNumber')
        .limit(stageIds.length * mostEntries)
        .getMany()

export const findPerformance = (db: Db, id: string): Promise<ContestPerformance | null> =>
  db
    .createQueryBuilder(ContestPerformance, 'performance')
    .innerJoinAndSelect('performance.entry', 'entry')
    .innerJoinAndSelect('performance.stage', 'stage')
    .where('performance.id = :id', { id })
    .getOne()

export const findSeat = (db: Db, stageId: string, personId: string): Promise<ContestJudge | null> =>
  db.findOneBy(ContestJudge, { stageId, personId })

export const findOwnScores = (db: Db, personId: string, performanceIds: readonly string[]): Promise<ContestScore[]> =>
  performanceIds.length === 0
    ? Promise.resolve([])
    : db.findBy(ContestScore, { personId, performanceId: In([...performanceIds]) })
