import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { seal, unseal } from './crypto'
import { newId } from './random'

/** A file that is there, and not yet to be had under its name. */
export interface Draft {
  size: number
  read(at: number, length: number): Promise<Buffer>
  write(at: number, content: Buffer): Promise<void>
}

/** Private files, sealed at rest, and open ones as they are; a name is made here and cannot be guessed from what it holds. */
export interface Storage {
  put(content: Buffer, name?: string): Promise<string>
  /** Throws `FileGone` where there is none of this name. */
  get(name: string): Promise<Buffer>
  remove(name: string): Promise<void>
  /** Keeps what everybody may see, as films: not sealed, so that any piece of it is read by itself. Where `check` throws, nothing is kept. */
  putOpen<T>(name: string, pieces: AsyncIterable<Buffer>, check: (draft: Draft) => Promise<T>): Promise<T>
  /** Bytes of an open file; throws `FileGone` where there is none of this name. */
  sizeOfOpen(name: string): Promise<number>
  /** From the first to the last of these bytes. */
  readOpen(name: string, first: number, last: number): Readable
  /** Throws unless something can be written and read back. */
  probe(): Promise<void>
}

export class FileGone extends Error {}

const orGone = (error: NodeJS.ErrnoException): never => {
  throw error.code === 'ENOENT' ? new FileGone() : error
}

const isName = (name: string): boolean => /^[0-9a-f-]{36}$/.test(name)

/** Files in a folder: written aside, flushed, then renamed, so that a name never leads to half a file. */
export function createFileStorage(folder: string): Storage {
  const pathOf = (name: string, ...within: string[]) => {
    if (!isName(name)) throw new Error('no such file')
    return join(folder, ...within, name.slice(-2), name)
  }
  const openPathOf = (name: string) => pathOf(name, 'open')
  const storage: Storage = {
    async put(content, name = newId()) {
      const sealed = seal(`files.${name}`, content.toString('base64'))
      await writeAside(pathOf(name), 'wx', (file) => file.writeFile(sealed))
      return name
    },
    putOpen: (name, pieces, check) =>
      // Another worker may have left half of it.
      writeAside(openPathOf(name), 'w+', async (file) => {
        let size = 0
        for await (const piece of pieces) {
          await file.write(piece, 0, piece.length, size)
          size += piece.length
        }
        return check(draftOf(file, size))
      }),
    sizeOfOpen: async (name) => (await stat(openPathOf(name)).catch(orGone)).size,
    readOpen: (name, start, end) => createReadStream(openPathOf(name), { start, end }),
    async get(name) {
      const sealed = await readFile(pathOf(name), 'utf8').catch(orGone)
      return Buffer.from(unseal(`files.${name}`, sealed), 'base64')
    },
    async remove(name) {
      for (const path of [pathOf(name), openPathOf(name)]) {
        for (const one of [path, `${path}.part`]) await rm(one, { force: true })
      }
    },
    async probe() {
      const name = await storage.put(Buffer.from('probe'))
      await storage.get(name)
      await storage.remove(name)
    },
  }
  return storage
}

const draftOf = (file: FileHandle, size: number): Draft => ({
  size,
  read: async (at, length) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
    return buffer.subarray(0, bytesRead)
  },
  write: async (at, content) => {
    await file.write(content, 0, content.length, at)
  },
})

/** Under another name until it is whole and flushed; where it fails, nothing is left of it. */
async function writeAside<T>(path: string, flags: 'wx' | 'w+', write: (file: FileHandle) => Promise<T>): Promise<T> {
  const aside = `${path}.part`
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(aside, flags, 0o600)
  let result: T
  try {
    result = await write(file)
    await file.sync()
  } catch (error) {
    await file.close()
    await rm(aside, { force: true })
    throw error
  }
  await file.close()
  await rename(aside, path)
  return result
}
