import { In } from 'typeorm'
import { Person } from '../identity'
import { notify } from '../notifications'
import { findOrganisationNames, type Organisation } from '../organisations'
import type { Db } from '../platform/db'
import type { JobCall, JobKind } from '../platform/jobs'
import { toRaw } from '../platform/raw'
import { links } from './links'
import { Membership } from './memberships.entities'
import { MergedMember } from './merging.entities'

/** Notes everybody who is a member of a union that becomes part of another, in one statement however many they are. */
export async function noteMembers(db: Db, from: Organisation, to: Organisation, now: Date): Promise<void> {
  await db.query(
    `INSERT INTO merged_members (membership_id, from_id, into_id, merged_at)
     SELECT id, ?, ?, ? FROM memberships WHERE organisation_id = ? AND current_key IS NOT NULL`,
    [from.id, to.id, toRaw(db, now), from.id],
  )
}

/** Told in one transaction, so that nobody else waits for long. */
const toldAtOnce = 100

/** Tells those members that they belong to another union now; whoever was told is struck off in the same transaction. */
export const mergerJob: JobKind = { name: 'membership.tell_of_mergers', everySeconds: 10, run: tellAll }

async function tellAll({ database, ports, isStopping }: JobCall): Promise<void> {
  while (!isStopping()) {
    const told = await database.transaction((db) => tellSome(db, ports.clock.now()))
    if (told < toldAtOnce) return
  }
}

async function tellSome(db: Db, now: Date): Promise<number> {
  const rows = await db.find(MergedMember, { order: { mergedAt: 'ASC', membershipId: 'ASC' }, take: toldAtOnce })
  if (rows.length === 0) return 0
  const names = await findOrganisationNames(
    db,
    rows.flatMap(({ fromId, intoId }) => [fromId, intoId]),
  )
  const personOf = await findPersonsToTell(db, rows)
  for (const { membershipId, fromId, intoId } of rows) {
    const personId = personOf.get(membershipId)
    const params = { from: names.get(fromId) ?? '', to: names.get(intoId) ?? '' }
    const notice = { template: 'membership.unionMerged', params, link: links.standing }
    const dedupeKey = `${membershipId} merged ${fromId}`
    if (personId) await notify(db, { ...notice, personId, dedupeKey, organisationId: intoId }, now)
    await db.delete(MergedMember, { membershipId, fromId })
  }
  return rows.length
}

/** By membership; without those who left since, or whose account is no more. */
async function findPersonsToTell(db: Db, rows: MergedMember[]): Promise<Map<string, string>> {
  const found = await db
    .createQueryBuilder(Membership, 'membership')
    .innerJoin(Person, 'person', 'person.id = membership.personId AND person.erasedAt IS NULL')
    .select(['membership.id', 'membership.personId'])
    .where({ id: In(rows.map(({ membershipId }) => membershipId)) })
    .andWhere('membership.currentKey IS NOT NULL')
    .getMany()
  return new Map(found.map(({ id, personId }) => [id, personId]))
}
