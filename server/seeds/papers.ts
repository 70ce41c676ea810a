import { chunkBytes } from '../../shared/insurance/files'
import type { PaperKind } from '../../shared/insurance/plans'
import { fingerprint, Paper } from '../insurance'
import { makeCaseNumber } from '../platform/caseNumbers'
import type { Db } from '../platform/db'
import { settleFile } from '../platform/files'
import { newId, systemRandom } from '../platform/random'

/** A picture of one page that was put into the storage, and waits for its paper. */
export interface PutPicture {
  kind: PaperKind
  name: string
  /** Its name in the storage. */
  file: string
  content: Buffer
  width: number
  height: number
}

/** A paper that arrived and was kept. */
export function makePaper(claimId: string, put: PutPicture, now: Date): Paper {
  const { kind, name, file, content, width, height } = put
  const sha256 = fingerprint(content)
  return {
    id: newId(),
    claimId,
    kind,
    state: 'kept',
    receiptNumber: makeCaseNumber('CL', systemRandom, now),
    name,
    size: content.length,
    sha256,
    chunkSize: chunkBytes,
    pages: [{ file, sha256, width, height }],
    original: null,
    problem: null,
    workAt: null,
    tries: 0,
    verifiedAt: now,
    createdAt: now,
    isRemoved: false,
  }
}

/** With the files of its pages, which are its own from now on. */
export async function addPaper(db: Db, paper: Paper): Promise<void> {
  await db.insert(Paper, paper)
  for (const { file } of paper.pages!) await settleFile(db, file)
}
