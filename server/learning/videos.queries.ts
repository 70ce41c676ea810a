import { LessThanOrEqual, Not } from 'typeorm'
import type { Database, Db } from '../platform/db'
import { Lesson, Video, VideoChunk } from './courses.entities'

/** A film with its course and the course's union. */
export const findVideo = (db: Db, id: string): Promise<Video | null> =>
  db
    .createQueryBuilder(Video, 'video')
    .innerJoinAndSelect('video.course', 'course')
    .innerJoinAndSelect('course.organisation', 'organisation')
    .where('video.id = :id', { id })
    .getOne()

/** The same content, sent before for the same course, unless it could not be used. */
export const findSameVideo = (db: Db, courseId: string, sha256: string): Promise<Video | null> =>
  db.findOneBy(Video, { courseId, sha256, state: Not('refused') })

/** The parts that are there, in order. */
export const findVideoChunks = (db: Db, videoId: string): Promise<VideoChunk[]> =>
  db.find(VideoChunk, { where: { videoId }, order: { number: 'ASC' } })

/** A week without a lesson that shows it: whoever sent it has given it up. */
const keptUnusedMs = 7 * 86_400_000
export const unusedAt = (now: Date): Date => new Date(now.getTime() + keptUnusedMs)

/** Holds a film that is still arriving, until the transaction ends; false where it is not. */
export const touchVideo = async (db: Db, id: string, now: Date): Promise<boolean> =>
  (await db.update(Video, { id, state: 'receiving' }, { workAt: unusedAt(now) })).affected === 1

/** A lesson may have been the last one that showed it. */
export const looseVideo = async (db: Db, id: string | null, now: Date): Promise<void> => {
  if (id !== null) await db.update(Video, { id }, { workAt: unusedAt(now) })
}

export const isShown = (db: Db, videoId: string): Promise<boolean> => db.existsBy(Lesson, { videoId })

/** A worker that was killed holds a film for this long, and twice as long with each one that was. */
const leaseMs = 60_000
const heldUntil = (tries: number, now: Date): Date => new Date(now.getTime() + leaseMs * 2 ** Math.max(0, tries - 1))

/** The film that waits longest for the worker, taken by this one; null where none waits, or others took them. */
export async function takeVideo(database: Database, now: Date): Promise<Video | null> {
  const due = await database.reader.find(Video, {
    where: { workAt: LessThanOrEqual(now) },
    order: { workAt: 'ASC', id: 'ASC' },
    take: 10,
  })
  for (const video of due) {
    const taken = { workAt: heldUntil(video.tries + 1, now), tries: video.tries + 1 }
    if (await database.transaction((db) => changeTaken(db, video, taken))) return { ...video, ...taken }
  }
  return null
}

/** Changes a film that this worker still has. */
export const changeTaken = async (db: Db, { id, workAt }: Video, change: Partial<Video>): Promise<boolean> =>
  (await db.update(Video, { id, workAt: workAt! }, change)).affected === 1
