import { IsNull, type SelectQueryBuilder } from 'typeorm'
import { countedMost } from '../../shared/desk/contract'
import { documentIndexOf, nameIndexOf, phoneIndexOf } from '../identity'
import { withinGrants } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { decodeTimeCursor, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { merge } from '../platform/merge'
import { WorkItem } from './entities'
import { eachUnion, queryStrand, type Strand } from './strands'

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
  return openTo(withinGrants(items, actor.grants, { path: 'organisation.path', role: 'item.role' }), actor)
}

/** Nobody decides their own matter, so it is not in their queue either; nor is what is kept from an employer in theirs. */
function openTo(query: SelectQueryBuilder<WorkItem>, actor: StaffActor): SelectQueryBuilder<WorkItem> {
  query.andWhere('item.subjectId <> :self', { self: actor.personId })
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

/** A page of the queue in the actor's reach: open items, soonest due first, unless the filter looks back. */
export async function findQueue(
  db: Db,
  actor: StaffActor,
  strands: Strand[],
  filter: QueueFilter,
  now: Date,
): Promise<WorkItem[]> {
  const isBack = isLookingBack(filter)
  const order = isBack ? 'DESC' : 'ASC'
  const moment = isBack ? 'item.openedAt' : 'item.dueAt'
  const parts = findParts(db, actor, strands, filter).map((part) =>
    startAfter(narrow(part, actor, filter, now), moment, isBack ? '<' : '>', filter)
      .select(['item.id AS id', `${moment} AS moment`])
      .orderBy(moment, order)
      .addOrderBy('item.id', order)
      .limit(rowsToRead),
  )
  if (parts.length === 0) return []
  const found = await merge(db, parts)
    .select(['id', 'moment'])
    .orderBy('moment', order)
    .addOrderBy('id', order)
    .limit(rowsToRead)
    .getRawMany<{ id: string }>()
  return findItems(
    db,
    found.map(({ id }) => id),
  )
}

/** What one person has, or a name finds, is little enough to be sorted; everything else is merged from its strands. */
function findParts(db: Db, actor: StaffActor, strands: Strand[], filter: QueueFilter): SelectQueryBuilder<WorkItem>[] {
  if (filter.q !== undefined || filter.assignee === 'me') return [openOnly(inReach(db, actor), filter)]
  const order = isLookingBack(filter) ? 'opened' : 'due'
  return strands
    .filter(({ feature }) => filter.feature === undefined || filter.feature === feature)
    .flatMap(eachUnion)
    .map((strand) => openTo(queryStrand(db, strand, order, filter.assignee === 'nobody'), actor))
}

const openOnly = (query: SelectQueryBuilder<WorkItem>, filter: QueueFilter) =>
  isLookingBack(filter) ? query : query.andWhere('item.isOpen = :open', { open: true })

function startAfter(
  query: SelectQueryBuilder<WorkItem>,
  moment: string,
  than: '<' | '>',
  { cursor }: QueueFilter,
): SelectQueryBuilder<WorkItem> {
  const after = decodeTimeCursor(cursor)
  if (after) query.andWhere(`(${moment} ${than} :at OR (${moment} = :at AND item.id ${than} :id))`, after)
  return query
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

/** Of the open items in reach; each is counted by an index of its own, up to where nobody reads the figure any more. */
export async function countQueue(db: Db, actor: StaffActor, strands: Strand[], now: Date) {
  const parts = [countable(inReach(db, actor), 'mine').andWhere(openMine, { open: true, me: actor.personId })]
  for (const strand of strands) {
    const open = (part: Counted) =>
      countable(openTo(queryStrand(db, strand, 'due', part === 'unassigned'), actor), part)
    parts.push(open('open'), open('unassigned').andWhere('item.assigneeId IS NULL'))
    parts.push(open('overdue').andWhere('item.dueAt < :now', { now }))
  }
  const rows = await merge(db, parts)
    .select(['part', 'feature'])
    .addSelect('COUNT(*)', 'counted')
    .groupBy('part')
    .addGroupBy('feature')
    .getRawMany<{ part: Counted; feature: string; counted: string | number }>()
  const upTo = (count: number) => Math.min(count, countedMost)
  const sum = (of: Counted) =>
    upTo(rows.reduce((total, { part, counted }) => total + (part === of ? Number(counted) : 0), 0))
  return {
    open: sum('open'),
    mine: sum('mine'),
    unassigned: sum('unassigned'),
    overdue: sum('overdue'),
    features: rows
      .filter(({ part }) => part === 'open')
      .map(({ feature, counted }) => ({ feature, open: upTo(Number(counted)) })),
  }
}

type Counted = 'open' | 'mine' | 'unassigned' | 'overdue'

const openMine = 'item.isOpen = :open AND item.assigneeId = :me'

const countable = (query: SelectQueryBuilder<WorkItem>, part: Counted) =>
  query.select([`'${part}' AS part`, 'item.feature AS feature']).limit(countedMost)

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
