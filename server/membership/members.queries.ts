import { Brackets, type SelectQueryBuilder } from 'typeorm'
import type { MembershipState } from '../../shared/membership/states'
import { documentIndexOf, nameIndexOf, Person, phoneIndexOf } from '../identity'
import { findStrangersTo, Organisation, withinPaths } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { decodeCursor, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { everSeenBy } from './discretion'
import { Application, Membership } from './entities'
import { readUnitFacts, type UnitFacts } from './shadows'

export interface MemberFilter {
  state?: 'current' | MembershipState | undefined
  q?: string | undefined
  cursor?: string | undefined
}

/** What a page of members is ordered by, for its cursor. */
export const memberOrder = ({ organisationId, id }: Membership): string[] => [organisationId, id]

/** A page of members in reach, newest first in each union. */
export async function findMembers(db: Db, actor: StaffActor, filter: MemberFilter): Promise<Membership[]> {
  const { q } = filter
  const query = db.createQueryBuilder(Membership, 'membership').select('membership.id', 'id')
  const isOneUnion = q === undefined && (await inReachInOrder(query, db, actor, filter))
  if (q !== undefined) await matching(query.innerJoin('membership.organisation', 'organisation'), db, actor, q)
  // Told to order by the one union there is, MariaDB sorts them all.
  if (!isOneUnion) query.orderBy('membership.organisationId', 'DESC')
  const found = await narrow(query, actor, filter)
    .addOrderBy('membership.id', 'DESC')
    .limit(rowsToRead)
    .getRawMany<{ id: string }>()
  return loadMembers(
    db,
    found.map(({ id }) => id),
  )
}

/** The unions are looked up first: with their ids one index gives the rows in order, and a page costs the same however many there are; true where it is one union. */
async function inReachInOrder(
  query: SelectQueryBuilder<Membership>,
  db: Db,
  actor: StaffActor,
  { state = 'current' }: MemberFilter,
): Promise<boolean> {
  const organisations = await findReached(db, actor)
  query.useIndex(state === 'current' ? 'memberships_members' : 'memberships_stated')
  query.where('membership.organisationId IN (:...organisations)', { organisations })
  return organisations.length === 1
}

function narrow(
  query: SelectQueryBuilder<Membership>,
  actor: StaffActor,
  { state, q, cursor }: MemberFilter,
): SelectQueryBuilder<Membership> {
  everSeenBy(query.andWhere('membership.personId <> :self', { self: actor.personId }), actor)
  const after = decodeCursor(cursor, 2)
  if (after) {
    query.andWhere(
      '(membership.organisationId < :union OR (membership.organisationId = :union AND membership.id < :after))',
      { union: after[0], after: after[1] },
    )
  }
  const wanted = state ?? (q === undefined ? 'current' : undefined)
  if (wanted === undefined) return query
  return wanted === 'current'
    ? query.andWhere('(membership.currentKey IS NOT NULL OR membership.shadowKey IS NOT NULL)')
    : query.andWhere('membership.state = :state', { state: wanted })
}

async function loadMembers(db: Db, ids: string[]): Promise<Membership[]> {
  if (ids.length === 0) return []
  const rows = await db
    .createQueryBuilder(Membership, 'membership')
    .innerJoinAndSelect('membership.organisation', 'organisation')
    .innerJoinAndSelect('membership.person', 'person')
    .addSelect('membership.shadowFacts')
    .where('membership.id IN (:...ids)', { ids })
    .getMany()
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** Narrows a query to memberships found by a whole name or number. */
async function matching(query: SelectQueryBuilder<Membership>, db: Db, actor: StaffActor, q: string): Promise<void> {
  withinPaths(query.where('1 = 1'), actor.grants, 'organisation.path')
  const persons = await findPersonsMatching(db, actor, q)
  const shadows = await findShadowsMatching(db, actor, q)
  query.andWhere(
    new Brackets((where) => {
      where.where('membership.number = :number', { number: q.replace(/\s/g, '') })
      if (persons.length > 0) where.orWhere('membership.personId IN (:...persons)', { persons })
      if (shadows.length > 0) where.orWhere('membership.id IN (:...shadowIds)', { shadowIds: shadows })
    }),
  )
}

/** Ids of the unions in reach; a role always reaches its own. */
async function findReached(db: Db, actor: StaffActor): Promise<string[]> {
  const all = db.createQueryBuilder(Organisation, 'organisation').select('organisation.id', 'id')
  const rows = await withinPaths(all, actor.grants, 'organisation.path').getRawMany<{ id: string }>()
  return rows.map(({ id }) => id)
}

const mostPersons = 50

/** Persons by whole name, phone or document number; what is kept from a unit is not found by it. */
async function findPersonsMatching(db: Db, actor: StaffActor, q: string): Promise<string[]> {
  const persons = await db.find(Person, {
    select: { id: true },
    where: [{ nameIndex: nameIndexOf(q) }, { phoneIndex: phoneIndexOf(q) }, { documentIndex: documentIndexOf(q) }],
    take: mostPersons,
  })
  const ids = persons.map(({ id }) => id)
  const strangers = await findStrangersTo(db, actor, ids)
  return ids.filter((id) => !strangers.has(id))
}

const mostShadows = 1_000

/** A unit's shadows by what it wrote itself, which is sealed and has no index: there are few in one unit. */
async function findShadowsMatching(db: Db, actor: StaffActor, q: string): Promise<string[]> {
  if (!actor.isUnitOfficer) return []
  const shadows = db
    .createQueryBuilder(Membership, 'membership')
    .innerJoin('membership.organisation', 'organisation')
    .select(['membership.id', 'membership.shadowFacts'])
    .where('membership.isShadow = :shadow', { shadow: true })
  const rows = await withinPaths(shadows, actor.grants, 'organisation.path').limit(mostShadows).getMany()
  const isNamed = ({ name, phone, documentNumber }: UnitFacts) =>
    nameIndexOf(name) === nameIndexOf(q) ||
    phone === q ||
    (documentNumber != null && documentIndexOf(documentNumber) === documentIndexOf(q))
  return rows.filter(({ shadowFacts }) => isNamed(readUnitFacts(shadowFacts)!)).map(({ id }) => id)
}

/** A person's applications that were handed in, with their unions, newest first. */
export const findFiledBy = (db: Db, personId: string): Promise<Application[]> =>
  db
    .createQueryBuilder(Application, 'application')
    .innerJoinAndSelect('application.organisation', 'organisation')
    .where("application.personId = :personId AND application.state <> 'draft'", { personId })
    .orderBy('application.id', 'DESC')
    .limit(20)
    .getMany()
