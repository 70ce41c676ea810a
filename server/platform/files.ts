import { LessThan } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import type { Database, Db } from './db'
import { BegunFile } from './entities'
import type { JobKind } from './jobs'
import type { Ports } from './ports'
import { newId } from './random'
import { insertRows } from './raw'

interface Keeping {
  database: Database
  ports: Pick<Ports, 'storage'>
}

/**
 * Puts a file into the storage for a row that is yet to be written, and gives its name. It is on record before it is there:
 * unless the row's transaction says `settleFile`, it is swept, wherever the process was killed.
 */
export async function putFile(keeping: Keeping, content: Buffer, now: Date): Promise<string> {
  const name = await reserveFile(keeping, now)
  await keeping.ports.storage.put(content, name)
  return name
}

/** The same of a file that is kept open, for whoever has its address. */
export async function putOpenFile(keeping: Keeping, content: Buffer, now: Date): Promise<string> {
  const name = await reserveFile(keeping, now)
  await keeping.ports.storage.putOpen(name, inOnePiece(content), async () => {})
  return name
}

async function* inOnePiece(content: Buffer): AsyncGenerator<Buffer> {
  yield content
}

/** A name that is on record, for whoever puts the file there themselves. */
export async function reserveFile({ database }: Pick<Keeping, 'database'>, now: Date): Promise<string> {
  const name = newId()
  await database.transaction((db) => insertRows(db, BegunFile, { name, createdAt: now }), { isSingle: true })
  return name
}

/** In the transaction that writes the row: the file is its own from now on. */
export async function settleFile(db: Db, name: string): Promise<void> {
  if ((await db.delete(BegunFile, { name })).affected !== 1) throw new AppError('server.busy')
}

/** In the transaction that deletes the rows: their files are swept with the next run that finds nobody's. */
export async function giveUpFiles(db: Db, names: readonly string[], now: Date): Promise<void> {
  if (names.length > 0)
    await insertRows(
      db,
      BegunFile,
      names.map((name) => ({ name, createdAt: now })),
    )
}

/** A file nobody will refer to goes at once. */
export async function dropFile({ database, ports }: Keeping, name: string): Promise<void> {
  await ports.storage.remove(name)
  await database.transaction((db) => db.delete(BegunFile, { name }), { isSingle: true })
}

/** No command lasts as long. */
const begunForMs = 3_600_000
const mostInRun = 200

/** Files that a crash left between the storage and the row. */
export const sweepFilesJob: JobKind = {
  name: 'platform.sweep_files',
  everySeconds: 600,
  async run({ database, ports, now }) {
    const left = await database.reader.find(BegunFile, {
      where: { createdAt: LessThan(new Date(now.getTime() - begunForMs)) },
      take: mostInRun,
    })
    for (const { name } of left) await dropFile({ database, ports }, name)
  },
}
