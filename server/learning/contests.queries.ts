import { In } from 'typeorm'
import { Person } from '../identity'
import { withinPaths } from '../organisations'
import type { HeldRole } from '../platform/actor'
import { idBefore, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import {
  Contest,
  ContestCertificate,
  ContestEntry,
  ContestJudge,
  ContestMember,
  ContestPerformance,
  ContestStage,
} from './contests.entities'

const withUnion = (db: Db) =>
  db.createQueryBuilder(Contest, 'contest').innerJoinAndSelect('contest.organisation', 'organisation')

export const findContest = (db: Db, id: string): Promise<Contest | null> =>
  withUnion(db).where('contest.id = :id', { id }).getOne()

/** Contests of these unions that were published, newest first. */
export const findPublished = (db: Db, organisationIds: readonly string[], cursor: string | undefined) =>
  withUnion(db)
    .where("contest.organisationId IN (:...organisationIds) AND contest.state <> 'draft' AND contest.id < :before", {
      organisationIds,
      before: idBefore(cursor),
    })
    .orderBy('contest.id', 'DESC')
    .limit(rowsToRead)
    .getMany()

/** Contests of the unions in reach, newest first. */
export const findInReach = (db: Db, grants: readonly HeldRole[], cursor: string | undefined): Promise<Contest[]> =>
  withinPaths(withUnion(db).where('contest.id < :before', { before: idBefore(cursor) }), grants, 'organisation.path')
    .orderBy('contest.id', 'DESC')
    .limit(rowsToRead)
    .getMany()

/** Changes a contest that is still at its version and in its state; false where it is not. */
export const changeContest = async (
  db: Db,
  { id, version, state }: Pick<Contest, 'id' | 'version' | 'state'>,
  change: Partial<Contest>,
): Promise<boolean> =>
  (await db.update(Contest, { id, version, state }, { ...change, version: version + 1 })).affected === 1

export const findStages = (db: Db, contestId: string): Promise<ContestStage[]> =>
  db.find(ContestStage, { where: { contestId }, order: { number: 'ASC' } })

/** An entry of a person with what it came to. */
export interface OwnPart {
  entry: ContestEntry
  certificate: ContestCertificate | null
}

type JoinedMember = ContestMember & { certificate?: ContestCertificate }

/** Where a person takes part in a contest, with their certificate. */
export async function findOwnPart(db: Db, contestId: string, personId: string): Promise<OwnPart | null> {
  const found: JoinedMember | null = await db
    .createQueryBuilder(ContestMember, 'member')
    .innerJoinAndSelect('member.entry', 'entry')
    .leftJoinAndMapOne(
      'member.certificate',
      ContestCertificate,
      'certificate',
      'certificate.contestId = member.contestId AND certificate.personId = member.personId',
    )
    .where('member.contestId = :contestId AND member.personId = :personId', { contestId, personId })
    .getOne()
  return found && { entry: found.entry!, certificate: found.certificate ?? null }
}

export type NamedMember = ContestMember & { person?: Person }

/** Everybody of an entry, by when they came. */
export const findMembers = (db: Db, entryIds: readonly string[]): Promise<NamedMember[]> =>
  entryIds.length === 0
    ? Promise.resolve([])
    : db
        .createQueryBuilder(ContestMember, 'member')
        .innerJoinAndMapOne('member.person', Person, 'person', 'person.id = member.personId')
        .where('member.entryId IN (:...entryIds)', { entryIds })
        .orderBy('member.id')
        .getMany()

/** What becomes of an entry, by stage. */
export const findOwnPerformances = (db: Db, entryId: string): Promise<ContestPerformance[]> =>
  db.findBy(ContestPerformance, { entryId })

export type NamedEntry = ContestEntry & { captain?: Person }

/** Entries with an award, by group and rank. */
export const findAwarded = (db: Db, contestId: string): Promise<NamedEntry[]> =>
  db
    .createQueryBuilder(ContestEntry, 'entry')
    .leftJoinAndMapOne('entry.captain', Person, 'captain', 'captain.id = entry.captainId')
    .where('entry.contestId = :contestId AND entry.award IS NOT NULL', { contestId })
    .orderBy('entry.groupName')
    .addOrderBy('entry.rank')
    .getMany()

export const findTeamByCode = (db: Db, contestId: string, code: string): Promise<ContestEntry | null> =>
  db.findOneBy(ContestEntry, { contestId, code })

/** Whether a person judges any stage of a contest. */
export const isJudge = (db: Db, contestId: string, personId: string): Promise<boolean> =>
  db.existsBy(ContestJudge, { contestId, personId })

/** A certificate with all that it says. */
export const findCertificate = (db: Db, code: string): Promise<(ContestCertificate & { person?: Person }) | null> =>
  db
    .createQueryBuilder(ContestCertificate, 'certificate')
    .innerJoinAndSelect('certificate.contest', 'contest')
    .innerJoinAndSelect('contest.organisation', 'organisation')
    .innerJoinAndSelect('certificate.entry', 'entry')
    .leftJoinAndMapOne('certificate.person', Person, 'person', 'person.id = certificate.personId')
    .where('certificate.code = :code', { code })
    .getOne()

/** Entries by id, with their captains. */
export const findEntries = (db: Db, ids: readonly string[]): Promise<ContestEntry[]> =>
  ids.length === 0 ? Promise.resolve([]) : db.findBy(ContestEntry, { id: In([...ids]) })
