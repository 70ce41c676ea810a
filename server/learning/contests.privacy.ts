import { type EntityTarget, In, LessThan } from 'typeorm'
import { deleteWithCases } from '../desk'
import type { Db } from '../platform/db'
import type { PersonalPart } from '../privacy'
import {
  Contest,
  ContestCertificate,
  ContestEntry,
  ContestJudge,
  ContestMember,
  ContestPerformance,
  ContestScore,
  ContestStage,
} from './contests.entities'

/** More than this nobody has. */
const mostRows = 500

type Own = ContestMember & { contest?: Contest; certificate?: ContestCertificate }

/** Contests a person took part in, and those they judged. */
export async function describeContests(db: Db, personId: string): Promise<PersonalPart[]> {
  const own: Own[] = await db
    .createQueryBuilder(ContestMember, 'member')
    .innerJoinAndSelect('member.entry', 'entry')
    .innerJoinAndMapOne('member.contest', Contest, 'contest', 'contest.id = member.contestId')
    .leftJoinAndMapOne(
      'member.certificate',
      ContestCertificate,
      'certificate',
      'certificate.contestId = member.contestId AND certificate.personId = member.personId',
    )
    .where('member.personId = :personId', { personId })
    .orderBy('member.id', 'DESC')
    .limit(mostRows)
    .getMany()
  const parts = [
    { part: 'contests', rows: own.map(describeOwn) },
    { part: 'contestJudging', rows: await describeJudging(db, personId) },
  ]
  return parts.filter(({ rows }) => rows.length > 0)
}

const describeOwn = ({ contest, entry, certificate, createdAt }: Own) => ({
  contest: contest!.content.name,
  contestGroup: entry!.groupName,
  team: entry!.name,
  number: entry!.number,
  award: contest!.state === 'awarded' ? entry!.award : null,
  code: certificate?.code ?? null,
  createdAt,
})

interface RawScore {
  content: string
  stage: string
  startNumber: number
  total: number
}

async function describeJudging(db: Db, personId: string) {
  const rows: RawScore[] = await db.query(
    `SELECT c.content, t.content AS stage, p.start_number AS startNumber, s.total
      FROM contest_scores s JOIN contest_performances p ON p.id = s.performance_id
        JOIN contest_stages t ON t.id = p.stage_id JOIN contests c ON c.id = t.contest_id
      WHERE s.person_id = ? ORDER BY s.id DESC LIMIT ${mostRows}`,
    [personId],
  )
  return rows.map(({ content, stage, startNumber, total }) => ({
    contest: (JSON.parse(content) as Contest['content']).name,
    stage: (JSON.parse(stage) as ContestStage['content']).name,
    number: startNumber,
    marksGiven: total,
  }))
}

/** Two accounts turned out to be one person's: where both took part, judged or scored, what the kept one did counts. */
export async function moveContests(db: Db, fromId: string, toId: string): Promise<void> {
  await moveUnlessThere(db, ContestMember, 'contestId', fromId, toId)
  await moveUnlessThere(db, ContestCertificate, 'contestId', fromId, toId)
  await moveUnlessThere(db, ContestJudge, 'stageId', fromId, toId)
  await moveUnlessThere(db, ContestScore, 'performanceId', fromId, toId)
  await db.update(ContestEntry, { captainId: fromId }, { captainId: toId })
}

/** Rows of one person become another's, but for those of what the other one has a row of. */
async function moveUnlessThere<Key extends string>(
  db: Db,
  table: EntityTarget<{ personId: string } & Record<Key, string>>,
  key: Key,
  fromId: string,
  toId: string,
): Promise<void> {
  const there = await db.findBy(table, { personId: toId } as never)
  await db.delete(table, { personId: fromId, [key]: In(there.map((row) => row[key])) } as never)
  await db.update(table, { personId: fromId } as never, { personId: toId } as never)
}

/** Contests of long ago, with all that hangs on them. */
export async function deleteOldContests(db: Db, before: Date, limit: number): Promise<number> {
  const old = await db.find(Contest, {
    where: { createdAt: LessThan(before) },
    select: { id: true },
    order: { id: 'ASC' },
    take: limit,
  })
  const contestId = In(old.map(({ id }) => id))
  const stages = await db.find(ContestStage, { where: { contestId }, select: { id: true } })
  const stageId = In(stages.map(({ id }) => id))
  const performances = await db.find(ContestPerformance, { where: { stageId }, select: { id: true } })
  await db.delete(ContestScore, { performanceId: In(performances.map(({ id }) => id)) })
  await db.delete(ContestPerformance, { stageId })
  for (const table of [ContestCertificate, ContestMember, ContestEntry, ContestJudge, ContestStage]) {
    await db.delete(table, { contestId })
  }
  return deleteWithCases(db, Contest, old)
}
