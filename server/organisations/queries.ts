import { In, IsNull, type SelectQueryBuilder } from 'typeorm'
import { unitKinds } from '../../shared/organisations/contract'
import type { Role } from '../../shared/organisations/roles'
import type { Grant, HeldRole } from '../platform/actor'
import { decodeCursor, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { escapeLike, placesFor } from '../platform/raw'
import { Organisation, RoleGrant } from './entities'
import { pathsDownTo, withinGrants, withinPaths } from './scope'

export const findOrganisation = (db: Db, id: string): Promise<Organisation | null> => db.findOneBy(Organisation, { id })

/** Names by id, of the unions that are there. */
export async function findOrganisationNames(db: Db, ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const found = await db.find(Organisation, { where: { id: In(wanted) }, select: { id: true, name: true } })
  return new Map(found.map(({ id, name }) => [id, name]))
}

export interface Search {
  q?: string | undefined
  accepting?: 'true' | undefined
  cursor?: string | undefined
}

/** Unions whose name or district holds `q`, whose region code begins with it, or whose credit code it is; in the tree's order. */
export const searchOrganisations = (db: Db, search: Search): Promise<Organisation[]> => queryOf(db, search).getMany()

/** As `searchOrganisations`, of those in the reach of grants of this role. */
export const searchInReach = (db: Db, grants: readonly Grant[], role: Role, search: Search): Promise<Organisation[]> =>
  withinGrants(queryOf(db, search), grants, { path: 'organisation.path', role: `'${role}'` }).getMany()

/** As `searchInReach`, of those that accept applications. */
export const findOrganisationsInReach = (
  db: Db,
  grants: readonly Grant[],
  role: Role,
  search: Search,
): Promise<Organisation[]> => searchInReach(db, grants, role, { ...search, accepting: 'true' })

function queryOf(db: Db, { q, accepting, cursor }: Search): SelectQueryBuilder<Organisation> {
  const query = db
    .createQueryBuilder(Organisation, 'organisation')
    .where('organisation.closedAt IS NULL')
    .orderBy('organisation.path')
    .limit(rowsToRead)
  if (q !== undefined) {
    query.andWhere(
      `(organisation.name LIKE :infix ESCAPE '!' OR organisation.district LIKE :infix ESCAPE '!'
        OR organisation.creditCode = :code OR organisation.regionCode LIKE :prefix ESCAPE '!')`,
      { infix: `%${escapeLike(q)}%`, prefix: `${escapeLike(q)}%`, code: q.toUpperCase() },
    )
  }
  if (accepting) query.andWhere('organisation.acceptsApplications = :accepting', { accepting: true })
  const after = decodeCursor(cursor, 1)
  if (after) query.andWhere('organisation.path > :after', { after: after[0] })
  return query
}

/** The union that is meant by an id today: the one it merged into, where it did. */
export async function findLiveOrganisation(db: Db, id: string): Promise<Organisation | null> {
  const found = await findOrganisation(db, id)
  return found?.mergedIntoId ? findOrganisation(db, found.mergedIntoId) : found
}

/** The roles these persons hold now, with the subtree each one reaches. */
export async function findHeldRoles(
  db: Db,
  personIds: readonly string[],
): Promise<(HeldRole & { personId: string })[]> {
  // In plain SQL: every staff request, and every first screen, asks it.
  const rows: Record<'personId' | 'role' | 'unionId' | 'unionName' | 'path', string>[] = await db.query(
    `SELECT held.person_id AS personId, held.role AS role, organisation.id AS unionId, organisation.name AS unionName,
        organisation.path AS path
      FROM role_grants held INNER JOIN organisations organisation ON organisation.id = held.organisation_id
      WHERE held.person_id IN (${placesFor(personIds)}) AND held.ended_at IS NULL`,
    [...personIds],
  )
  return rows.map(({ personId, role, unionId, unionName, path }) => ({
    personId,
    role: role as Role,
    organisationId: unionId,
    organisationName: unionName,
    path,
  }))
}

/** As `findHeldRoles`, with whether each lies at an employer's union. */
export async function findGrants(db: Db, personIds: readonly string[]): Promise<(Grant & { personId: string })[]> {
  const held = await findHeldRoles(db, personIds)
  const inUnits = await findPathsInUnits(
    db,
    held.map(({ path }) => path),
  )
  return held.map((one) => ({ ...one, isInUnit: inUnits.has(one.path) }))
}

/** Which of these nodes' paths lie at or below the union of an employer: an enterprise, a group or an industry. */
export async function findPathsInUnits(db: Db, paths: readonly string[]): Promise<Set<string>> {
  if (paths.length === 0) return new Set()
  const units = await db
    .createQueryBuilder(Organisation, 'above')
    .select('above.path', 'path')
    .where('above.path IN (:...paths) AND above.kind IN (:...kinds)', {
      paths: [...new Set(paths.flatMap(pathsDownTo))],
      kinds: unitKinds,
    })
    .getRawMany<{ path: string }>()
  return new Set(paths.filter((path) => units.some((unit) => path.startsWith(unit.path))))
}

/** The unions at and below these nodes, closed ones too, with their paths. */
export const findUnionsBelow = (
  db: Db,
  nodes: readonly { path: string }[],
  most: number,
): Promise<Pick<Organisation, 'id' | 'path'>[]> =>
  withinPaths(db.createQueryBuilder(Organisation, 'organisation').where('1 = 1'), nodes, 'organisation.path')
    .select(['organisation.id', 'organisation.path'])
    .limit(most)
    .getMany()

/** The union at the root of the tree; every installation has one. */
export async function findRootOrganisation(db: Db): Promise<Organisation> {
  return (await db.find(Organisation, { where: { parentId: IsNull() }, order: { path: 'ASC' }, take: 1 }))[0]!
}

/** The nodes above one, the nearest first. */
export const findAncestors = (db: Db, { path }: Organisation): Promise<Organisation[]> =>
  db.find(Organisation, { where: { path: In(pathsDownTo(path).slice(0, -1)) }, order: { path: 'DESC' } })

/** The node of `path` and those above it, the nearest first, each with whoever holds the role there. */
export async function findHoldersAlong(
  db: Db,
  role: Role,
  path: string,
): Promise<{ organisation: Organisation; personIds: string[] }[]> {
  const nodes = await db.find(Organisation, { where: { path: In(pathsDownTo(path)) }, order: { path: 'DESC' } })
  const organisationId = In(nodes.map(({ id }) => id))
  const grants = await db.find(RoleGrant, { where: { organisationId, role, endedAt: IsNull() }, order: { id: 'ASC' } })
  return nodes.map((organisation) => {
    const held = grants.filter((grant) => grant.organisationId === organisation.id)
    return { organisation, personIds: [...new Set(held.map(({ personId }) => personId))] }
  })
}

/** Most people of one union that are told of the same thing. */
const mostHolders = 20

/** Who holds a role at the node of `path`, or at the nearest one above where anybody does. */
export async function findHolders(db: Db, role: Role, path: string): Promise<string[]> {
  const along = await findHoldersAlong(db, role, path)
  return (along.find(({ personIds }) => personIds.length > 0)?.personIds ?? []).slice(0, mostHolders)
}

/** A role held for a time, or still. */
export interface HeldGrant extends Omit<Grant, 'isInUnit'> {
  personId: string
  grantedAt: Date
  endedAt: Date | null
}

/** Every role these persons ever held, newest first. */
export async function findGrantHistory(db: Db, personIds: readonly string[]): Promise<HeldGrant[]> {
  if (personIds.length === 0) return []
  const grants = await db
    .createQueryBuilder(RoleGrant, 'held')
    .innerJoinAndSelect('held.organisation', 'organisation')
    .where('held.personId IN (:...personIds)', { personIds })
    .orderBy('held.id', 'DESC')
    .getMany()
  return grants.map(({ personId, role, organisationId, organisation, grantedAt, endedAt }) => {
    const { name, path } = organisation!
    return { personId, role, organisationId, organisationName: name, path, grantedAt, endedAt }
  })
}
