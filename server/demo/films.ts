import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkFilm, type Video } from '../learning'
import type { Db } from '../platform/db'
import { type putFile, reserveFile, settleFile } from '../platform/files'
import { addVideo } from '../seeds/courses'

/** Drawn films of twelve seconds, each a sample; the build lays them beside the bundled server. */
const films = {
  riding: '骑行三件事.mp4',
  charging: '充电三不要.mp4',
  breathing: '一分钟呼吸.mp4',
  shoulders: '肩颈放松.mp4',
}
export type FilmName = keyof typeof films

const read = (film: FilmName): Buffer => readFileSync(join(__dirname, 'pictures/films', `${film}.mp4`))

/** A film in the storage, for a row that is yet to be written. */
type PutFilm = Pick<Video, 'file' | 'lengthMs' | 'width' | 'height' | 'name' | 'size' | 'sha256'>
export type PutFilms = Record<FilmName, PutFilm>

export async function putFilms(keeping: Parameters<typeof putFile>[0], now: Date): Promise<PutFilms> {
  const put = async (film: FilmName): Promise<[FilmName, PutFilm]> => {
    const content = read(film)
    const file = await reserveFile(keeping, now)
    const facts = await keeping.ports.storage.putOpen(file, inOne(content), checkFilm)
    const sha256 = createHash('sha256').update(content).digest('hex')
    return [film, { file, ...facts, name: films[film], size: content.length, sha256 }]
  }
  const entries: [FilmName, PutFilm][] = []
  for (const film of Object.keys(films) as FilmName[]) entries.push(await put(film))
  return Object.fromEntries(entries) as PutFilms
}

async function* inOne(content: Buffer): AsyncGenerator<Buffer> {
  yield content
}

/** The film is its course's from now on. */
export async function keepFilm(db: Db, courseId: string, put: PutFilm, now: Date): Promise<Video> {
  await settleFile(db, put.file!)
  return addVideo(db, { courseId, ...put }, now)
}
