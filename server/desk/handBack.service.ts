import type { WorkItemView } from '../../shared/desk/contract'
import { AppError } from '../../shared/http/errors'
import { findPathsInUnits, type Organisation } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { ruleAt } from '../platform/rules'
import { originOf, recordStep } from './cases'
import type { WorkItem } from './entities'
import { giveItem, tellSubject } from './giving'
import { findLevels, tellReviewers } from './overdue.holders'
import { dueInNext, overdueRule } from './overdue.rules'
import { findItemInReach } from './queries'
import { toView } from './views'

/** Hands a case that moved up back to the union it came from, with a time anew; late again, it comes up again. */
export async function handBackWorkItem(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, reason }: { version: number; reason: string },
  now: Date,
): Promise<WorkItemView> {
  const item = await findItemInReach(db, actor, id)
  if (!item) throw new AppError('desk.not_found')
  if (!item.isOpen) throw new AppError('desk.closed', { state: item.state })
  if (item.version !== version) throw new AppError('desk.changed_meanwhile')
  const to = await requireOrigin(db, item)
  const levels = await findLevels(db, { ...item, organisation: to })
  if (!levels[0] || levels[0].personIds.length === 0) throw new AppError('desk.nobody_there')
  const dueAt = dueInNext(await ruleAt(db, overdueRule, now), now)
  const given = await giveItem(db, item, { to, dueAt, movedUpFromId: null })
  if (!given) throw new AppError('desk.stays_here')
  const { organisationId, organisation: from } = item
  const step = { caseId: id, step: 'handedBack', at: now, actorId: actor.personId, organisationId }
  await recordStep(db, { ...step, details: { note: reason } })
  await tellReviewers(db, { ...item, dueAt }, levels.slice(0, 1), 'handedBack', { from: from!.name }, now)
  await tellSubject(db, item, given, 'yoursHandedBack', { to, dueAt }, now)
  return toView((await findItemInReach(db, actor, id))!, actor, now)
}

/** What is kept from employers goes to none, even where the union it came from became one meanwhile. */
async function requireOrigin(db: Db, item: WorkItem): Promise<Organisation> {
  const to = originOf(item)
  const isKept = to !== null && item.isDiscreet && (await findPathsInUnits(db, [to.path])).size > 0
  if (!to || isKept) throw new AppError('desk.stays_here')
  return to
}
