import type { WorkItemView } from '../../shared/desk/contract'
import { AppError } from '../../shared/http/errors'
import type { StaffActor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { recordStep } from './cases'
import type { WorkItem } from './entities'
import { countQueue, findItemInReach, findQueue, moveAssignee, orderOf, type QueueFilter } from './queries'
import { findStrands } from './strands'
import { toView } from './views'

export async function listWorkItems(db: Db, actor: StaffActor, filter: QueueFilter, now: Date) {
  const strands = await findStrands(db, actor)
  const rows = await findQueue(db, actor, strands, filter, now)
  const page = toPage(rows, orderOf(filter))
  return {
    ...page,
    items: page.items.map((item) => toView(item, actor, now)),
    counts: await countQueue(db, actor, strands, now),
  }
}

/** Takes an item, or puts it back; from a colleague only when that is said. */
export async function assignWorkItem(
  db: Db,
  actor: StaffActor,
  id: string,
  { to = 'me', takeOver = false }: { to?: 'me' | 'nobody' | undefined; takeOver?: boolean | undefined } = {},
  now: Date,
): Promise<WorkItemView> {
  const item = await findItemInReach(db, actor, id)
  if (!item) throw new AppError('desk.not_found')
  if (!item.isOpen) throw new AppError('desk.closed', { state: item.state })
  const wanted = to === 'me' ? actor.personId : null
  const isColleagues = item.assigneeId !== null && item.assigneeId !== actor.personId
  if (isColleagues && !takeOver) throw assignedElsewhere(item)
  if (item.assigneeId !== wanted && (await moveAssignee(db, id, item.assigneeId, wanted))) {
    const step = to === 'me' ? 'assigned' : 'unassigned'
    await recordStep(db, { caseId: id, step, actorId: actor.personId, organisationId: item.organisationId, at: now })
  }
  const after = (await findItemInReach(db, actor, id)) ?? item
  if (after.assigneeId !== wanted) throw assignedElsewhere(after)
  return toView(after, actor, now)
}

const assignedElsewhere = ({ assignee }: WorkItem): AppError =>
  new AppError('desk.assigned_elsewhere', { assignee: assignee?.name ?? null })
