import { IsNull, type SelectQueryBuilder } from 'typeorm'
import type { OrganisationKind } from '../../shared/organisations/contract'
import { parentPathOf, rebase } from '../../shared/organisations/rules'
import type { Grant } from '../platform/actor'
import { decodeCursor, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { escapeLike, isEmbedded } from '../platform/raw'
import { Organisation, RoleGrant } from './entities'
import { rangeBelow, withinPaths } from './scope'

const inRange = 'path >= :from AND path < :to'

/**
 * Changes of the tree's shape go one after another: each first takes the root's row. Two that ran at once could hang
 * each union below the other.
 */
export async function lockTree(db: Db): Promise<void> {
  await db.update(Organisation, { parentId: IsNull() }, { path: () => 'path' })
}

interface NodeSearch {
  parentId?: string | undefined
  q?: string | undefined
  cursor?: string | undefined
}

/** A page of the tree in the actor's reach, by name: children, what a search finds, or the tops of the reach. */
export function findNodes(db: Db, grants: readonly Grant[], { parentId, q, cursor }: NodeSearch) {
  const query = db.createQueryBuilder(Organisation, 'node').orderBy('node.name').addOrderBy('node.id').limit(rowsToRead)
  if (parentId !== undefined) query.where('node.parentId = :parentId AND node.closedAt IS NULL', { parentId })
  else if (q !== undefined) searchWithin(query, grants, q)
  else query.where('node.id IN (:...tops)', { tops: topsOf(grants) })
  const after = decodeCursor(cursor, 2)
  if (after) {
    query.andWhere('(node.name > :name OR (node.name = :name AND node.id > :id))', { name: after[0], id: after[1] })
  }
  return query.getMany()
}

/** Ids of the nodes at the top of the reach, without those inside another. */
const topsOf = (grants: readonly Grant[]): string[] => [
  ...new Set(
    grants
      .filter(({ path }) => !grants.some((other) => other.path !== path && path.startsWith(other.path)))
      .map(({ organisationId }) => organisationId),
  ),
]

function searchWithin(query: SelectQueryBuilder<Organisation>, grants: readonly Grant[], q: string): void {
  withinPaths(query.where('1 = 1'), grants, 'node.path').andWhere(
    `(node.name LIKE :infix ESCAPE '!' OR node.creditCode = :code OR node.regionCode LIKE :prefix ESCAPE '!')`,
    { infix: `%${escapeLike(q)}%`, prefix: `${escapeLike(q)}%`, code: q.toUpperCase() },
  )
}

/** How many unions that are not closed stand right below each of these. */
export async function countChildren(db: Db, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .createQueryBuilder(Organisation, 'node')
    .select('node.parentId', 'parent')
    .addSelect('COUNT(*)', 'children')
    .where('node.parentId IN (:...ids) AND node.closedAt IS NULL', { ids })
    .groupBy('node.parentId')
    .getRawMany<{ parent: string; children: string | number }>()
  return new Map(rows.map(({ parent, children }) => [parent, Number(children)]))
}

/** How many unions stand anywhere below one, how many right below it, and how many roles are held at it. */
export async function countBelow(
  db: Db,
  { id, path }: Organisation,
): Promise<{ below: number; children: number; staff: number }> {
  const row = await db
    .createQueryBuilder(Organisation, 'node')
    .select('COUNT(*)', 'below')
    .addSelect('SUM(CASE WHEN node.parentId = :id THEN 1 ELSE 0 END)', 'children')
    .addSelect(
      (query) =>
        query
          .select('COUNT(*)')
          .from(RoleGrant, 'role_grant')
          .where('role_grant.organisationId = :id AND role_grant.endedAt IS NULL'),
      'staff',
    )
    .where('node.path > :from AND node.path < :to AND node.closedAt IS NULL', { id, ...rangeBelow(path) })
    .getRawOne<Record<'below' | 'children' | 'staff', string | number | null>>()
  return { below: Number(row?.below ?? 0), children: Number(row?.children ?? 0), staff: Number(row?.staff ?? 0) }
}

/** The unions on the way down to a path, it included, from the top of the reach. */
export async function findTrail(db: Db, path: string, topPath: string): Promise<Organisation[]> {
  const paths: string[] = []
  for (let at = path; at.length >= topPath.length && at !== ''; at = parentPathOf(at)) paths.unshift(at)
  if (paths.length === 0) return []
  return db
    .createQueryBuilder(Organisation, 'node')
    .where('node.path IN (:...paths)', { paths })
    .orderBy('node.path')
    .getMany()
}

export const findSibling = (db: Db, parentId: string | null, name: string): Promise<Organisation | null> =>
  db.findOneBy(Organisation, { parentId: parentId ?? IsNull(), name, closedAt: IsNull() })

export async function findChildKinds(db: Db, parentId: string): Promise<OrganisationKind[]> {
  const rows = await db
    .createQueryBuilder(Organisation, 'node')
    .select('DISTINCT node.kind', 'kind')
    .where('node.parentId = :parentId AND node.closedAt IS NULL', { parentId })
    .getRawMany<{ kind: OrganisationKind }>()
  return rows.map(({ kind }) => kind)
}

/** Names that unions right below both of these have. */
export async function findSharedChildName(db: Db, a: string, b: string): Promise<string | null> {
  const row = await db
    .createQueryBuilder(Organisation, 'one')
    .select('one.name', 'name')
    .innerJoin(Organisation, 'other', 'other.name = one.name AND other.parentId = :b AND other.closedAt IS NULL', { b })
    .where('one.parentId = :a AND one.closedAt IS NULL AND other.id <> :a', { a })
    .getRawOne<{ name: string }>()
  return row?.name ?? null
}

/** Length of the longest path at or below `path`. */
export async function deepestPath(db: Db, path: string): Promise<number> {
  const row = await db
    .createQueryBuilder(Organisation, 'node')
    .select('MAX(LENGTH(node.path))', 'longest')
    .where('node.path >= :from AND node.path < :to', rangeBelow(path))
    .getRawOne<{ longest: string | number | null }>()
  return Number(row?.longest ?? path.length)
}

/** Takes a version of a node, so that of two changes at one version one is made; false for the other. */
export async function changeNode(
  db: Db,
  { id, version }: Pick<Organisation, 'id' | 'version'>,
  change: Partial<Organisation>,
): Promise<boolean> {
  const where = { id, version, closedAt: IsNull() }
  return (await db.update(Organisation, where, { ...change, version: version + 1 })).affected === 1
}

/**
 * Gives every path that begins with `from` the beginning `to`, in one statement; with `district`, those that named the
 * old one name the new one. `besides` is the node that stays.
 */
export async function rebasePaths(
  db: Db,
  from: string,
  to: string,
  { besides = '', district }: { besides?: string; district?: { old: string | null; now: string } | undefined } = {},
): Promise<void> {
  const moved = { ...rangeBelow(from), head: to, start: from.length + 1, besides }
  if (district) {
    await db
      .createQueryBuilder()
      .update(Organisation)
      .set({ district: district.now })
      .where(`${inRange} AND id <> :besides`, moved)
      .andWhere(district.old === null ? 'district IS NULL' : 'district = :old', { old: district.old })
      .execute()
  }
  await db
    .createQueryBuilder()
    .update(Organisation)
    .set({ path: () => (isEmbedded(db) ? ':head || SUBSTR(path, :start)' : 'CONCAT(:head, SUBSTR(path, :start))') })
    .where(`${inRange} AND id <> :besides`, moved)
    .execute()
}

/** Hangs the unions right below one under another. */
export async function moveChildren(db: Db, from: Organisation, to: Organisation): Promise<void> {
  await db.update(Organisation, { parentId: from.id }, { parentId: to.id })
  await rebasePaths(db, from.path, to.path, { besides: from.id })
}

export const pathUnder = (node: Organisation, parent: Organisation): string =>
  rebase(node.path, parentPathOf(node.path), parent.path)
