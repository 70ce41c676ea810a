import { In, type SelectQueryBuilder } from 'typeorm'
import type { Role } from '../../shared/organisations/roles'
import { parentPathOf } from '../../shared/organisations/rules'
import { documentIndexOf, nameIndexOf, Person, phoneIndexOf, SecondFactor } from '../identity'
import type { Grant } from '../platform/actor'
import { decodeCursor, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { RoleGrant, RoleInvitation } from './entities'
import { withinPaths } from './scope'

export interface StaffSearch {
  organisationId?: string | undefined
  role?: Role | undefined
  disabled?: 'true' | undefined
  q?: string | undefined
  cursor?: string | undefined
}

const grantsInReach = (db: Db, grants: readonly Grant[]): SelectQueryBuilder<RoleGrant> =>
  withinPaths(
    db.createQueryBuilder(RoleGrant, 'held').innerJoin('held.organisation', 'organisation').where('1 = 1'),
    grants,
    'organisation.path',
  )

/** A page of ids of people who hold a role in the reach; of disabled ones, who held one there once is enough. */
export async function findStaffIds(db: Db, grants: readonly Grant[], search: StaffSearch): Promise<string[]> {
  const { organisationId, role, disabled, q, cursor } = search
  const query = grantsInReach(db, grants)
    .select('held.personId', 'personId')
    .innerJoin(Person, 'person', 'person.id = held.personId')
    .andWhere(disabled ? 'person.disabledAt IS NOT NULL' : 'held.endedAt IS NULL')
  if (organisationId !== undefined) query.andWhere('held.organisationId = :organisationId', { organisationId })
  if (role !== undefined) query.andWhere('held.role = :role', { role })
  if (q !== undefined) {
    query.andWhere('(person.nameIndex = :name OR person.phoneIndex = :phone OR person.documentIndex = :document)', {
      name: nameIndexOf(q),
      phone: phoneIndexOf(q),
      document: documentIndexOf(q),
    })
  }
  const after = decodeCursor(cursor, 1)
  if (after) query.andWhere('held.personId > :after', { after: after[0] })
  const rows = await query
    .groupBy('held.personId')
    .orderBy('held.personId')
    .limit(rowsToRead)
    .getRawMany<{ personId: string }>()
  return rows.map(({ personId }) => personId)
}

/** Whether the person holds, or held, a role in the reach. */
export const isStaffInReach = async (db: Db, grants: readonly Grant[], personId: string): Promise<boolean> =>
  (await grantsInReach(db, grants).andWhere('held.personId = :personId', { personId }).getCount()) > 0

export const findGrantInReach = (db: Db, grants: readonly Grant[], id: string): Promise<RoleGrant | null> =>
  grantsInReach(db, grants)
    .addSelect('organisation')
    .andWhere('held.id = :id AND held.endedAt IS NULL', { id })
    .getOne()

/** Who has a second factor that was confirmed. */
export async function findEnrolled(db: Db, personIds: string[]): Promise<Set<string>> {
  const factors = personIds.length === 0 ? [] : await db.findBy(SecondFactor, { personId: In(personIds) })
  return new Set(factors.filter(({ confirmedAt }) => confirmedAt !== null).map(({ personId }) => personId))
}

/** Roles that wait, newest first. */
export function findInvitations(
  db: Db,
  grants: readonly Grant[],
  { organisationId, cursor }: { organisationId?: string | undefined; cursor?: string | undefined },
  now: Date,
): Promise<RoleInvitation[]> {
  const query = invitationsInReach(db, grants, now)
  if (organisationId !== undefined) query.andWhere('waiting.organisationId = :organisationId', { organisationId })
  const after = decodeCursor(cursor, 1)
  if (after) query.andWhere('waiting.id < :after', { after: after[0] })
  return query.orderBy('waiting.id', 'DESC').limit(rowsToRead).getMany()
}

export const findInvitation = (db: Db, grants: readonly Grant[], id: string, now: Date) =>
  invitationsInReach(db, grants, now).andWhere('waiting.id = :id', { id }).getOne()

const invitationsInReach = (db: Db, grants: readonly Grant[], now: Date): SelectQueryBuilder<RoleInvitation> =>
  withinPaths(
    db
      .createQueryBuilder(RoleInvitation, 'waiting')
      .innerJoinAndSelect('waiting.organisation', 'organisation')
      .where('waiting.endedAt IS NULL AND waiting.expiresAt > :now', { now }),
    grants,
    'organisation.path',
  )

/** How many people who can sign in administer the root. */
export async function countRootAdmins(db: Db): Promise<number> {
  const rows = await db
    .createQueryBuilder(RoleGrant, 'held')
    .innerJoinAndSelect('held.organisation', 'organisation')
    .innerJoin(Person, 'person', 'person.id = held.personId AND person.disabledAt IS NULL')
    .where("held.role = 'orgAdmin' AND held.endedAt IS NULL AND organisation.parentId IS NULL")
    .getMany()
  return rows.filter(({ organisation }) => parentPathOf(organisation!.path) === '').length
}
