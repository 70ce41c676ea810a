import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { partCount, partLength, videoPartBytes } from '../../shared/learning/courses'
import type { learningCoursesDesk, VideoView } from '../../shared/learning/courses.desk.contract'
import { reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { sha256 } from '../platform/crypto'
import { type Db, isDuplicate } from '../platform/db'
import { dropFile, putFile, settleFile } from '../platform/files'
import type { OpenCall } from '../platform/handlers'
import type { Ports } from '../platform/ports'
import { newId } from '../platform/random'
import { loadOpenCourse } from './courses.desk.service'
import { drawVideo } from './courses.desk.views'
import { Video, VideoChunk } from './courses.entities'
import { findSameVideo, findVideo, findVideoChunks, touchVideo, unusedAt } from './videos.queries'

type Contract = typeof learningCoursesDesk

/** Puts a film on record before its parts come. */
export async function announce(
  db: Db,
  actor: StaffActor,
  courseId: string,
  { name, size, sha256 }: BodyOf<Contract['announceVideo']>,
  { config }: Pick<Ports, 'config'>,
  now: Date,
): Promise<VideoView> {
  const { id } = await loadOpenCourse(db, actor, courseId)
  if (size > config.videoMegabytes * 1_048_576) {
    throw new AppError('learning.video_too_large', { megabytes: config.videoMegabytes }, 'size')
  }
  const same = await findSameVideo(db, id, sha256)
  if (same) return view(db, same, now)
  const video: Video = {
    ...{ id: newId(), courseId: id, state: 'receiving', name, size, sha256, chunkSize: videoPartBytes },
    ...{ problem: null, file: null, lengthMs: 0, width: 0, height: 0 },
    ...{ workAt: unusedAt(now), tries: 0, createdAt: now },
  }
  await db.insert(Video, video)
  return view(db, video, now)
}

export const view = async (db: Db, video: Video, now: Date): Promise<VideoView> =>
  drawVideo(video, video.state === 'receiving' ? await findVideoChunks(db, video.id) : [], now)

/** A film of a union in reach; any other is as absent as one that never was. */
export async function loadVideo(db: Db, actor: StaffActor, id: string): Promise<Video> {
  const video = await findVideo(db, id)
  if (!video || !reaches(actor.grants, video.course!.organisation!.path)) throw new AppError('learning.video_not_found')
  return video
}

export const getVideo = async (db: Db, actor: StaffActor, id: string, now: Date): Promise<VideoView> =>
  view(db, await loadVideo(db, actor, id), now)

/** Keeps one part. It is acknowledged once it is in the storage and its row is written, and only then. */
export async function putChunk(call: OpenCall<Contract['putVideoChunk']>): Promise<VideoView> {
  const { database, command, actor, params, now } = call
  const number = Number(params.number)
  const content = Buffer.from(call.upload)
  const { id, size, chunkSize, state } = await loadVideo(database.reader, actor, params.videoId)
  const isWhole = number < partCount(size, chunkSize) && content.length === partLength(size, chunkSize, number)
  if (!isWhole) throw new AppError('learning.chunk_invalid')
  const print = sha256(content)
  const again = () => command((db) => answerFor(db, id, number, print, now))
  if (state !== 'receiving' || (await database.reader.existsBy(VideoChunk, { videoId: id, number }))) return again()
  const file = await putFile(call, content, now)
  try {
    return await command(async (db) => {
      await keepChunk(db, id, { number, file, sha256: print }, now)
      await settleFile(db, file)
      return view(db, (await findVideo(db, id))!, now)
    })
  } catch (error) {
    // Of anything else nobody knows whether the row is there: the file waits to be swept where it is not.
    if (!isDuplicate(error)) throw error
    await dropFile(call, file)
    return again()
  }
}

/** The same part, come before, is answered as it was then; once all have come, as the film is. */
async function answerFor(db: Db, id: string, number: number, print: string, now: Date): Promise<VideoView> {
  const video = (await findVideo(db, id))!
  const chunk = await db.findOneBy(VideoChunk, { videoId: id, number })
  if (video.state === 'receiving' && chunk?.sha256 !== print) throw new AppError('learning.chunk_differs')
  return view(db, video, now)
}

/** With the last part the film goes to be checked. */
async function keepChunk(
  db: Db,
  id: string,
  chunk: Pick<VideoChunk, 'number' | 'file' | 'sha256'>,
  now: Date,
): Promise<void> {
  if (!(await touchVideo(db, id, now))) throw new AppError('learning.video_not_found')
  await db.insert(VideoChunk, { id: newId(), videoId: id, ...chunk })
  const { size, chunkSize } = await db.findOneByOrFail(Video, { id })
  if ((await db.countBy(VideoChunk, { videoId: id })) === partCount(size, chunkSize)) {
    await db.update(Video, { id, state: 'receiving' }, { state: 'checking', workAt: now })
  }
}
