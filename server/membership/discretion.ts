import { Brackets, In, IsNull, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import { smallestCount } from '../../shared/membership/rules'
import { findPathsInUnits, type Organisation } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { placesFor } from '../platform/raw'
import { Application, Membership } from './entities'

/*
 * "Do not tell my employer" (不告诉单位), decided in one place. Whoever holds a role at or below an enterprise, a group or
 * an industry union counts as the employer, whatever else they hold (`StaffActor.isUnitOfficer`), and gets for a person so
 * flagged the answer they would get for somebody nobody here has ever heard of. What a unit does to such a person happens
 * to a shadow (`shadows.ts`): a row that is a membership to units and nothing to everybody else.
 *
 *   persons found by name, number, phone   findStrangersTo (organisations)
 *   names of those who hold a role         findUnnamedTo (organisations)
 *   lists, reports, exports                seenBy, findMembershipsSeenBy, findUnitFacts
 *   charts                                 everSeenBy, coarse, coarseAll
 *   roster import, grants by roster        findShadowed, isTakenOpenly → addShadow, endShadow
 *   moving to another union                moveDiscretion
 */

type Staff = Pick<StaffActor, 'isUnitOfficer'>

/** Whether this row is kept from this member of staff. */
export const isKeptFrom = (actor: Staff, row: { isDiscreet: boolean }): boolean => actor.isUnitOfficer && row.isDiscreet

/** Persons among these who asked that their employer is not told, and those units have a shadow of since. */
export async function findDiscreetPersons(db: Db, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const these = placesFor(personIds)
  const rows: { id: string }[] = await db.query(
    `SELECT open_key AS id FROM applications WHERE open_key IN (${these}) AND is_discreet = 1
     UNION SELECT current_key FROM memberships WHERE current_key IN (${these}) AND is_discreet = 1
     UNION SELECT shadow_key FROM memberships WHERE shadow_key IN (${these})`,
    [...personIds, ...personIds, ...personIds],
  )
  return rows.map(({ id }) => id)
}

/** Persons among these who were admitted by what they keep from their employer, and never openly: their name came with it. */
export async function findDiscreetNames(db: Db, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const personId = In([...personIds])
  const select = { id: true, personId: true, isDiscreet: true } as const
  const admitted = await db.find(Application, { where: { personId, state: 'approved' }, select })
  const openly = await db.find(Membership, { where: { personId, isDiscreet: false, isShadow: false }, select })
  const isOpen = new Set([...admitted, ...openly].flatMap((one) => (one.isDiscreet ? [] : [one.personId])))
  return [...new Set(admitted.map((one) => one.personId))].filter((id) => !isOpen.has(id))
}

/** Whether a union lies at or below an enterprise, a group or an industry union. */
export const isUnitUnion = async (db: Db, { path }: Pick<Organisation, 'path'>): Promise<boolean> =>
  (await findPathsInUnits(db, [path])).has(path)

/** Persons among these of whom this union gets a shadow where it would get a membership of a stranger. */
export async function findShadowed(
  db: Db,
  organisation: Pick<Organisation, 'path'>,
  personIds: readonly string[],
): Promise<Set<string>> {
  const isUnit = await isUnitUnion(db, organisation)
  return new Set(isUnit ? await findDiscreetPersons(db, personIds) : [])
}

/** An application that is kept from the employer goes to no employer's union. */
export async function refuseUnit(db: Db, organisation: Pick<Organisation, 'path'>): Promise<void> {
  if (await isUnitUnion(db, organisation)) {
    throw new AppError('membership.discreet_at_unit', undefined, 'organisationId')
  }
}

/**
 * Narrows a query over memberships (`alias`) to the current ones this member of staff may know of: for a unit its shadows
 * are members and what is kept from it does not exist; for everybody else there are no shadows.
 */
export function seenBy<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  actor: Staff,
  alias = 'membership',
): SelectQueryBuilder<T> {
  if (!actor.isUnitOfficer) return query.andWhere(`${alias}.currentKey IS NOT NULL`)
  const open = `(${alias}.currentKey IS NOT NULL AND ${alias}.isDiscreet = :keptFromUnits)`
  return query.andWhere(
    new Brackets((where) => where.where(open, { keptFromUnits: false }).orWhere(`${alias}.shadowKey IS NOT NULL`)),
  )
}

