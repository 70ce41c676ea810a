import { AppError, type ErrorCode } from '../../shared/http/errors'
import type { Actor } from './actor'
import { spend } from './budgets'
import type { Database, Db } from './db'
import { dropFile, putFile, settleFile } from './files'
import { makeSafe, type SafePage, UnfitPicture } from './pictures'
import type { Ports } from './ports'

/** A picture that is in the storage and yet to be some row's; width and height in pixels. */
export interface StoredPicture {
  file: string
  width: number
  height: number
}

export interface PictureCall {
  database: Database
  ports: Ports
  actor: Actor
  upload: Uint8Array
  now: Date
  command<T>(work: (db: Db) => Promise<T>): Promise<T>
}

interface Kind {
  /** Says that what was sent is no picture. */
  unfit: ErrorCode
  /** Sealed where nothing is said. */
  put?: typeof putFile
}

/** Draws a picture anew, stores it, and lets `keep` write its row; what is refused leaves nothing behind. */
export async function keepPicture<T>(
  call: PictureCall,
  { unfit, put = putFile }: Kind,
  keep: (db: Db, picture: StoredPicture) => Promise<T>,
): Promise<T> {
  const { database, ports, actor, upload, now } = call
  const budget = { limit: 'filesPerPersonDay', subject: actor.personId, windowSeconds: 86_400 } as const
  await spend(database, ports.config, now, [budget])
  const { content, width, height } = await draw(upload, unfit)
  const file = await put(call, Buffer.from(content), now)
  try {
    return await call.command(async (db) => {
      await settleFile(db, file)
      return keep(db, { file, width, height })
    })
  } catch (error) {
    // Of anything else nobody knows whether the row is there: the file waits to be swept where it is not.
    if (error instanceof AppError && error.status < 500) await dropFile(call, file)
    throw error
  }
}

async function draw(upload: Uint8Array, unfit: ErrorCode): Promise<SafePage> {
  try {
    const { isDocument, pages } = await makeSafe(upload)
    if (!isDocument) return pages[0]!
  } catch (error) {
    if (!(error instanceof UnfitPicture)) throw error
  }
  throw new AppError(unfit)
}
