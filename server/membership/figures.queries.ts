import { In } from 'typeorm'
import type { DayFigure } from '../../shared/membership/figures.contract'
import { currentMembershipStates, type MembershipState } from '../../shared/membership/states'
import { Organisation, rangeBelow } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { placesFor, toRaw } from '../platform/raw'
import { everSeenBy } from './discretion'
import { Application, Membership } from './entities'

/** A union and all below it, with the days that are looked at: what every count here is narrowed to. */
export interface Scope {
  organisationIds: readonly string[]
  from: string
  to: string
}

export type Branch = Pick<Organisation, 'id' | 'parentId' | 'path' | 'name'>

/** The union at `path` and all below it, closed ones too: what went to them is still counted. */
export const findBranches = (db: Db, path: string): Promise<Branch[]> =>
  db
    .createQueryBuilder(Organisation, 'organisation')
    .select(['organisation.id', 'organisation.parentId', 'organisation.path', 'organisation.name'])
    .where('organisation.path >= :from AND organisation.path < :to', rangeBelow(path))
    .orderBy('organisation.path')
    .getMany()

export interface Counted {
  what: DayFigure | 'open' | 'overdue'
  /** A day, or for what is open now a union's id. */
  at: string
  count: number
}

/**
 * What happened by day, and what is open by union, in one statement. Each part reads one index of `applications` and nothing
 * of the rows, for the unions in reach alone: the ids are named because a join would walk through all years of each.
 */
export async function countApplications(db: Db, actor: StaffActor, scope: Scope, now: Date): Promise<Counted[]> {
  const { organisationIds, from, to } = scope
  const filter = `organisation_id IN (${placesFor(organisationIds)})${actor.isUnitOfficer ? ' AND is_discreet = 0' : ''}`
  const byDay = (column: string, what: string, group: string) =>
    `SELECT ${what} AS what, ${column} AS at, COUNT(*) AS counted FROM applications
     WHERE ${filter} AND ${column} >= ? AND ${column} <= ? GROUP BY ${group}`
  const waiting = (what: string, due: string) =>
    `SELECT '${what}' AS what, organisation_id AS at, COUNT(*) AS counted FROM applications
     WHERE ${filter} AND ${due} GROUP BY organisation_id`
  const rows: { what: Counted['what']; at: string; counted: string | number }[] = await db.query(
    [
      byDay('filed_on', "'submitted'", 'filed_on'),
      byDay('returned_on', "'returned'", 'returned_on'),
      byDay('closed_on', 'state', 'closed_on, state'),
      waiting('open', 'due_at IS NOT NULL'),
      waiting('overdue', 'due_at < ?'),
    ].join(' UNION ALL '),
    [
      ...[...organisationIds, from, to],
      ...[...organisationIds, from, to],
      ...[...organisationIds, from, to],
      ...organisationIds,
      ...organisationIds,
      toRaw(db, now),
    ],
  )
  return rows.map(({ what, at, counted }) => ({ what, at, count: Number(counted) }))
}

export interface Filed {
  organisationId: string
  route: Application['route']
  count: number
}

/** What was handed in, by union and the way it came. */
export async function countFiled(db: Db, actor: StaffActor, scope: Scope): Promise<Filed[]> {
  const rows = await filedIn(db, actor, scope)
    .select(['application.organisationId AS organisation', 'application.route AS route', 'COUNT(*) AS counted'])
    .groupBy('application.organisationId')
    .addGroupBy('application.route')
    .getRawMany<{ organisation: string; route: Application['route']; counted: string | number }>()
  return rows.map(({ organisation, route, counted }) => ({
    organisationId: organisation,
    route,
    count: Number(counted),
  }))
}

function filedIn(db: Db, actor: StaffActor, { organisationIds, from, to }: Scope) {
  const query = db
    .createQueryBuilder(Application, 'application')
    .where('application.organisationId IN (:...organisationIds)', { organisationIds })
    .andWhere('application.filedOn >= :from AND application.filedOn <= :to', { from, to })
  return actor.isUnitOfficer ? query.andWhere('application.isDiscreet = :kept', { kept: false }) : query
}

const manyUnions = 60

/** The newest of what was handed in. */
export const findFiled = (db: Db, actor: StaffActor, scope: Scope, most: number): Promise<Application[]> =>
  filedIn(db, actor, scope)
    // Of many unions it is read along the days, of a few union by union.
    .useIndex(scope.organisationIds.length > manyUnions ? ['applications_filed_on'] : [])
    .innerJoinAndSelect('application.organisation', 'organisation')
    .orderBy('application.filedOn', 'DESC')
    .addOrderBy('application.id', 'DESC')
    .limit(most)
    .getMany()

/** Times are told to ten minutes, so that a city's are a few hundred rows. */
const stepMinutes = 10

export interface Taken {
  minutes: number
  /** Null for what was decided before it was written down. */
  inTime: boolean | null
  count: number
}

/** How long what was approved or refused had taken, the quickest first. */
export async function countTaken(db: Db, actor: StaffActor, scope: Scope): Promise<Taken[]> {
  const { organisationIds, from, to } = scope
  const minutes = `(application.minutesTaken - application.minutesTaken % ${stepMinutes})`
  const query = db
    .createQueryBuilder(Application, 'application')
    .select([`${minutes} AS minutes`, 'application.inTime AS kept', 'COUNT(*) AS counted'])
    .where('application.organisationId IN (:...organisationIds)', { organisationIds })
    .andWhere('application.closedOn >= :from AND application.closedOn <= :to', { from, to })
    .andWhere("application.state IN ('approved', 'refused')")
    .andWhere('application.minutesTaken IS NOT NULL')
    .groupBy('minutes')
    .addGroupBy('kept')
    .orderBy('minutes')
  if (actor.isUnitOfficer) query.andWhere('application.isDiscreet = :open', { open: false })
  const rows = await query.getRawMany<{ minutes: string | number; kept: unknown; counted: string | number }>()
  return rows.map(({ minutes: taken, kept, counted }) => ({
    minutes: Number(taken),
    inTime: kept === null ? null : Number(kept) === 1,
    count: Number(counted),
  }))
}

/** Those who are members now, by state, as far as this member of staff may know of them. */
export async function countMembers(
  db: Db,
  actor: StaffActor,
  organisationIds: readonly string[],
): Promise<Map<MembershipState, number>> {
  const query = db
    .createQueryBuilder(Membership, 'membership')
    .select(['membership.state AS state', 'COUNT(*) AS counted'])
    .useIndex('memberships_counted')
    .where({ organisationId: In([...organisationIds]), state: In([...currentMembershipStates]) })
    .groupBy('membership.state')
  // As `seenBy` has it, in columns of one index: a row in one of these states is the current one, or a standing shadow.
  everSeenBy(query, actor)
  const rows = await query.getRawMany<{ state: MembershipState; counted: string | number }>()
  return new Map(rows.map(({ state, counted }) => [state, Number(counted)]))
}
