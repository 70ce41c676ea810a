import { LessThan } from 'typeorm'
import type { Database } from '../platform/db'
import type { JobKind } from '../platform/jobs'
import type { Storage } from '../platform/storage'
import { FileGone } from '../platform/storage'
import { alarm } from './papers.alarm'
import { fingerprint } from './papers.checking'
import { Paper } from './papers.entities'

const dayMs = 86_400_000
/** How long one run goes on: other jobs wait for it, and the next one goes on where it stopped. */
const runMs = 3_000
const mostAtOnce = 50

/** Reads every page once a day, a few at a time, and tells of those that are broken or gone. */
export const verifyPapersJob: JobKind = {
  name: 'insurance.verify_papers',
  everySeconds: 60,
  async run({ database, ports, now, isStopping }) {
    const until = performance.now() + runMs
    while (performance.now() < until && !isStopping()) {
      const due = await findDue(database, now)
      if (due.length === 0) return
      const broken: Paper[] = []
      for (const paper of due) {
        if (await isWhole(ports.storage, paper)) await markWhole(database, paper, now)
        else broken.push(paper)
      }
      // One or two are lost; when all are, it is the storage that is away, for a day at most.
      const isAway = broken.length > 2 && broken.length === due.length
      for (const paper of isAway ? broken.filter((one) => isLongUnread(one, now)) : broken) {
        await alarm(database, paper, now)
      }
      if (isAway && !broken.every((one) => isLongUnread(one, now))) {
        throw new Error(`none of ${due.length} papers can be read`)
      }
    }
  },
}

const findDue = (database: Database, now: Date): Promise<Paper[]> =>
  database.reader.find(Paper, {
    where: { state: 'kept', isRemoved: false, verifiedAt: LessThan(new Date(now.getTime() - dayMs)) },
    order: { verifiedAt: 'ASC', id: 'ASC' },
    take: mostAtOnce,
  })

/** Due a day ago already: whoever looks after the storage has been told by the failing job all the while. */
const isLongUnread = ({ verifiedAt }: Paper, now: Date): boolean =>
  verifiedAt !== null && verifiedAt.getTime() < now.getTime() - 2 * dayMs

/** Whether each page, and a document's original, is as it was kept. */
async function isWhole(storage: Storage, { pages, original, sha256: ofWhatWasSent }: Paper): Promise<boolean> {
  const read = async (file: string) => {
    try {
      return await storage.get(file)
    } catch (error) {
      if (error instanceof FileGone || isBroken(error)) return null
      throw error
    }
  }
  const files = (pages ?? []).map(({ file, sha256 }) => ({ file, sha256 }))
  if (original) files.push({ file: original, sha256: ofWhatWasSent })
  for (const { file, sha256 } of files) {
    const content = await read(file)
    if (content === null || fingerprint(content) !== sha256) return false
  }
  return true
}

/** What the system could not read at all comes with a code: that is another matter than a seal that does not open. */
const isBroken = (error: unknown): boolean => (error as NodeJS.ErrnoException).syscall === undefined

const markWhole = (database: Database, { id }: Paper, now: Date) =>
  database.transaction((db) => db.update(Paper, { id, state: 'kept' }, { verifiedAt: now }))
