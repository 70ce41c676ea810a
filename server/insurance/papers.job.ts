import { In, Not } from 'typeorm'
import type { Database } from '../platform/db'
import type { JobCall, JobKind } from '../platform/jobs'
import { checkPaper } from './papers.checking'
import { Paper, PaperChunk, PaperLikeness, PaperLook } from './papers.entities'
import { compare } from './papers.looks'
import { changeTaken, findChunks, takePaper } from './papers.queries'

/** How long one run goes on; the next one is a second later. */
const runMs = 5_000
/** As many as are drawn anew at once. */
const lanes = 2

/** Looks at what has arrived, and clears up after it; several processes share the work, paper by paper. */
export const paperJob: JobKind = {
  name: 'insurance.papers',
  everySeconds: 1,
  isShared: true,
  async run(call) {
    const until = performance.now() + runMs
    const failures: unknown[] = []
    const lane = async () => {
      while (!call.isStopping() && performance.now() < until) {
        const paper = await takePaper(call.database, call.ports.clock.now())
        if (!paper) return
        // One that fails comes round again, and holds up none behind it.
        await goOn(call, paper).catch(async (error: unknown) => {
          failures.push(error)
          await postpone(call, paper)
        })
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    if (failures.length > 0) throw failures[0]
  },
}

async function goOn(call: JobCall, paper: Paper): Promise<void> {
  const { database, now } = call
  if (paper.isRemoved) await wipe(call, paper)
  else if (paper.state === 'checking') await checkPaper(call, paper)
  else if (paper.state === 'receiving') {
    await database.transaction((db) => changeTaken(db, paper, { isRemoved: true, workAt: now }))
  } else await finish(call, paper)
}

const againMs = 30_000

/** The storage or the database was away: that is no fault of the file's, and no try of its. */
const postpone = ({ database, now }: JobCall, paper: Paper): Promise<boolean> =>
  database.transaction((db) =>
    changeTaken(db, paper, { workAt: new Date(now.getTime() + againMs), tries: paper.tries - 1 }),
  )

/** The parts are not needed any more; what is kept is set beside what other claims show. */
async function finish(call: JobCall, paper: Paper): Promise<void> {
  await removeChunkFiles(call, paper)
  await call.database.transaction(async (db) => {
    if (paper.state === 'kept') await compare(db, paper)
    await changeTaken(db, paper, { workAt: null })
  })
}

/** From the storage first: a row without its file is found again, a file without its row is not. */
async function removeChunkFiles({ database, ports }: Pick<JobCall, 'database' | 'ports'>, { id }: Paper) {
  const files = (await findChunks(database.reader, [id])).flatMap(({ file }) => file ?? [])
  for (const file of files) await ports.storage.remove(file)
  await database.transaction((db) => db.update(PaperChunk, { paperId: id, file: In(files) }, { file: null }))
}

/** Leaves nothing of a paper that was taken back, or whose claim is gone. */
async function wipe(call: JobCall, paper: Paper): Promise<void> {
  await removeChunkFiles(call, paper)
  const { pages, original } = paper
  for (const file of [...(pages ?? []).map((page) => page.file), ...(original ? [original] : [])]) {
    await call.ports.storage.remove(file)
  }
  await deleteRows(call.database, paper)
}

const deleteRows = (database: Database, { id }: Paper): Promise<void> =>
  database.transaction(async (db) => {
    await db.delete(PaperLook, { paperId: id })
    await db.delete(PaperLikeness, { paperId: id })
    await db.delete(PaperLikeness, { otherId: id, paperId: Not(id) })
    await db.delete(PaperChunk, { paperId: id })
    await db.delete(Paper, { id, isRemoved: true })
  })
