import { AppError } from '../../shared/http/errors'
import type { DeskContest } from '../../shared/learning/deskContests'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { changeOrRefuse, get, lockContest, requireVersion } from './contests.desk.service'
import { closeReview } from './contests.review'

/** For good; whoever entered is told, some at a time. */
export async function stop(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, reason }: { version: number; reason: string },
  now: Date,
): Promise<DeskContest> {
  const contest = await lockContest(db, actor, id)
  if (contest.state !== 'published' && contest.state !== 'reviewing') throw new AppError('learning.contest_over')
  requireVersion(contest, version)
  await changeOrRefuse(db, contest, { state: 'stopped', stopReason: reason, toldUpTo: '' })
  await closeReview(db, contest, 'stopped')
  return get(db, actor, id, now)
}
