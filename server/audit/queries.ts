import { In, type SelectQueryBuilder } from 'typeorm'
import { api } from '../../shared/api'
import type { Operation } from '../../shared/http/contract'
import { shanghaiInstant } from '../../shared/http/time'
import { isRoot } from '../../shared/organisations/rules'
import { nameIndexOf, Person, phoneIndexOf } from '../identity'
import { findUnnamedTo, RoleGrant, withinPaths } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { decodeTimeCursor } from '../platform/cursor'
import type { Db } from '../platform/db'
import { AuditRow } from '../platform/entities'
import { merge } from '../platform/merge'

export interface AuditFilter {
  action?: string | undefined
  who?: string | undefined
  targetId?: string | undefined
  refused?: 'true' | undefined
  from?: string | undefined
  to?: string | undefined
}

/** The newest rows of a filter in the auditor's reach. */
export async function findRows(
  db: Db,
  actor: StaffActor,
  filter: AuditFilter & { cursor?: string | undefined },
  limit: number,
): Promise<AuditRow[]> {
  const actors = await findActors(db, actor, filter)
  if (actors?.length === 0) return []
  const moment = filter.refused ? 'row.refusedAt' : 'row.at'
  // Each of a few has their rows in order; all of them together have not.
  const isByActor = actors !== null && actors.length <= mostStrands && !filter.refused && filter.targetId === undefined
  const parts = (isByActor ? actors.map((id) => [id]) : [actors]).map((ids) => {
    const query = narrow(db.createQueryBuilder(AuditRow, 'row').where('1 = 1'), actor, filter, moment)
    query.useIndex(indexFor(filter, isByActor))
    if (ids !== null) query.andWhere('row.actorId IN (:...ids)', { ids })
    return query.orderBy(moment, 'DESC').addOrderBy('row.id', 'DESC').limit(limit)
  })
  if (parts.length === 1) return parts[0]!.getMany()
  const ids = merge(
    db,
    parts.map((part) => part.select('row.id', 'id')),
  ).select('id')
  return db
    .createQueryBuilder(AuditRow, 'row')
    .innerJoin(`(${ids.getQuery()})`, 'found', 'found.id = row.id')
    .setParameters(ids.getParameters())
    .orderBy(moment, 'DESC')
    .addOrderBy('row.id', 'DESC')
    .limit(limit)
    .getMany()
}

function narrow(
  query: SelectQueryBuilder<AuditRow>,
  actor: StaffActor,
  filter: AuditFilter & { cursor?: string | undefined },
  moment: string,
): SelectQueryBuilder<AuditRow> {
  const { action, targetId, refused, from, to, cursor } = filter
  if (action !== undefined) query.andWhere('row.action = :action', { action })
  if (targetId !== undefined) query.andWhere('row.targetId = :targetId', { targetId })
  if (refused) query.andWhere('row.refusedAt IS NOT NULL')
  if (from !== undefined) query.andWhere(`${moment} >= :since`, { since: shanghaiInstant(from, '00:00') })
  if (to !== undefined) query.andWhere(`${moment} < :until`, { until: shanghaiInstant(to, '24:00') })
  const after = decodeTimeCursor(cursor)
  if (after) query.andWhere(`(${moment} < :at OR (${moment} = :at AND row.id < :id))`, after)
  if (actor.isUnitOfficer) query.andWhere('row.action NOT IN (:...own)', { own: actsTowardsMembership })
  return query
}

/** The index that has what the filter leaves over in the order of time, and little else. */
function indexFor({ targetId, refused, action }: AuditFilter, isByActor: boolean): string {
  if (targetId !== undefined) return 'audit_rows_target_at'
  if (refused) return 'audit_rows_refused'
  if (isByActor) return 'audit_rows_actor_at'
  return action !== undefined ? 'audit_rows_action' : 'audit_rows_at'
}

/** More actors than this are met all along the order of time, and passed by on the way. */
const mostStrands = 60

/** Whose rows are looked for: of namesakes, of staff in reach, or of both; null for everybody's. */
async function findActors(db: Db, actor: StaffActor, { who }: AuditFilter): Promise<string[] | null> {
  const persons = who === undefined ? null : await findPersonIds(db, actor, who)
  const staff = seesAll(actor) || persons?.length === 0 ? null : await findStaffInReach(db, actor)
  return persons && staff ? persons.filter((id) => staff.includes(id)) : (persons ?? staff)
}

/** What people do for themselves on the way to a membership: an employer's auditor reads none of it, of anybody. */
const actsTowardsMembership = [
  ...new Set(
    api.membership
      .flatMap((contract) => Object.values<Operation>(contract))
      .flatMap(({ access, audit }) => (access === 'person' && audit ? [audit] : [])),
  ),
]

export const seesAll = (actor: StaffActor): boolean => actor.grants.some(({ path }) => isRoot(path))

/** Those who hold, or once held, a role in the auditor's subtree. */
async function findStaffInReach(db: Db, actor: StaffActor): Promise<string[]> {
  const grants = db.createQueryBuilder(RoleGrant, 'held').innerJoin('held.organisation', 'union').where('1 = 1')
  const rows = await withinPaths(grants, actor.grants, 'union.path')
    .select('DISTINCT held.personId', 'personId')
    .getRawMany<{ personId: string }>()
  return rows.map(({ personId }) => personId)
}

/** By whole name or phone; by name nobody who asked to be a stranger to this officer. */
async function findPersonIds(db: Db, actor: StaffActor, who: string): Promise<string[]> {
  const phoneIndex = phoneIndexOf(who)
  const found = await db.find(Person, {
    where: [{ nameIndex: nameIndexOf(who) }, { phoneIndex }],
    select: { id: true, phoneIndex: true },
    take: 50,
  })
  const unnamed = await findUnnamedTo(
    db,
    actor,
    found.map(({ id }) => id),
  )
  return found.filter((one) => !unnamed.has(one.id) || one.phoneIndex === phoneIndex).map(({ id }) => id)
}

/** Of these persons, those who hold or held a role. */
export async function findStaffIds(db: Db, personIds: string[]): Promise<Set<string>> {
  const grants = await db.find(RoleGrant, { where: { personId: In(personIds) }, select: { id: true, personId: true } })
  return new Set(grants.map(({ personId }) => personId))
}
