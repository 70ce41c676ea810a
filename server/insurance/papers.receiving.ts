import { AppError } from '../../shared/http/errors'
import { chunkCount, chunkLength } from '../../shared/insurance/files'
import type { insurancePapers, PaperFile } from '../../shared/insurance/papers.contract'
import { sha256 } from '../platform/crypto'
import { type Db, isDuplicate } from '../platform/db'
import { dropFile, putFile, settleFile } from '../platform/files'
import type { OpenCall } from '../platform/handlers'
import { newId } from '../platform/random'
import { Paper, PaperChunk } from './papers.entities'
import { findChunk, findPaper, holdClaim, touchPaper } from './papers.queries'
import { drawOwn, requirePaper } from './papers.service'

type Own = Awaited<ReturnType<typeof requirePaper>>
type Call = OpenCall<(typeof insurancePapers)['putChunk']>

/** Keeps one part. It is acknowledged once it is in the storage and its row is written, and only then. */
export async function putChunk(call: Call): Promise<PaperFile> {
  const { database, command, actor, params, now } = call
  const number = Number(params.number)
  const content = Buffer.from(call.upload)
  const own = await requirePaper(database.reader, actor, params.claimId, params.fileId)
  const { claim, paper } = own
  if (number >= chunkCount(paper.size, paper.chunkSize)) throw new AppError('insurance.chunk_invalid')
  if (content.length !== chunkLength(paper.size, paper.chunkSize, number)) throw new AppError('insurance.chunk_invalid')
  const print = sha256(content)
  const answer = () => command((db) => answerFor(db, call, own, number, print))
  if (await findChunk(database.reader, paper.id, number)) return answer()
  const file = await putFile(call, content, now)
  try {
    return await command(async (db) => {
      await keepChunk(db, paper, { number, file, sha256: print }, now)
      await settleFile(db, file)
      return drawOwn(db, claim, (await findPaper(db, claim.id, paper.id))!, actor, now)
    })
  } catch (error) {
    // Of anything else nobody knows whether the row is there: the file waits to be swept where it is not.
    const isTooLate = error instanceof AppError && error.code === 'insurance.files_closed'
    if (!isDuplicate(error) && !isTooLate) throw error
    await dropFile(call, file)
    // A twin of the last part was faster.
    if (isTooLate && !(await findChunk(database.reader, paper.id, number))) throw error
    return answer()
  }
}

/** The same part, come before, is answered as it was then. */
async function answerFor(db: Db, { actor, now }: Call, { claim, paper }: Own, number: number, print: string) {
  const chunk = await findChunk(db, paper.id, number)
  if (chunk?.sha256 !== print) throw new AppError('insurance.chunk_differs')
  return drawOwn(db, claim, (await findPaper(db, claim.id, paper.id))!, actor, now)
}

/** With the last part the whole file goes to be looked at. */
async function keepChunk(
  db: Db,
  { id, claimId, kind, size, chunkSize }: Paper,
  chunk: Pick<PaperChunk, 'number' | 'file' | 'sha256'>,
  now: Date,
): Promise<void> {
  if (!(await holdClaim(db, claimId, kind)) || !(await touchPaper(db, id, now)))
    throw new AppError('insurance.files_closed')
  await db.insert(PaperChunk, { id: newId(), paperId: id, ...chunk })
  if ((await db.countBy(PaperChunk, { paperId: id })) === chunkCount(size, chunkSize)) {
    await db.update(Paper, { id, state: 'receiving' }, { state: 'checking', workAt: now })
  }
}
