import { IsNull, Not } from 'typeorm'
import type { Db } from '../platform/db'
import { Membership } from './entities'
import { MembershipChange, Transfer } from './standing.entities'

/** A person's newest membership with its union, ended or not. */
export const findNewestMembership = (db: Db, personId: string): Promise<Membership | null> =>
  db
    .createQueryBuilder(Membership, 'membership')
    .innerJoinAndSelect('membership.organisation', 'organisation')
    .where('membership.personId = :personId AND membership.numberKey IS NOT NULL AND membership.isShadow = :shadow', {
      personId,
      shadow: false,
    })
    .getOne()

/** A membership with its union, its member, and what a unit wrote of them where it is a shadow. */
export const findMember = (db: Db, id: string): Promise<Membership | null> =>
  db
    .createQueryBuilder(Membership, 'membership')
    .innerJoinAndSelect('membership.organisation', 'organisation')
    .innerJoinAndSelect('membership.person', 'person')
    .addSelect('membership.shadowFacts')
    .where('membership.id = :id', { id })
    .getOne()

/** Changes a membership that is still at the version read; one that comes back has to be the person's newest. */
export async function updateMembership(db: Db, held: Membership, change: Partial<Membership>): Promise<boolean> {
  const where = {
    id: held.id,
    version: held.version,
    state: held.state,
    ...(change.currentKey ? { currentKey: IsNull(), numberKey: Not(IsNull()) } : {}),
    ...(change.shadowKey ? { shadowKey: IsNull() } : {}),
  }
  return (await db.update(Membership, where, { ...change, version: held.version + 1 })).affected === 1
}

/** Gives a person's number free for their next membership; false where they are a member again meanwhile. */
export const releaseNumber = async (db: Db, id: string): Promise<boolean> =>
  (await db.update(Membership, { id, currentKey: IsNull(), numberKey: Not(IsNull()) }, { numberKey: null }))
    .affected === 1

const mostChanges = 60

const changes = (db: Db) =>
  db
    .createQueryBuilder(MembershipChange, 'entry')
    .leftJoinAndSelect('entry.organisation', 'organisation')
    .orderBy('entry.id', 'DESC')
    .limit(mostChanges)

/** A person's history over all unions, newest first; what units take for memberships is none of it. */
export const findChangesOf = (db: Db, personId: string): Promise<MembershipChange[]> =>
  changes(db)
    .innerJoin(Membership, 'membership', 'membership.id = entry.membershipId AND membership.isShadow = :shadow', {
      shadow: false,
    })
    .where('entry.personId = :personId', { personId })
    .getMany()

/** The history of one membership, newest first, with whoever acted. */
export const findChangesOfMembership = (db: Db, membershipId: string): Promise<MembershipChange[]> =>
  changes(db)
    .leftJoinAndSelect('entry.actor', 'actor')
    .where('entry.membershipId = :membershipId', { membershipId })
    .getMany()

const transfers = (db: Db) =>
  db
    .createQueryBuilder(Transfer, 'transfer')
    .innerJoinAndSelect('transfer.from', 'origin')
    .innerJoinAndSelect('transfer.to', 'target')
    .leftJoinAndSelect('transfer.owner', 'owner')

export const findOpenTransfer = (db: Db, personId: string): Promise<Transfer | null> =>
  transfers(db).where('transfer.openKey = :personId', { personId }).getOne()

/** One of a person's own; a foreign id finds nothing, as an absent one does. */
export const findOwnTransfer = (db: Db, personId: string, id: string): Promise<Transfer | null> =>
  transfers(db).where('transfer.id = :id AND transfer.personId = :personId', { id, personId }).getOne()

/** The transfers of a person, newest first, from before `before`. */
export function findTransfersOf(
  db: Db,
  personId: string,
  before: string | undefined,
  most: number,
): Promise<Transfer[]> {
  const query = transfers(db).where('transfer.personId = :personId', { personId })
  if (before !== undefined) query.andWhere('transfer.id < :before', { before })
  return query.orderBy('transfer.id', 'DESC').limit(most).getMany()
}

/** A transfer as the new union needs it: with both unions, the membership that moves, and its member. */
export const findTransferCase = (db: Db, id: string): Promise<Transfer | null> =>
  transfers(db)
    .innerJoinAndSelect('transfer.membership', 'membership')
    .innerJoinAndSelect('transfer.person', 'person')
    .where('transfer.id = :id', { id })
    .getOne()

/** Closes a transfer that is still open at the version read; false where it is not. */
export async function updateTransfer(db: Db, transfer: Transfer, change: Partial<Transfer>): Promise<boolean> {
  const where = { id: transfer.id, version: transfer.version, state: 'submitted' as const }
  const closed = { openKey: null, dueAt: null, version: transfer.version + 1 }
  return (await db.update(Transfer, where, { ...closed, ...change })).affected === 1
}
