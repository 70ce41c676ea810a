import { AppError } from '../../shared/http/errors'
import { type EntryBlocker, entryBlocker } from '../../shared/learning/contestRules'
import type { ContestView } from '../../shared/learning/contests.contract'
import { findCurrentMembership } from '../membership'
import { findAncestors, findRootOrganisation } from '../organisations'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import type { Contest } from './contests.entities'
import {
  findAwarded,
  findContest,
  findMembers,
  findOwnPart,
  findOwnPerformances,
  findPublished,
  findStages,
  isJudge,
} from './contests.queries'
import { drawContest, drawContestRow } from './contests.views'

/** Contests of the caller's union and of those above it; who has none sees those of the whole city. */
export async function list(db: Db, personId: string, cursor: string | undefined) {
  const union = (await findCurrentMembership(db, personId))?.organisation
  const unions = union ? [union, ...(await findAncestors(db, union))] : [await findRootOrganisation(db)]
  const ids = unions.map(({ id }) => id)
  const page = toPage(await findPublished(db, ids, cursor), ({ id }) => [id])
  return { ...page, items: page.items.map(drawContestRow) }
}

/** A contest that was published; a draft is as absent as one that never was. */
export async function loadContest(db: Db, id: string): Promise<Contest> {
  const contest = await findContest(db, id)
  if (!contest || contest.state === 'draft') throw new AppError('learning.contest_not_found')
  return contest
}

export async function get(db: Db, personId: string, id: string, now: Date): Promise<ContestView> {
  const contest = await loadContest(db, id)
  const own = await findOwnPart(db, id, personId)
  const around = {
    own,
    stages: await findStages(db, id),
    members: own ? await findMembers(db, [own.entry.id]) : [],
    performances: own ? await findOwnPerformances(db, own.entry.id) : [],
    awarded: contest.state === 'awarded' ? await findAwarded(db, id) : [],
    blocker: own ? null : await findBlocker(db, contest, personId, now),
  }
  return drawContest(contest, around, personId, now)
}

/** Why a person cannot enter; members of the contest's union and of those below it can. */
export async function findBlocker(db: Db, contest: Contest, personId: string, now: Date): Promise<EntryBlocker | null> {
  const union = (await findCurrentMembership(db, personId))?.organisation
  const isMember = union?.path.startsWith(contest.organisation!.path) ?? false
  return entryBlocker(contest, { isMember, isJudge: await isJudge(db, contest.id, personId) }, now)
}
