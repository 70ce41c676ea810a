import { In, IsNull, LessThan, MoreThan } from 'typeorm'
import type { Role } from '../../shared/organisations/roles'
import { phoneIndexOf } from '../identity'
import { type Db, isDuplicate } from '../platform/db'
import { newId } from '../platform/random'
import { RoleGrant, RoleInvitation } from './entities'

interface GivenGrant {
  personId: string
  organisationId: string
  role: Role
  /** Null where the installation gives it. */
  grantedBy: string | null
}

const liveKeyOf = (holder: string, organisationId: string, role: Role): string => `${holder} ${organisationId} ${role}`

/** Gives a role; false where the person has it already. */
export async function insertGrant(db: Db, given: GivenGrant, now: Date): Promise<boolean> {
  const liveKey = liveKeyOf(given.personId, given.organisationId, given.role)
  // Looked at first: on the embedded database as on a server a duplicate is the exception, not the way.
  if (await db.existsBy(RoleGrant, { liveKey })) return false
  try {
    await db.insert(RoleGrant, { id: newId(), ...given, liveKey, grantedAt: now, endedAt: null, endedBy: null })
    return true
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return false
  }
}

/** Ends a role that holds; false where it did not any more. */
export async function endGrant(db: Db, id: string, endedBy: string, now: Date): Promise<boolean> {
  const ended = await db.update(RoleGrant, { id, endedAt: IsNull() }, { endedAt: now, endedBy, liveKey: null })
  return ended.affected === 1
}

/** A role that waits for a phone; null where one waits already. */
export async function insertInvitation(
  db: Db,
  { phone, ...given }: { phone: string; organisationId: string; role: Role; invitedBy: string },
  expiresAt: Date,
  now: Date,
): Promise<RoleInvitation | null> {
  const phoneIndex = phoneIndexOf(phone)
  const liveKey = liveKeyOf(phoneIndex, given.organisationId, given.role)
  await db.update(RoleInvitation, { liveKey }, { liveKey: null, endedAt: now })
  const row = { id: newId(), phoneIndex, ...given, liveKey, createdAt: now, expiresAt, endedAt: null }
  try {
    await db.insert(RoleInvitation, row)
    return row
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return null
  }
}

/** Gives whoever proved to have a phone the roles that waited for it. */
export async function takeInvitations(db: Db, personId: string, phone: string, now: Date): Promise<boolean> {
  const waiting = await db.findBy(RoleInvitation, {
    phoneIndex: phoneIndexOf(phone),
    endedAt: IsNull(),
    expiresAt: MoreThan(now),
  })
  for (const { id, organisationId, role, invitedBy } of waiting) {
    if (!(await endInvitation(db, id, now))) continue
    await insertGrant(db, { personId, organisationId, role, grantedBy: invitedBy }, now)
  }
  return waiting.length > 0
}

/** Ends a role that waits, taken up or not; false where it waits no more. */
export const endInvitation = async (db: Db, id: string, now: Date): Promise<boolean> =>
  (await db.update(RoleInvitation, { id, endedAt: IsNull() }, { endedAt: now, liveKey: null })).affected === 1

export const endExpiredInvitations = async (db: Db, now: Date): Promise<void> => {
  await db.update(RoleInvitation, { endedAt: IsNull(), expiresAt: LessThan(now) }, { endedAt: now, liveKey: null })
}

/** Roles at a union that became part of another go over; whoever has the same there already keeps that one. */
export async function moveGrants(db: Db, fromId: string, toId: string, by: string, now: Date): Promise<void> {
  const grants = await db.findBy(RoleGrant, { organisationId: fromId, endedAt: IsNull() })
  await endGrantsAt(db, fromId, by, now, false)
  for (const { personId, role } of grants) {
    await insertGrant(db, { personId, organisationId: toId, role, grantedBy: by }, now)
  }
  const invitations = await db.findBy(RoleInvitation, { organisationId: fromId, endedAt: IsNull() })
  for (const { id, phoneIndex, role } of invitations) {
    const liveKey = liveKeyOf(phoneIndex, toId, role)
    const isThere = await db.existsBy(RoleInvitation, { liveKey })
    await db.update(
      RoleInvitation,
      { id },
      isThere ? { endedAt: now, liveKey: null } : { organisationId: toId, liveKey },
    )
  }
}

export async function endGrantsAt(db: Db, organisationId: string, by: string, now: Date, andInvitations = true) {
  const where = { organisationId, endedAt: IsNull() }
  await db.update(RoleGrant, where, { endedAt: now, endedBy: by, liveKey: null })
  if (andInvitations) await db.update(RoleInvitation, where, { endedAt: now, liveKey: null })
}

export const findLiveGrants = (db: Db, personIds: string[]): Promise<RoleGrant[]> =>
  personIds.length === 0
    ? Promise.resolve([])
    : db
        .createQueryBuilder(RoleGrant, 'held')
        .innerJoinAndSelect('held.organisation', 'organisation')
        .where({ personId: In(personIds), endedAt: IsNull() })
        .orderBy('held.id')
        .getMany()
