import { Brackets } from 'typeorm'
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

/**
 * A page of members of the unions in reach. The unions are looked up first: with their ids the index gives the rows in
 * order, so that a page costs the same however many members there are.
 */
export async function findMembers(db: Db, actor: StaffActor, filter: MemberFilter): Promise<Membership[]> {
  const organisations = await findReached(db, actor)
  const query = db
    .createQueryBuilder(Membership, 'membership')
    .innerJoinAndSelect('membership.organisation', 'organisation')
    .innerJoinAndSelect('membership.person', 'person')
    .addSelect('membership.shadowFacts')
    .where('membership.organisationId IN (:...organisations)', { organisations })
    .andWhere('membership.personId <> :self', { self: actor.personId })
    .orderBy('membership.organisationId', 'DESC')
    .addOrderBy('membership.id', 'DESC')
    .limit(rowsToRead)
  everSeenBy(query, actor)
  const after = decodeCursor(filter.cursor, 2)
  if (after) {
    query.andWhere(
      '(membership.organisationId < :union OR (membership.organisationId = :union AND membership.id < :after))',
      { union: after[0], after: after[1] },
    )
  }
  if (filter.q !== undefined) {
    const persons = await findPersonsMatching(db, actor, filter.q)
    const shadows = await findShadowsMatching(db, actor, organisations, filter.q)
    query.andWhere(
      new Brackets((where) => {
        where.where('membership.number = :number', { number: filter.q!.replace(/\s/g, '') })
        if (persons.length > 0) where.orWhere('membership.personId IN (:...persons)', { persons })
        if (shadows.length > 0) where.orWhere('membership.id IN (:...shadows)', { shadows })
      }),
    )
  }
  const { state = filter.q === undefined ? 'current' : undefined } = filter
  if (state === 'current') query.andWhere('(membership.currentKey IS NOT NULL OR membership.shadowKey IS NOT NULL)')
  else if (state !== undefined) query.andWhere('membership.state = :state', { state })
  return query.getMany()
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
async function findShadowsMatching(db: Db, actor: StaffActor, organisations: string[], q: string): Promise<string[]> {
  if (!actor.isUnitOfficer) return []
  const rows = await db
    .createQueryBuilder(Membership, 'membership')
    .select(['membership.id', 'membership.shadowFacts'])
    .where('membership.organisationId IN (:...organisations) AND membership.isShadow = :shadow', {
      organisations,
      shadow: true,
    })
    .limit(mostShadows)
    .getMany()
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
