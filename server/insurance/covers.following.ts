import { In } from 'typeorm'
import type { Membership } from '../membership'
import type { Organisation } from '../organisations'
import type { Db } from '../platform/db'
import type { PersonalPart } from '../privacy'
import { Claim } from './claims.entities'
import { contentOf, findCoversOf } from './covers.queries'
import { Cover, Plan } from './entities'

/** Memberships of whom something is claimed, or whom a union's list covers: a roster leaves them as they are. */
export async function findInUse(db: Db, memberships: Membership[]): Promise<string[]> {
  if (memberships.length === 0) return []
  const personIds = In(memberships.map(({ personId }) => personId))
  const claims = await db.find(Claim, {
    where: [{ claimantId: personIds }, { insuredId: personIds }],
    select: { id: true, claimantId: true, insuredId: true },
  })
  const listed = await db.find(Cover, {
    where: { personId: personIds, source: 'roster' },
    select: { id: true, personId: true },
  })
  const used = new Set([
    ...claims.flatMap(({ claimantId, insuredId }) => [claimantId, insuredId]),
    ...listed.map(({ personId }) => personId),
  ])
  return memberships.filter(({ personId }) => used.has(personId)).map(({ id }) => id)
}

/** The person turned out to be another: their covers go along; of two by one plan the other's stays the current one. */
export async function movePersonCovers(db: Db, fromId: string, toId: string): Promise<void> {
  const held = new Map((await db.findBy(Cover, { personId: toId })).map((cover) => [cover.currentKey, cover]))
  for (const cover of await db.findBy(Cover, { personId: fromId })) {
    const currentKey = cover.currentKey?.replace(fromId, toId) ?? null
    const other = currentKey === null ? undefined : held.get(currentKey)
    const change = other ? { currentKey: null, endReason: 'merged' as const, endedAt: other.createdAt } : { currentKey }
    await db.update(Cover, { id: cover.id, personId: fromId }, { ...change, personId: toId })
  }
}

/** A union becomes part of another: its plans and its members' covers go along. */
export async function followMerger(db: Db, from: Organisation, to: Organisation): Promise<void> {
  await db.update(Plan, { organisationId: from.id }, { organisationId: to.id })
  await db.update(Cover, { organisationId: from.id }, { organisationId: to.id })
}

/** What the person was covered for, for the download of their own data. */
export async function listPersonalData(db: Db, personId: string): Promise<PersonalPart[]> {
  const covers = await findCoversOf(db, personId)
  if (covers.length === 0) return []
  const rows = covers.map((cover) => ({
    plan: contentOf(cover).name.zh,
    organisation: cover.planVersion!.plan!.organisation!.name,
    fromDay: cover.fromDay,
    toDay: cover.toDay,
    endedAt: cover.endedAt,
  }))
  return [{ part: 'covers', rows }]
}

/** Covers that ended long ago and were never claimed under go; those with claims go after these. */
export async function deleteOldCovers(db: Db, before: Date, limit: number): Promise<number> {
  const claimed = db.createQueryBuilder(Claim, 'claim').select('1').where('claim.coverId = cover.id')
  const old = await db
    .createQueryBuilder(Cover, 'cover')
    .select(['cover.id'])
    .where('cover.endedAt < :before', { before })
    .andWhere(`NOT EXISTS (${claimed.getQuery()})`)
    .orderBy('cover.endedAt')
    .limit(limit)
    .getMany()
  if (old.length > 0) await db.delete(Cover, { id: In(old.map(({ id }) => id)) })
  return old.length
}
