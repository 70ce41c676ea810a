import { In, IsNull, MoreThan, Not } from 'typeorm'
import { type Notice, notifyAll } from '../notifications'
import type { Db } from '../platform/db'
import { groupBy } from '../platform/grouping'
import type { JobCall, JobKind } from '../platform/jobs'
import { Contest, ContestCertificate, ContestMember, ContestPerformance } from './contests.entities'
import { findMembers } from './contests.queries'

/** So many are told in one transaction. */
const most = 100

type Untold = ContestPerformance & { contest?: Contest }

const findUntold = (db: Db): Promise<Untold[]> =>
  db
    .createQueryBuilder(ContestPerformance, 'performance')
    .innerJoinAndSelect('performance.stage', 'stage')
    .innerJoinAndSelect('performance.entry', 'entry')
    .innerJoinAndMapOne('performance.contest', Contest, 'contest', 'contest.id = stage.contestId')
    .where('performance.tellAt IS NOT NULL')
    .orderBy('performance.tellAt')
    .addOrderBy('performance.id')
    .limit(most)
    .getMany()

/** Tells everybody at a stage that it began, and how it ended for them. */
async function tellOfStages({ database, now, isStopping }: JobCall): Promise<void> {
  for (;;) {
    const told = await findUntold(database.reader)
    if (told.length === 0 || isStopping()) return
    await database.transaction(async (db) => {
      const entryIds = told.map(({ entryId }) => entryId)
      const teams = groupBy(await findMembers(db, entryIds), ({ entryId }) => entryId)
      const notices = told.flatMap((one) =>
        (teams.get(one.entryId) ?? []).flatMap(({ personId }) => noticesOf(one, personId)),
      )
      await notifyAll(db, notices, now)
      await db.update(ContestPerformance, { id: In(told.map(({ id }) => id)) }, { tellAt: null })
    })
  }
}

function noticesOf({ id, startNumber, advances, entry, stage, contest }: Untold, personId: string): Notice[] {
  const template = templateOf({ advances, award: entry!.award }, stage!, contest!)
  if (template === null) return []
  const { name } = contest!.content
  const params = { contest: name, stage: stage!.content.name, start: String(startNumber) }
  const dedupeKey = `${id} ${template} ${personId}`
  const link = `/learning/contest?id=${contest!.id}`
  return [
    { personId, template: `contests.${template}`, params, link, dedupeKey, organisationId: contest!.organisationId },
  ]
}

function templateOf(
  { advances, award }: { advances: boolean; award: string | null },
  { state, content }: NonNullable<Untold['stage']>,
  contest: Contest,
): string | null {
  if (contest.state === 'stopped') return null
  if (state !== 'closed') return 'started'
  if (content.advance !== null) return advances ? 'passed' : 'ended'
  if (contest.state !== 'awarded') return 'underReview'
  // Whoever has a certificate is told of that.
  return award === null ? 'resultsOut' : null
}

async function tellOfAwards({ database, now, isStopping }: JobCall): Promise<void> {
  for (;;) {
    const told = await database.reader.find(ContestCertificate, {
      where: { tellAt: Not(IsNull()) },
      relations: { contest: true, entry: true },
      order: { tellAt: 'ASC', id: 'ASC' },
      take: most,
    })
    if (told.length === 0 || isStopping()) return
    await database.transaction(async (db) => {
      await notifyAll(db, told.map(noticeOfAward), now)
      await db.update(ContestCertificate, { id: In(told.map(({ id }) => id)) }, { tellAt: null })
    })
  }
}

function noticeOfAward({ id, personId, contest, entry }: ContestCertificate): Notice {
  const params = { contest: contest!.content.name, award: entry!.award ?? '' }
  const link = `/learning/contest?id=${contest!.id}`
  const { organisationId } = contest!
  return { personId, template: 'contests.awarded', params, link, dedupeKey: `${id} awarded`, organisationId }
}

/** Tells whoever entered that a contest was stopped. */
async function tellOfStops({ database, now, isStopping }: JobCall): Promise<void> {
  for (;;) {
    const contest = await database.reader.findOneBy(Contest, { toldUpTo: Not(IsNull()) })
    if (!contest || isStopping()) return
    await database.transaction((db) => tellSome(db, contest, now))
  }
}

async function tellSome(db: Db, { id, content, organisationId, toldUpTo }: Contest, now: Date): Promise<void> {
  const where = { contestId: id, id: MoreThan(toldUpTo!) }
  const told = await db.find(ContestMember, { where, order: { id: 'ASC' }, take: most })
  const notices = told.map(({ personId }) => ({
    ...{ personId, template: 'contests.stopped', params: { contest: content.name } },
    ...{ link: `/learning/contest?id=${id}`, dedupeKey: `${id} stopped ${personId}`, organisationId },
  }))
  await notifyAll(db, notices, now)
  await db.update(Contest, { id, toldUpTo: toldUpTo! }, { toldUpTo: told.length < most ? null : told.at(-1)!.id })
}

export const contestJobs: JobKind[] = [
  { name: 'learning.tell_of_stages', everySeconds: 10, run: tellOfStages },
  { name: 'learning.tell_of_awards', everySeconds: 10, run: tellOfAwards },
  { name: 'learning.tell_of_stops', everySeconds: 10, run: tellOfStops },
]
