import { In } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import type { FileAnswer } from '../../shared/http/files'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import type { Ports } from '../platform/ports'
import { FileGone } from '../platform/storage'
import { Place } from './bookings.entities'
import { ChildPicture, Collector } from './children.entities'
import { readPhotoLink } from './days.codes'
import { loadDayClass } from './days.policy'

/** Names in the storage of the photos of these collectors, of those who have one. */
export async function findPhotos(db: Db, collectorIds: readonly string[]): Promise<Map<string, string>> {
  if (collectorIds.length === 0) return new Map()
  const rows = await db.findBy(ChildPicture, { ownerId: In([...collectorIds]) })
  return new Map(rows.map(({ ownerId, file }) => [ownerId, file]))
}

/** The link was made a moment ago; the duty may have ended, and the collector been removed, since then. */
export async function seePhoto(
  db: Db,
  { storage }: Pick<Ports, 'storage'>,
  actor: StaffActor,
  { classId, token }: { classId: string; token: string },
  now: Date,
): Promise<FileAnswer> {
  const link = readPhotoLink(token, now)
  if (link?.personId !== actor.personId || link.classId !== classId) throw new AppError('classes.photo_not_found')
  await loadDayClass(db, actor, classId, now).catch(() => {
    throw new AppError('classes.photo_not_found')
  })
  const { collectorId, childId } = link
  const isHere = await db.existsBy(Place, { classId, childId, state: 'confirmed' })
  const collector = isHere && (await db.findOneBy(Collector, { id: collectorId, childId }))
  const photo = collector && collector.removedAt === null && (await findPhotos(db, [collectorId])).get(collectorId)
  if (!photo) throw new AppError('classes.photo_not_found')
  try {
    return { name: `${collectorId}.jpg`, type: 'image/jpeg', content: await storage.get(photo) }
  } catch (error) {
    if (error instanceof FileGone) throw new AppError('classes.photo_not_found')
    throw error
  }
}
