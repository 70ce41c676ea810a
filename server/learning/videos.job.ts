import { createHash } from 'node:crypto'
import type { VideoProblem } from '../../shared/learning/courses'
import { dropFile, giveUpFiles, reserveFile, settleFile } from '../platform/files'
import type { JobCall, JobKind } from '../platform/jobs'
import { FileGone } from '../platform/storage'
import { Video, VideoChunk } from './courses.entities'
import { checkFilm, type FilmFacts, UnfitFilm } from './videos.mp4'
import { changeTaken, findVideoChunks, isShown, takeVideo, unusedAt } from './videos.queries'

/** A film that ended so many workers will end the next one too. */
const mostTries = 5

/** Checks films that have arrived, and clears away those no lesson came to show; several processes share the work. */
export const videoJob: JobKind = {
  name: 'learning.videos',
  everySeconds: 2,
  isShared: true,
  async run(call) {
    while (!call.isStopping()) {
      const video = await takeVideo(call.database, call.ports.clock.now())
      if (!video) return
      if (video.state === 'checking') await check(call, video)
      else await clearAway(call, video)
    }
  },
}

/** Puts the parts together as they are played; what they bring that is no film is refused, and nothing of it kept. */
async function check(call: JobCall, video: Video): Promise<void> {
  if (video.tries > mostTries) return refuse(call, video, 'broken')
  const file = await reserveFile(call, call.now)
  const hash = createHash('sha256')
  try {
    const facts = await call.ports.storage.putOpen(file, readParts(call, video, hash), async (draft) => {
      if (hash.digest('hex') !== video.sha256) throw new UnfitFilm('mismatch')
      return checkFilm(draft)
    })
    await keep(call, video, file, facts)
  } catch (error) {
    if (!(error instanceof UnfitFilm || error instanceof FileGone)) throw error
    await dropFile(call, file)
    await refuse(call, video, error instanceof UnfitFilm ? error.problem : 'broken')
  }
}

async function* readParts(
  { database, ports }: JobCall,
  { id }: Video,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Buffer> {
  for (const { file } of await findVideoChunks(database.reader, id)) {
    const part = await ports.storage.get(file)
    hash.update(part)
    yield part
  }
}

/** What its parts were kept in is swept; a film that no lesson shows within a week is cleared away. */
async function keep({ database, now }: JobCall, video: Video, file: string, facts: FilmFacts): Promise<void> {
  const change = { state: 'kept', file, ...facts, workAt: unusedAt(now), tries: 0 } as const
  await database.transaction(async (db) => {
    if (!(await changeTaken(db, video, change))) return
    await settleFile(db, file)
    await giveUpParts(db, video, now)
  })
}

const refuse = ({ database, now }: JobCall, video: Video, problem: VideoProblem): Promise<void> =>
  database.transaction(async (db) => {
    const change = { state: 'refused', problem, workAt: unusedAt(now), tries: 0 } as const
    if (await changeTaken(db, video, change)) await giveUpParts(db, video, now)
  })

async function giveUpParts(db: Parameters<typeof findVideoChunks>[0], { id }: Video, now: Date): Promise<void> {
  const parts = await findVideoChunks(db, id)
  await giveUpFiles(
    db,
    parts.map(({ file }) => file),
    now,
  )
  await db.delete(VideoChunk, { videoId: id })
}

async function clearAway({ database, now }: JobCall, video: Video): Promise<void> {
  await database.transaction(async (db) => {
    if (await isShown(db, video.id)) {
      await changeTaken(db, video, { workAt: null, tries: 0 })
      return
    }
    if (!(await changeTaken(db, video, { workAt: now }))) return
    await giveUpParts(db, video, now)
    await giveUpFiles(db, video.file ? [video.file] : [], now)
    await db.delete(Video, { id: video.id })
  })
}