/** The current memberships of these persons, with their unions, as far as this member of staff may know of them. */
export function findMembershipsSeenBy(db: Db, actor: Staff, personIds: readonly string[]): Promise<Membership[]> {
  const query = db
    .createQueryBuilder(Membership, 'membership')
    .innerJoinAndSelect('membership.organisation', 'organisation')
    .where('membership.personId IN (:...personIds)', { personIds })
  if (actor.isUnitOfficer) query.addSelect('membership.shadowFacts')
  return seenBy(query, actor).getMany()
}

/** Narrows a query over memberships, ended ones too, to those this member of staff may know of. */
export function everSeenBy<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  actor: Staff,
  alias = 'membership',
): SelectQueryBuilder<T> {
  if (!actor.isUnitOfficer) return query.andWhere(`${alias}.isShadow = :shadows`, { shadows: false })
  return query.andWhere(`(${alias}.isShadow = :shadows OR ${alias}.isDiscreet = :keptFromUnits)`, {
    shadows: true,
    keptFromUnits: false,
  })
}

/** Whether this membership is there at all for this member of staff, ended or not. */
export const isEverSeenBy = (actor: Staff, held: Pick<Membership, 'isShadow' | 'isDiscreet'>): boolean =>
  actor.isUnitOfficer ? held.isShadow || !held.isDiscreet : !held.isShadow

/** The memberships of these persons, ended ones too, with their unions, newest first. */
export function findEverSeenBy(db: Db, actor: Staff, personIds: readonly string[]): Promise<Membership[]> {
  const query = db
    .createQueryBuilder(Membership, 'membership')
    .innerJoinAndSelect('membership.organisation', 'organisation')
    .where('membership.personId IN (:...personIds)', { personIds })
    .orderBy('membership.id', 'DESC')
    .limit(100)
  if (actor.isUnitOfficer) query.addSelect('membership.shadowFacts')
  return everSeenBy(query, actor).getMany()
}

/** A count as a chart may show it to this member of staff: null where so few are counted that they could be told apart. */
export const coarse = (actor: Staff, count: number): number | null =>
  actor.isUnitOfficer && count > 0 && count < smallestCount ? null : count

/** Counts that add up to one that is shown too: where a single one would be kept back, the next smallest is with it. */
export function coarseAll(actor: Staff, counts: readonly number[]): (number | null)[] {
  const shown = counts.map((count) => coarse(actor, count))
  if (shown.filter((count) => count === null).length !== 1) return shown
  const next = Math.min(...shown.filter((count) => count !== null && count > 0).map(Number))
  const at = shown.indexOf(next)
  return shown.map((count, index) => (index === at ? null : count))
}

/**
 * Whether somebody who keeps nothing from their employer was admitted with this document, though it stands on the record of
 * somebody who does: for a unit they are the one who holds it.
 */
export async function isTakenOpenly(db: Db, documentIndex: string): Promise<boolean> {
  const taken = await db
    .createQueryBuilder(Membership, 'membership')
    .innerJoin(Application, 'application', 'application.id = membership.applicationId')
    .where('membership.currentKey IS NOT NULL AND membership.isDiscreet = :kept', { kept: false })
    .andWhere('application.documentIndex = :documentIndex', { documentIndex })
    .getCount()
  return taken > 0
}

/**
 * The person moves to another union: whether the new membership is kept from the employer too. It is until the move is to
 * a unit's union; then the flag ends on all the person filed, and the shadow that stood in for them goes.
 */
export async function moveDiscretion(
  db: Db,
  personId: string,
  target: Pick<Organisation, 'path'>,
  now: Date,
): Promise<boolean> {
  if (!(await isUnitUnion(db, target))) return db.existsBy(Membership, { currentKey: personId, isDiscreet: true })
  await db.update(Application, { personId, isDiscreet: true }, { isDiscreet: false })
  await db.update(Membership, { personId, isDiscreet: true }, { isDiscreet: false })
  const shadow = { personId, isShadow: true, until: IsNull() }
  await db.update(Membership, shadow, { state: 'left', until: now, shadowKey: null })
  return false
}
