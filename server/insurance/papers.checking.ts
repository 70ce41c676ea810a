import { createHash } from 'node:crypto'
import type { PaperProblem } from '../../shared/insurance/files'
import { dropFile, putFile, settleFile } from '../platform/files'
import type { JobCall } from '../platform/jobs'
import { makeSafe, type SafeFile, UnfitPicture } from '../platform/pictures'
import { FileGone } from '../platform/storage'
import { alarm, tellUnfit } from './papers.alarm'
import { Paper } from './papers.entities'
import { addLooks } from './papers.looks'
import { changeTaken, findChunks, findReplaced, whileHolding } from './papers.queries'

/** A file that ended so many workers, over twenty minutes, will end the next one too. */
const mostTries = 6

/** Puts the parts together, has what they show drawn anew, and keeps that; a PDF's original is kept as well, and never shown. */
export async function checkPaper(call: JobCall, paper: Paper): Promise<void> {
  if (paper.tries > mostTries) return refuse(call, paper, 'broken')
  const content = await readChunks(call, paper)
  if (content === null) return alarm(call.database, paper, call.now)
  if (fingerprint(content) !== paper.sha256) return refuse(call, paper, 'mismatch')
  let safe: SafeFile
  try {
    safe = await whileHolding(call.database, call.ports.clock, paper, () => makeSafe(content))
  } catch (error) {
    if (!(error instanceof UnfitPicture)) throw error
    return refuse(call, paper, error.problem)
  }
  await keep(call, paper, safe, content)
}

export const fingerprint = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** Null where a part that was acknowledged is not there any more. */
async function readChunks({ database, ports }: JobCall, { id }: Paper): Promise<Buffer | null> {
  const parts: Buffer[] = []
  for (const { file } of await findChunks(database.reader, [id])) {
    const part = await ports.storage.get(file!).catch((error: unknown) => {
      if (error instanceof FileGone) return null
      throw error
    })
    if (part === null) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const refuse = async ({ database, now }: JobCall, paper: Paper, problem: PaperProblem): Promise<void> => {
  await database.transaction(async (db) => {
    if (await changeTaken(db, paper, { state: 'refused', problem, workAt: now })) await tellUnfit(db, paper, now)
  })
}

async function keep(call: JobCall, paper: Paper, { isDocument, pages }: SafeFile, content: Buffer): Promise<void> {
  const { database, now } = call
  const kept: NonNullable<Paper['pages']> = []
  for (const { content: page, width, height } of pages) {
    const file = await putFile(call, Buffer.from(page), now)
    kept.push({ file, sha256: fingerprint(page), width, height })
  }
  const original = isDocument ? await putFile(call, content, now) : null
  const files = [...kept.map(({ file }) => file), ...(original ? [original] : [])]
  const change = { state: 'kept', pages: kept, original, verifiedAt: now, workAt: now, tries: 0 } as const
  const isKept = await database.transaction(async (db) => {
    if (!(await changeTaken(db, paper, change))) return false
    const missed = await findReplaced(db, paper)
    if (missed) await db.update(Paper, { id: missed.id }, { isRemoved: true, workAt: now })
    await addLooks(
      db,
      paper.id,
      pages.map(({ looks }) => looks),
    )
    for (const file of files) await settleFile(db, file)
    return true
  })
  // Taken back meanwhile, or by another worker.
  if (!isKept) for (const file of files) await dropFile(call, file)
}
