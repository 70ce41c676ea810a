import { AppError } from '../../shared/http/errors'
import type { FileAnswer } from '../../shared/http/files'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import type { Ports } from '../platform/ports'
import { FileGone } from '../platform/storage'
import { Place } from './bookings.entities'
import { Collector } from './children.entities'
import { readPhotoLink } from './days.codes'
import { loadDayClass } from './days.policy'

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
  if (!collector || collector.removedAt !== null || collector.photo === null)
    throw new AppError('classes.photo_not_found')
  try {
    return { name: `${collectorId}.jpg`, type: 'image/jpeg', content: await storage.get(collector.photo) }
  } catch (error) {
    if (error instanceof FileGone) throw new AppError('classes.photo_not_found')
    throw error
  }
}
