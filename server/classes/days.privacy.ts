import { type EntityTarget, In } from 'typeorm'
import type { Db } from '../platform/db'
import { findOldest } from '../platform/oldest'
import type { PersonalPart } from '../privacy'
import { findEveryChildOf } from './children.queries'
import { ClassAttendance, ClassLog, HandOver, PickupRequest } from './days.entities'
import { findOwnGuardianships } from './days.queries'
import { removePictures } from './pictures.service'

/** A child's days as its guardians see them; a download takes as many as a child has in years. */
const mostRows = 2_000

/** Days in class of the person's children, to whom they were handed over, and who asked for them. */
export async function describeDays(db: Db, personId: string): Promise<PersonalPart[]> {
  const children = await findOwnGuardianships(db, personId)
  if (children.length === 0) return []
  const nameOf = (id: string) => children.find(({ childId }) => childId === id)!.child!.name
  const newest = { where: { childId: In(children.map(({ childId }) => childId)) }, take: mostRows }
  const marks = await db.find(ClassAttendance, { ...newest, order: { day: 'DESC', id: 'DESC' } })
  const overs = await db.find(HandOver, { ...newest, order: { id: 'DESC' } })
  const asked = await db.find(PickupRequest, { ...newest, order: { id: 'DESC' } })
  const parts = [
    {
      part: 'classDays',
      rows: marks.map(({ childId, day, mark, note }) => ({ child: nameOf(childId), day, mark, note })),
    },
    {
      part: 'handOvers',
      rows: overs.map(({ childId, name, tappedAt, recordedAt }) => ({
        child: nameOf(childId),
        name,
        at: tappedAt ?? recordedAt,
      })),
    },
    {
      part: 'pickups',
      rows: asked.map(({ childId, name, phone, state, askedAt }) => ({
        child: nameOf(childId),
        name,
        phone,
        state,
        at: askedAt,
      })),
    },
  ]
  return parts.filter(({ rows }) => rows.length > 0)
}

/** The person turned out to be another: what they answered and excused, and whom they took home, goes along. */
export async function moveDays(db: Db, fromId: string, toId: string): Promise<void> {
  const childId = In(await findEveryChildOf(db, [fromId, toId]))
  await db.update(PickupRequest, { childId, answeredBy: fromId }, { answeredBy: toId })
  await db.update(HandOver, { childId, way: 'guardian', toId: fromId }, { toId })
  await db.update(ClassAttendance, { childId, recordedBy: fromId }, { recordedBy: toId })
}

/** Nobody is guardian of a child any more: that it was there stays as a number, without anybody's name or words. */
export async function forgetDays(db: Db, childId: string, now: Date): Promise<void> {
  await db.update(ClassAttendance, { childId }, { note: null })
  await db.update(HandOver, { childId }, { name: '' })
  await db.update(ClassLog, { childId }, { words: '', details: null })
  const asked = await db.find(PickupRequest, { where: { childId }, select: { id: true } })
  await removePictures(db, asked.map(idOf), now)
  await db.delete(PickupRequest, { childId })
}

const idOf = ({ id }: { id: string }): string => id

/** What was written down of days long ago. */
export async function deleteOldDays(db: Db, before: Date, limit: number): Promise<number> {
  let left = limit
  for (const table of [ClassAttendance, HandOver, ClassLog] as EntityTarget<{ id: string; recordedAt: Date }>[]) {
    const old = await findOldest(db, table, ({ recordedAt }) => recordedAt, { before, limit: left })
    left -= await deleteRows(db, table, old)
  }
  const asked = await findOldest(db, PickupRequest, ({ askedAt }) => askedAt, { before, limit: left })
  await removePictures(db, asked.map(idOf), before)
  return limit - left + (await deleteRows(db, PickupRequest, asked))
}

async function deleteRows(
  db: Db,
  table: EntityTarget<{ id: string }>,
  rows: readonly { id: string }[],
): Promise<number> {
  if (rows.length > 0) await db.delete(table, { id: In(rows.map(idOf)) })
  return rows.length
}
