import { Brackets, In } from 'typeorm'
import type { MembershipState } from '../../shared/membership/states'
import { documentIndexOf, nameIndexOf, Person, phoneIndexOf } from '../identity'
import { Organisation } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { decodeCursor, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { Application, Membership } from './entities'

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
    .where('membership.organisationId IN (:...organisations)', { organisations })
    .andWhere('membership.personId <> :self', { self: actor.personId })
    .orderBy('membership.organisationId', 'DESC')
    .addOrderBy('membership.id', 'DESC')
    .limit(rowsToRead)
  const after = decodeCursor(filter.cursor, 2)
  if (after) {
    query.andWhere(
      '(membership.organisationId < :union OR (membership.organisationId = :union AND membership.id < :after))',
      { union: after[0], after: after[1] },
    )
  }
  if (filter.q !== undefined) {
    const persons = await findPersonsMatching(db, filter.q)
    query.andWhere(
      new Brackets((where) => {
        where.where('membership.number = :number', { number: filter.q!.replace(/\s/g, '') })
        if (persons.length > 0) where.orWhere('membership.personId IN (:...persons)', { persons })
      }),
    )
  }
  const { state = filter.q === undefined ? 'current' : undefined } = filter
  if (state === 'current') query.andWhere('membership.currentKey IS NOT NULL')
  else if (state !== undefined) query.andWhere('membership.state = :state', { state })
  return query.getMany()
}

/** Ids of the unions in reach; a role always reaches its own. */
async function findReached(db: Db, actor: StaffActor): Promise<string[]> {
  const query = db.createQueryBuilder(Organisation, 'organisation').select('organisation.id', 'id')
  for (const [at, { path }] of actor.grants.entries()) {
    query.orWhere(`organisation.path LIKE :path${at}`, { [`path${at}`]: `${path}%` })
  }
  return (await query.getRawMany<{ id: string }>()).map(({ id }) => id)
}

const mostPersons = 50

/** Persons by whole name, phone or document number. */
async function findPersonsMatching(db: Db, q: string): Promise<string[]> {
  const persons = await db.find(Person, {
    select: { id: true },
    where: [{ nameIndex: nameIndexOf(q) }, { phoneIndex: phoneIndexOf(q) }, { documentIndex: documentIndexOf(q) }],
    take: mostPersons,
  })
  return persons.map(({ id }) => id)
}

/** A person's applications that were handed in, with their unions, newest first. */
export const findFiledBy = (db: Db, personId: string): Promise<Application[]> =>
  db
    .createQueryBuilder(Application, 'application')
    .innerJoinAndSelect('application.organisation', 'organisation')
    .where({ personId: In([personId]) })
    .andWhere("application.state <> 'draft'")
    .orderBy('application.id', 'DESC')
    .limit(20)
    .getMany()
