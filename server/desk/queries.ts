import { IsNull, type SelectQueryBuilder } from 'typeorm'
import { documentIndexOf, nameIndexOf, phoneIndexOf } from '../identity'
import { withinGrants } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { decodeTimeCursor, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { WorkItem } from './entities'

export interface QueueFilter {
  feature?: string | undefined
  state?: string | undefined
  assignee?: 'me' | 'nobody' | undefined
  overdue?: 'true' | undefined
  q?: string | undefined
  cursor?: string | undefined
}

function inReach(db: Db, actor: StaffActor) {
  const items = db.createQueryBuilder(WorkItem, 'item').innerJoin('item.organisation', 'organisation')
  const query = withinGrants(items, actor.grants, { path: 'organisation.path', role: 'item.role' })
    // Nobody decides their own matter, so it is not in their queue either.
    .andWhere('item.subjectId <> :self', { self: actor.personId })
  return actor.isUnitOfficer ? query.andWhere('item.isDiscreet = :kept', { kept: false }) : query
}

const withNames = (query: SelectQueryBuilder<WorkItem>) =>
  query
    .addSelect('organisation')
    .leftJoinAndSelect('item.assignee', 'assignee')
    .leftJoinAndSelect('item.movedUpFrom', 'movedUpFrom')

/** Looking for a state or a case looks among closed ones as well; then the newest come first. */
const isLookingBack = ({ state, q }: QueueFilter): boolean => state !== undefined || q !== undefined

/** What a page of the queue is ordered by, for its cursor. */
export const orderOf =
  (filter: QueueFilter) =>
  ({ id, dueAt, openedAt }: WorkItem): string[] => [
    ((isLookingBack(filter) ? openedAt : dueAt) ?? openedAt).toISOString(),
    id,
  ]

/**
 * Whoever reaches many unions finds open items all along the due order, and reads from its beginning; whoever reaches a few
 * reads what these have. The database's own choice is to sort everything in reach, for twenty rows of it.
 */
function alongDueOrder(query: SelectQueryBuilder<WorkItem>, { grants }: StaffActor): SelectQueryBuilder<WorkItem> {
  const isWide = grants.some(({ path }) => path.split('/').length <= wideDepth + 1)
  // biome-ignore lint/correctness/useHookAtTopLevel: a hint for the database, no hook of React's
  return query.useIndex(isWide ? ['work_items_due'] : [])
}

/** The root and the districts below it. */
const wideDepth = 2

/** A page of the queue in the actor's reach: open items, soonest due first, unless the filter looks back. */
export async function findQueue(db: Db, actor: StaffActor, filter: QueueFilter, now: Date): Promise<WorkItem[]> {
  const query = inReach(db, actor).select('item.id', 'id').limit(rowsToRead)
  const after = decodeTimeCursor(filter.cursor)
  if (isLookingBack(filter)) {
    query.orderBy('item.openedAt', 'DESC').addOrderBy('item.id', 'DESC')
    if (after) query.andWhere('(item.openedAt < :at OR (item.openedAt = :at AND item.id < :id))', after)
  } else {
    alongDueOrder(query, actor)
      .orderBy('item.dueAt')
      .addOrderBy('item.id')
      .andWhere('item.isOpen = :open', { open: true })
    if (after) query.andWhere('(item.dueAt > :at OR (item.dueAt = :at AND item.id > :id))', after)
  }
  const found = await narrow(query, actor, filter, now).getRawMany<{ id: string }>()
  return findItems(
    db,
    found.map(({ id }) => id),
  )
}

/** These items in this order: their ids alone are sorted, so that the index gives the order and nothing wide is moved about. */
async function findItems(db: Db, ids: string[]): Promise<WorkItem[]> {
  if (ids.length === 0) return []
  const items = db.createQueryBuilder(WorkItem, 'item').innerJoin('item.organisation', 'organisation')
  const rows = await withNames(items).where('item.id IN (:...ids)', { ids }).getMany()
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

function narrow(query: SelectQueryBuilder<WorkItem>, actor: StaffActor, filter: QueueFilter, now: Date) {
  const { feature, state, assignee, overdue, q } = filter
  if (state !== undefined) query.andWhere('item.state = :state', { state })
  if (feature !== undefined) query.andWhere('item.feature = :feature', { feature })
  if (assignee === 'me') query.andWhere('item.assigneeId = :me', { me: actor.personId })
  if (assignee === 'nobody') query.andWhere('item.assigneeId IS NULL')
  if (overdue) query.andWhere('item.isOpen = :open AND item.dueAt < :now', { open: true, now })
  if (q !== undefined) {
    query.andWhere(
      '(item.subjectIndex = :name OR item.phoneIndex = :phone OR item.documentIndex = :document OR item.caseNumber = :number)',
      { name: nameIndexOf(q), phone: phoneIndexOf(q), document: documentIndexOf(q), number: q.toUpperCase() },
    )
  }
  return query
}

/** Counts go up to here: nobody works through more in a day, and a million are not counted for a figure on a tab. */
const countedMost = 1_000

/** Of the open items in reach, the first to fall due. */
export async function countQueue(db: Db, actor: StaffActor, now: Date) {
  const first = alongDueOrder(inReach(db, actor), actor)
    .andWhere('item.isOpen = :open', { open: true })
    .select(['item.feature AS feature', 'item.assigneeId AS assignee', 'item.dueAt AS due'])
    .orderBy('item.dueAt')
    .addOrderBy('item.id')
    .limit(countedMost)
  const rows = await db
    .createQueryBuilder()
    .select('feature')
    .addSelect('COUNT(*)', 'open')
    .addSelect('SUM(CASE WHEN assignee = :me THEN 1 ELSE 0 END)', 'mine')
    .addSelect('SUM(CASE WHEN assignee IS NULL THEN 1 ELSE 0 END)', 'unassigned')
    .addSelect('SUM(CASE WHEN due < :now THEN 1 ELSE 0 END)', 'overdue')
    .from(`(${first.getQuery()})`, 'counted')
    .setParameters({ ...first.getParameters(), me: actor.personId, now })
    .groupBy('feature')
    .getRawMany<{ feature: string } & Record<Counted, string | number>>()
  const sum = (counted: Counted) => rows.reduce((total, row) => total + Number(row[counted]), 0)
  return {
    open: sum('open'),
    mine: sum('mine'),
    unassigned: sum('unassigned'),
    overdue: sum('overdue'),
    features: rows.map(({ feature, open }) => ({ feature, open: Number(open) })),
  }
}

type Counted = 'open' | 'mine' | 'unassigned' | 'overdue'

/** Open items whose time is over, by feature. */
export async function countOverdue(db: Db, now: Date): Promise<Record<string, number>> {
  const rows = await db
    .createQueryBuilder(WorkItem, 'item')
    .select('item.feature', 'feature')
    .addSelect('COUNT(*)', 'late')
    .where('item.isOpen = :open AND item.dueAt < :now', { open: true, now })
    .groupBy('item.feature')
    .getRawMany<{ feature: string; late: string | number }>()
  return Object.fromEntries(rows.map(({ feature, late }) => [feature, Number(late)]))
}

export const findItemInReach = (db: Db, actor: StaffActor, id: string): Promise<WorkItem | null> =>
  withNames(inReach(db, actor)).andWhere('item.id = :id', { id }).getOne()

/** Gives an open item to `to`, if it is still where the caller saw it; false otherwise. */
export async function moveAssignee(db: Db, id: string, from: string | null, to: string | null): Promise<boolean> {
  const where = { id, isOpen: true, assigneeId: from === null ? IsNull() : from }
  return (await db.update(WorkItem, where, { assigneeId: to })).affected === 1
}
