import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { VideoView } from '../../shared/learning/courses.desk.contract'
import type { Caller } from './server'

/** A real film of twelve seconds: MP4 with a picture in H.264. */
export const film = (): Buffer => readFileSync(join(__dirname, '../../server/demo/pictures/films/riding.mp4'))

/** A box of MP4. */
export function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + content.length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, content])
}

const announcedAs = (content: Buffer) => ({
  name: '骑行安全.mp4',
  size: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
})

export const announceFilm = (by: Caller, courseId: string, content: Buffer): Promise<VideoView> =>
  by.coursesDesk.announceVideo({ params: { courseId }, body: announcedAs(content) })

/** Sends one part of a film. */
export const sendPart = (by: Caller, { id: videoId, chunkSize }: VideoView, content: Buffer, number: number) =>
  by.coursesDesk.putVideoChunk({
    params: { videoId, number: String(number) },
    upload: new Uint8Array(content.subarray(number * chunkSize, (number + 1) * chunkSize)),
  })

/** Sends a film whole. */
export async function sendFilm(by: Caller, courseId: string, content: Buffer): Promise<VideoView> {
  let video = await announceFilm(by, courseId, content)
  const count = Math.ceil(content.length / video.chunkSize)
  for (let number = 0; number < count; number += 1) video = await sendPart(by, video, content, number)
  return video
}
