import type { PaperFile } from '../../shared/insurance/papers.contract'
import type { Paper, PaperChunk } from './papers.entities'
import { type LinkPurpose, linkTo } from './papers.links'

interface Looker {
  personId: string
  purpose: LinkPurpose
}

/** A file with links to its pages, good for whoever looks and for some minutes. */
export function drawFile(
  paper: Paper,
  chunks: readonly Pick<PaperChunk, 'paperId' | 'number'>[],
  { personId, purpose }: Looker,
  now: Date,
): PaperFile {
  const { id, kind, name, size, sha256, state, problem, receiptNumber, chunkSize, createdAt } = paper
  const isArriving = state === 'receiving'
  return {
    fileId: id,
    kind,
    name,
    size,
    sha256,
    state,
    problem,
    receiptNumber,
    chunkSize,
    chunks: isArriving ? chunks.filter(({ paperId }) => paperId === id).map(({ number }) => number) : [],
    pages:
      state === 'kept'
        ? (paper.pages ?? []).map(({ width, height }, page) => ({
            token: linkTo(id, page, personId, purpose, now),
            width,
            height,
          }))
        : [],
    sentAt: createdAt.toISOString(),
  }
}
