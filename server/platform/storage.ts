import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { seal, unseal } from './crypto'
import { newId } from './random'

/** Private files, sealed at rest; a name is made here and cannot be guessed from what it holds. */
export interface Storage {
  put(content: Buffer, name?: string): Promise<string>
  /** Throws `FileGone` where there is none of this name. */
  get(name: string): Promise<Buffer>
  remove(name: string): Promise<void>
  /** Throws unless something can be written and read back. */
  probe(): Promise<void>
}

export class FileGone extends Error {}

/** Files in a folder: written aside, flushed, then renamed, so that a name never leads to half a file. */
export function createFileStorage(folder: string): Storage {
  const pathOf = (name: string) => {
    if (!/^[0-9a-f-]{36}$/.test(name)) throw new Error('no such file')
    return join(folder, name.slice(-2), name)
  }
  const storage: Storage = {
    async put(content, name = newId()) {
      const path = pathOf(name)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const file = await open(`${path}.part`, 'wx', 0o600)
      try {
        await file.writeFile(seal(`files.${name}`, content.toString('base64')))
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(`${path}.part`, path)
      return name
    },
    async get(name) {
      const sealed = await readFile(pathOf(name), 'utf8').catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new FileGone() : error
      })
      return Buffer.from(unseal(`files.${name}`, sealed), 'base64')
    },
    async remove(name) {
      for (const path of [pathOf(name), `${pathOf(name)}.part`]) await rm(path, { force: true })
    },
    async probe() {
      const name = await storage.put(Buffer.from('probe'))
      await storage.get(name)
      await storage.remove(name)
    },
  }
  return storage
}
