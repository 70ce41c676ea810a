import { Brackets, In } from 'typeorm'
import { api } from '../../shared/api'
import type { Operation } from '../../shared/http/contract'
import { dayMs, shanghaiInstant } from '../../shared/http/time'
import { isRoot } from '../../shared/organisations/rules'
import { nameIndexOf, Person, phoneIndexOf } from '../identity'
import { findUnnamedTo, Organisation, RoleGrant } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { decodeTimeCursor } from '../platform/cursor'
import type { Db } from '../platform/db'
import { AuditRow } from '../platform/entities'

export interface AuditFilter {
  action?: string | undefined
  who?: string | undefined
  targetId?: string | undefined
  refused?: 'true' | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Without a first day, refusals are looked for this far back: they are few, and every row has to be looked at. */
const refusedDays = 31

/** The newest rows of a filter in the auditor's reach. */
export async function findRows(
  db: Db,
  actor: StaffActor,
  filter: AuditFilter & { cursor?: string | undefined },
  limit: number,
  now: Date,
): Promise<AuditRow[]> {
  const query = db.createQueryBuilder(AuditRow, 'row').orderBy('row.at', 'DESC').addOrderBy('row.id', 'DESC')
  const { action, who, targetId, refused, from, to, cursor } = filter
  if (action !== undefined) query.andWhere('row.action = :action', { action })
  if (targetId !== undefined) query.andWhere('row.targetId = :targetId', { targetId })
  if (who !== undefined) {
    const ids = await findPersonIds(db, actor, who)
    if (ids.length === 0) return []
    query.andWhere('row.actorId IN (:...ids)', { ids })
  }
  if (refused) query.andWhere("row.outcome <> 'done'")
  const since = from !== undefined ? shanghaiInstant(from, '00:00') : refused ? daysBefore(now, refusedDays) : null
  if (since) query.andWhere('row.at >= :since', { since })
  if (to !== undefined) query.andWhere('row.at < :until', { until: shanghaiInstant(to, '24:00') })
  const after = decodeTimeCursor(cursor)
  if (after) query.andWhere('(row.at < :at OR (row.at = :at AND row.id < :id))', after)
  if (!seesAll(actor)) query.andWhere(byStaffInReach(db, actor))
  if (actor.isUnitOfficer) query.andWhere('row.action NOT IN (:...own)', { own: actsTowardsMembership })
  return query.limit(limit).getMany()
}

/** What people do for themselves on the way to a membership: an employer's auditor reads none of it, of anybody. */
const actsTowardsMembership = [
  ...new Set(
    api.membership
      .flatMap((contract) => Object.values<Operation>(contract))
      .flatMap(({ access, audit }) => (access === 'person' && audit ? [audit] : [])),
  ),
]

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMs)

const seesAll = (actor: StaffActor): boolean => actor.grants.some(({ path }) => isRoot(path))

/** What was done by those who hold, or once held, a role in the auditor's subtree. */
const byStaffInReach = (db: Db, actor: StaffActor) =>
  new Brackets((where) => {
    for (const [at, { path }] of actor.grants.entries()) {
      const staff = db
        .createQueryBuilder(RoleGrant, `held${at}`)
        .innerJoin(Organisation, `union${at}`, `union${at}.id = held${at}.organisationId`)
        .where(`union${at}.path LIKE :reach${at}`)
        .select(`held${at}.personId`)
      where.orWhere(`row.actorId IN (${staff.getQuery()})`, { [`reach${at}`]: `${path}%` })
    }
  })

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
