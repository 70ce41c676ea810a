import { AppError } from '../../shared/http/errors'
import { notify } from '../notifications'
import type { Organisation } from '../organisations'
import type { Db } from '../platform/db'
import { createHook } from '../platform/hooks'
import { WorkItem } from './entities'
import { timeIn } from './overdue.holders'

/** What a feature says whose case another union has now: the case's new version, and who is told besides the reviewers. */
export interface Given {
  version: number
  tell: { personId: string; link: string } | null
}

/**
 * A case goes to another union, up to the one above or back to the one below: the feature that owns it gives it that owner and
 * due time, at the version of `item`. One that answers null, or not at all, keeps its case where it is.
 */
export const workItemGiven = createHook<[db: Db, item: WorkItem, to: Organisation, dueAt: Date], Given | null>()

interface Giving {
  to: Organisation
  /** A time of its own. */
  dueAt: Date
  /** The union that let its time pass, where it goes up. */
  movedUpFromId: string | null
}

/** Gives an item that is still as it was read to another union, where nobody has it yet; null where the feature keeps it. */
export async function giveItem(db: Db, item: WorkItem, { to, ...giving }: Giving): Promise<Given | null> {
  // The feature's row first, as when it is decided, so that the two never wait for each other.
  const given = await workItemGiven.first(db, item, to, giving.dueAt)
  if (!given) return null
  const anew = { assigneeId: null, chase: 'none', chasedAt: null } as const
  await mark(db, item, { ...giving, ...anew, organisationId: to.id, version: given.version })
  return given
}

/** Changes an item that is still as it was read; whoever was faster wins. */
export async function mark(db: Db, item: WorkItem, change: Partial<WorkItem>): Promise<void> {
  const { id, version, chase: from, organisationId } = item
  const where = { id, version, chase: from, organisationId, isOpen: true }
  if ((await db.update(WorkItem, where, change)).affected !== 1) throw new AppError('desk.changed_meanwhile')
}

/** Tells whose case it is which union has it now, and until when. */
export async function tellSubject(
  db: Db,
  { id, kind, organisation }: WorkItem,
  { tell, version }: Given,
  template: 'yoursMovedUp' | 'yoursHandedBack',
  { to, dueAt }: Pick<Giving, 'to' | 'dueAt'>,
  now: Date,
): Promise<void> {
  if (!tell) return
  const params = { kind, from: organisation!.name, to: to.name, due: timeIn(dueAt) }
  const notice = { ...tell, template: `desk.${template}`, params, organisationId: to.id }
  await notify(db, { ...notice, dedupeKey: `${id} ${template} ${version}` }, now)
}
