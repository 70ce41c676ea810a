import type { SelectQueryBuilder } from 'typeorm'
import { workItemKinds } from '../../shared/desk/contract'
import { findUnionsBelow, rangeBelow, smallestGrants } from '../organisations'
import type { Grant, StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { WorkItem } from './entities'

/*
 * The queue of a reach in the order of one index. The database's own choice for a page is to sort everything in reach; a
 * reach is cut into strands instead, each of which lies in an index in the order that is asked for, and a page merges the
 * beginnings of them. A street's reach has a strand for each feature of each of its unions. A district's or the city's has
 * one for each feature, along which it passes over what is of other districts: it meets its own all along.
 */

/** The root and the districts below it. */
const wideDepth = 2
const isWide = ({ path }: Pick<Grant, 'path'>): boolean => path.split('/').length <= wideDepth + 1

/** A reach of more unions than this is read as a wide one. */
const mostUnions = 60

const features = [...new Set(workItemKinds.map((kind) => kind.split('.')[0]!))]

/** Which orders the items are read in: `due` of the open ones, `opened` of those in one state. */
export type Order = 'due' | 'opened'

export interface Strand {
  role: Grant['role']
  feature: string
  /** Of these unions. */
  organisationIds?: string[]
  /** Or of all unions below a node. */
  below?: string
}

/** The strands of a reach. */
export async function findStrands(db: Db, { grants }: StaffActor): Promise<Strand[]> {
  const held = smallestGrants(grants)
  const wide = (of: typeof held): Strand[] =>
    of.flatMap(({ role, path }) => features.map((feature) => ({ role, below: path, feature })))
  const narrow = held.filter((grant) => !isWide(grant))
  if (narrow.length === 0) return wide(held)
  const unions = await findUnionsBelow(db, narrow, mostUnions + 1)
  if (unions.length > mostUnions) return wide(held)
  const ofUnions = narrow.flatMap(({ role, path }) => {
    const organisationIds = unions.filter((union) => union.path.startsWith(path)).map(({ id }) => id)
    return features.map((feature) => ({ role, feature, organisationIds }))
  })
  return [...ofUnions, ...wide(held.filter(isWide))]
}

/** A strand of several unions as one for each: only within one union are the items in order. */
export const eachUnion = (strand: Strand): Strand[] =>
  strand.organisationIds?.map((id) => ({ ...strand, organisationIds: [id] })) ?? [strand]

/** The items of a strand, by the index that has them in order. */
export function queryStrand(
  db: Db,
  { role, organisationIds, feature, below }: Strand,
  order: Order,
  isUnassigned: boolean,
): SelectQueryBuilder<WorkItem> {
  const query = db
    .createQueryBuilder(WorkItem, 'item')
    .where('item.role = :role AND item.feature = :feature', { role, feature })
  if (order === 'due') query.andWhere('item.isOpen = :open', { open: true })
  if (organisationIds) {
    query.andWhere('item.organisationId IN (:...organisationIds)', { organisationIds })
    return query.useIndex(order === 'due' ? 'work_items_unions' : 'work_items_past')
  }
  query
    .innerJoin('item.organisation', 'organisation')
    .andWhere('organisation.path >= :from AND organisation.path < :to', rangeBelow(below!))
  const alongDue = isUnassigned ? 'work_items_assigned' : 'work_items_roles'
  return query.useIndex(order === 'due' ? alongDue : 'work_items_states')
}
