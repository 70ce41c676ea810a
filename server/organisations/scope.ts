import { Brackets, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm'
import type { Role } from '../../shared/organisations/roles'
import type { HeldRole } from '../platform/actor'

/** Whether one of the grants reaches the node at `path`. */
export const reaches = (grants: readonly HeldRole[], path: string): boolean =>
  grants.some((grant) => path.startsWith(grant.path))

/** Whether one of the grants is held above the node at `path`: nobody takes the ground from under their own feet. */
export const reachesFromAbove = (grants: readonly HeldRole[], path: string): boolean =>
  grants.some((grant) => path !== grant.path && path.startsWith(grant.path))

/** The paths of the nodes from the root down to this one, which comes last. */
export const pathsDownTo = (path: string): string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_, at, keys) => `${keys.slice(0, at + 1).join('/')}/`)

/** Narrows a query to rows whose path lies in the reach of a grant; by ranges, which an index on paths finds. */
export function withinPaths<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  grants: readonly Pick<HeldRole, 'path'>[],
  column: string,
): SelectQueryBuilder<T> {
  return query.andWhere(
    new Brackets((where) => {
      where.where('1 = 0')
      for (const [at, { path }] of grants.entries()) {
        const { from, to } = rangeBelow(path)
        where.orWhere(`(${column} >= :from${at} AND ${column} < :to${at})`, { [`from${at}`]: from, [`to${at}`]: to })
      }
    }),
  )
}

/** What begins with `path`, as a range: `0` comes right after `/`. */
export const rangeBelow = (path: string) => ({ from: path, to: `${path.slice(0, -1)}0` })

/** Narrows a query to rows whose role and organisation (both joined columns) a grant reaches. */
export function withinGrants<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  grants: readonly HeldRole[],
  columns: { path: string; role: string },
): SelectQueryBuilder<T> {
  return query.andWhere(
    new Brackets((where) => {
      where.where('1 = 0')
      for (const [at, { role, path }] of smallestGrants(grants).entries()) {
        where.orWhere(`(${columns.role} = :role${at} AND ${columns.path} LIKE :path${at})`, {
          [`role${at}`]: role,
          [`path${at}`]: `${path}%`,
        })
      }
    }),
  )
}

/** Grants without those that lie inside another of the same role. */
export function smallestGrants(grants: readonly HeldRole[]): { role: Role; path: string }[] {
  return grants.filter(
    ({ role, path }, at) =>
      !grants.some(
        (other, i) => i !== at && other.role === role && path.startsWith(other.path) && (other.path !== path || i < at),
      ),
  )
}
