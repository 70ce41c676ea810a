import { IsNull, type SelectQueryBuilder } from 'typeorm'
import { nameIndexOf, phoneIndexOf } from '../identity'
import { withinGrants } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { blindIndex } from '../platform/crypto'
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

const inReach = (db: Db, actor: StaffActor) =>
  withinGrants(db.createQueryBuilder(WorkItem, 'item').innerJoin('item.organisation', 'organisation'), actor.grants, {
    path: 'organisation.path',
    role: 'item.role',
  })

const withNames = (query: SelectQueryBuilder<WorkItem>) =>
  query.addSelect('organisation').leftJoinAndSelect('item.assignee', 'assignee')

/** A page of the queue in the actor's reach, soonest due first. */
export function findQueue(db: Db, actor: StaffActor, filter: QueueFilter, now: Date): Promise<WorkItem[]> {
  const query = withNames(inReach(db, actor)).orderBy('item.dueAt').addOrderBy('item.id').limit(rowsToRead)
  // A state or a search looks among closed cases as well.
  if (filter.state === undefined && filter.q === undefined) query.andWhere('item.isOpen = :open', { open: true })
  if (filter.state !== undefined) query.andWhere('item.state = :state', { state: filter.state })
  if (filter.feature !== undefined) query.andWhere('item.feature = :feature', { feature: filter.feature })
  if (filter.assignee === 'me') query.andWhere('item.assigneeId = :me', { me: actor.personId })
  if (filter.assignee === 'nobody') query.andWhere('item.assigneeId IS NULL')
  if (filter.overdue) query.andWhere('item.isOpen = :open AND item.dueAt < :now', { open: true, now })
  if (filter.q !== undefined) {
    query.andWhere(
      '(item.subjectIndex = :name OR item.phoneIndex = :phone OR item.documentIndex = :document OR item.caseNumber = :number)',
      {
        name: nameIndexOf(filter.q),
        phone: phoneIndexOf(filter.q),
        document: workItemDocumentIndex(filter.q),
        number: filter.q.toUpperCase(),
      },
    )
  }
  const after = decodeTimeCursor(filter.cursor)
  if (after) {
    query.andWhere('(item.dueAt > :at OR (item.dueAt = :at AND item.id > :id))', { at: after.at, id: after.id })
  }
  return query.getMany()
}

/** By number alone: whoever searches does not say what kind of document it is. */
export const workItemDocumentIndex = (number: string): string =>
  blindIndex('work_items.document', number.replace(/\s/g, '').toUpperCase())

export async function countQueue(db: Db, actor: StaffActor, now: Date) {
  const rows = await inReach(db, actor)
    .andWhere('item.isOpen = :open', { open: true })
    .select('item.feature', 'feature')
    .addSelect('COUNT(*)', 'open')
    .addSelect('SUM(CASE WHEN item.assigneeId = :me THEN 1 ELSE 0 END)', 'mine')
    .addSelect('SUM(CASE WHEN item.assigneeId IS NULL THEN 1 ELSE 0 END)', 'unassigned')
    .addSelect('SUM(CASE WHEN item.dueAt < :now THEN 1 ELSE 0 END)', 'overdue')
    .setParameters({ me: actor.personId, now })
    .groupBy('item.feature')
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

export const findItemInReach = (db: Db, actor: StaffActor, id: string): Promise<WorkItem | null> =>
  withNames(inReach(db, actor)).andWhere('item.id = :id', { id }).getOne()

/** Gives an open item to `to`, if it is still where the caller saw it; false otherwise. */
export async function moveAssignee(db: Db, id: string, from: string | null, to: string | null): Promise<boolean> {
  const where = { id, isOpen: true, assigneeId: from === null ? IsNull() : from }
  return (await db.update(WorkItem, where, { assigneeId: to })).affected === 1
}
