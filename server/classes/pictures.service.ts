import { In } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import type { FileAnswer } from '../../shared/http/files'
import type { Actor, StaffActor } from '../platform/actor'
import { type Db, isDuplicate } from '../platform/db'
import { giveUpFiles } from '../platform/files'
import { keepPicture, type PictureCall, type StoredPicture } from '../platform/keptPictures'
import { type Looker, readLink } from '../platform/links'
import type { Ports } from '../platform/ports'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ChildPicture, Collector, Guardianship, PriorityClaim } from './children.entities'
import { isGuardian } from './children.queries'
import { PickupRequest } from './days.entities'

export const keepPhoto = <T>(call: PictureCall, keep: (db: Db, photo: StoredPicture) => Promise<T>): Promise<T> =>
  keepPicture(call, { unfit: 'classes.picture_unfit' }, keep)

/** Gives an owner one more picture; false where all its slots are taken. */
export async function addPicture(
  db: Db,
  ownerId: string,
  slots: number,
  photo: StoredPicture,
  now: Date,
): Promise<boolean> {
  const taken = new Set((await findPictures(db, [ownerId])).map(({ slot }) => slot))
  for (let slot = 0; slot < slots; slot += 1) {
    if (taken.has(slot)) continue
    try {
      await insertRows(db, ChildPicture, { id: newId(), ownerId, slot, ...photo, createdAt: now })
      return true
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
  }
  return false
}

export const findPictures = (db: Db, ownerIds: readonly string[]): Promise<ChildPicture[]> =>
  ownerIds.length === 0
    ? Promise.resolve([])
    : db.find(ChildPicture, { where: { ownerId: In([...ownerIds]) }, order: { ownerId: 'ASC', slot: 'ASC' } })

/** The newest photo of somebody counts, and the one before it goes; the caller holds the owner's row. */
export async function replacePicture(db: Db, ownerId: string, photo: StoredPicture, now: Date): Promise<void> {
  await removePictures(db, [ownerId], now)
  await insertRows(db, ChildPicture, { id: newId(), ownerId, slot: 0, ...photo, createdAt: now })
}

/** Takes pictures of these owners away, all or one of them; false where there is none. */
export async function removePictures(db: Db, ownerIds: readonly string[], now: Date, id?: string): Promise<boolean> {
  const found = (await findPictures(db, ownerIds)).filter((one) => id === undefined || one.id === id)
  if (found.length === 0) return false
  await db.delete(ChildPicture, { id: In(found.map((one) => one.id)) })
  const files = found.map(({ file }) => file)
  await giveUpFiles(db, files, now)
  return true
}

/** What a link leads to; of another person's, or made for something else, as of one that we never made. */
async function requirePicture(db: Db, token: string, looker: Looker, now: Date): Promise<ChildPicture> {
  const link = readLink('classes.picture', token, looker, now)
  const picture = link && (await db.findOneBy(ChildPicture, { id: link.id }))
  if (!picture) throw new AppError('classes.picture_not_found')
  if (link!.isOver) throw new AppError('classes.picture_expired')
  return picture
}

export async function getOwn(
  db: Db,
  { storage }: Pick<Ports, 'storage'>,
  { personId }: Actor,
  token: string,
  now: Date,
): Promise<FileAnswer> {
  const picture = await requirePicture(db, token, { personId, purpose: 'own' }, now)
  if (!(await isOwners(db, personId, picture.ownerId))) throw new AppError('classes.picture_not_found')
  return read(storage, picture)
}

/** A proof of the person's own, or the photo of somebody who collects a child of theirs, or asks for it. */
async function isOwners(db: Db, personId: string, id: string): Promise<boolean> {
  const childId = await findTakenChild(db, id)
  if (childId !== null) return isGuardian(db, personId, childId)
  return (await db.existsBy(Guardianship, { id, personId })) || db.existsBy(PriorityClaim, { id, personId })
}

/** The child that a collector was named for, or that somebody unnamed asks for. */
async function findTakenChild(db: Db, id: string): Promise<string | null> {
  const taker = (await db.findOneBy(Collector, { id })) ?? (await db.findOneBy(PickupRequest, { id }))
  return taker?.childId ?? null
}

/** The link was made a moment ago, for what its view was allowed to show; the role may have ended since then. */
export async function seeAsStaff(
  db: Db,
  { storage }: Pick<Ports, 'storage'>,
  { personId, grants }: StaffActor,
  { subjectId, token }: { subjectId: string; token: string },
  now: Date,
): Promise<FileAnswer> {
  const picture = await requirePicture(db, token, { personId, purpose: 'desk' }, now)
  const isStaff = grants.some(({ role }) => role === 'classManager' || role === 'teacher')
  // The record says whose picture was looked at, so it must be theirs.
  const isTheirs = picture.ownerId === subjectId || (await findTakenChild(db, picture.ownerId)) === subjectId
  if (!isStaff || !isTheirs) throw new AppError('classes.picture_not_found')
  return read(storage, picture)
}

const read = async (storage: Ports['storage'], { id, file }: ChildPicture): Promise<FileAnswer> => ({
  name: `${id}.jpg`,
  type: 'image/jpeg',
  content: await storage.get(file),
})
