import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { windowBlocker } from '../../shared/learning/contestRules'
import type { ContestView, learningContests } from '../../shared/learning/contests.contract'
import { notifyAll } from '../notifications'
import { spend } from '../platform/budgets'
import type { Db } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
import { lockPools } from '../platform/pools'
import { newId, systemRandom, unmistakable } from '../platform/random'
import { insertRows } from '../platform/raw'
import { Contest, ContestEntry, ContestMember } from './contests.entities'
import { findMembers, findOwnPart, findTeamByCode } from './contests.queries'
import { findBlocker, get, loadContest } from './contests.service'

type Operations = typeof learningContests

/** The contest, held until the transaction ends: whoever enters, joins or leaves waits for those before. */
async function lockContest(db: Db, id: string): Promise<Contest> {
  await lockPools(db, Contest, [id])
  return loadContest(db, id)
}

/** Signs up, or changes group and name of what one signed up. */
export async function enter(
  db: Db,
  personId: string,
  contestId: string,
  body: BodyOf<Operations['enterContest']>,
  now: Date,
): Promise<ContestView> {
  const contest = await lockContest(db, contestId)
  const own = await findOwnPart(db, contestId, personId)
  const change = readEntry(contest, body)
  if (!own) {
    await requireUnblocked(db, contest, personId, now)
    await addEntry(db, contest, personId, change, now)
  } else {
    requireOpen(contest, now)
    if (own.entry.captainId !== personId) throw new AppError('learning.in_a_team')
    await db.update(ContestEntry, { id: own.entry.id }, change)
  }
  return get(db, personId, contestId, now)
}

function readEntry({ content }: Contest, { group, teamName }: BodyOf<Operations['enterContest']>) {
  if (!content.groups.includes(group)) throw new AppError('learning.entry_invalid', undefined, 'group')
  const isNamed = (content.kind === 'team') === (teamName !== null)
  if (!isNamed) throw new AppError('learning.entry_invalid', undefined, 'teamName')
  return { groupName: group, name: teamName }
}

function requireOpen(contest: Contest, now: Date): void {
  const closed = windowBlocker(contest, now)
  if (closed) throw new AppError(closed)
}

async function requireUnblocked(db: Db, contest: Contest, personId: string, now: Date): Promise<void> {
  const blocker = await findBlocker(db, contest, personId, now)
  if (blocker) throw new AppError(blocker)
}

async function addEntry(
  db: Db,
  { id: contestId, content, lastNumber, entries }: Contest,
  personId: string,
  given: { groupName: string; name: string | null },
  now: Date,
): Promise<void> {
  const number = lastNumber + 1
  const code = content.kind === 'team' ? systemRandom.pick(unmistakable, 8) : null
  const entry = { id: newId(), contestId, number, ...given, code, captainId: personId, createdAt: now }
  await insertRows(db, ContestEntry, entry)
  await addMember(db, entry, personId, now)
  await db.update(Contest, { id: contestId }, { lastNumber: number, entries: entries + 1 })
}

const addMember = (db: Db, { id, contestId }: Pick<ContestEntry, 'id' | 'contestId'>, personId: string, now: Date) =>
  insertRows(db, ContestMember, { id: newId(), contestId, entryId: id, personId, createdAt: now })

/** Codes are tried in a time of their own: a refusal does not give the try back. */
export const takeCodeTry = ({ database, ports, now, actor }: OpenCall<Operations['joinTeam']>): Promise<void> =>
  spend(database, ports.config, now, [
    { limit: 'teamCodesPerPersonHour', subject: actor.personId, windowSeconds: 3_600 },
  ])

export async function join(db: Db, personId: string, contestId: string, code: string, now: Date): Promise<ContestView> {
  const contest = await lockContest(db, contestId)
  const own = await findOwnPart(db, contestId, personId)
  if (own?.entry.code === code) return get(db, personId, contestId, now)
  if (own) throw new AppError('learning.in_a_team')
  await requireUnblocked(db, contest, personId, now)
  const team = await findTeamByCode(db, contestId, code)
  if (!team) throw new AppError('learning.team_not_found', undefined, 'code')
  const members = await findMembers(db, [team.id])
  if (members.length >= contest.content.team.to) throw new AppError('learning.team_full')
  await addMember(db, team, personId, now)
  return get(db, personId, contestId, now)
}

/** A team goes with its captain, and everybody in it is told. */
export async function leave(db: Db, personId: string, contestId: string, now: Date): Promise<ContestView> {
  const contest = await lockContest(db, contestId)
  const own = await findOwnPart(db, contestId, personId)
  if (!own) throw new AppError('learning.not_entered')
  requireOpen(contest, now)
  const { entry } = own
  if (entry.captainId === personId) {
    const mates = (await findMembers(db, [entry.id])).filter((member) => member.personId !== personId)
    await db.delete(ContestMember, { entryId: entry.id })
    await db.delete(ContestEntry, { id: entry.id })
    await db.update(Contest, { id: contestId }, { entries: contest.entries - 1 })
    await tellOut(db, contest, { template: 'disbanded', entry, members: mates }, now)
  } else await db.delete(ContestMember, { contestId, personId })
  return get(db, personId, contestId, now)
}

export async function removeMember(
  db: Db,
  personId: string,
  { contestId, teamMemberId }: { contestId: string; teamMemberId: string },
  now: Date,
): Promise<ContestView> {
  const contest = await lockContest(db, contestId)
  const own = await findOwnPart(db, contestId, personId)
  if (own?.entry.captainId !== personId) throw new AppError('learning.not_entered')
  const members = await findMembers(db, [own.entry.id])
  const member = members.find((one) => one.id === teamMemberId && one.personId !== personId)
  if (!member) throw new AppError('learning.not_entered')
  requireOpen(contest, now)
  await db.delete(ContestMember, { id: teamMemberId })
  await tellOut(db, contest, { template: 'removed', entry: own.entry, members: [member] }, now)
  return get(db, personId, contestId, now)
}

interface Out {
  template: 'removed' | 'disbanded'
  entry: ContestEntry
  members: readonly ContestMember[]
}

/** Tells whoever is in a team no more, through no act of theirs. */
const tellOut = (
  db: Db,
  { id, content, organisationId }: Contest,
  { template, entry, members }: Out,
  now: Date,
): Promise<void> =>
  notifyAll(
    db,
    members.map(({ id: memberId, personId }) => ({
      ...{ personId, template: `contests.${template}`, params: { contest: content.name, team: entry.name ?? '' } },
      ...{ link: `/learning/contest?id=${id}`, dedupeKey: `${memberId} out`, organisationId },
    })),
    now,
  )
