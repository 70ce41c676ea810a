import type { PaperFile } from '../../shared/insurance/papers.contract'
import { type Looker, linkTo } from '../platform/links'
import type { Paper, PaperChunk } from './papers.entities'

/** A file with links to its pages, good for whoever looks and for some minutes. */
export function drawFile(
  paper: Paper,
  chunks: readonly Pick<PaperChunk, 'paperId' | 'number'>[],
  looker: Looker,
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
            token: linkTo({ kind: 'insurance.page', id, page }, looker, now),
            width,
            height,
          }))
        : [],
    sentAt: createdAt.toISOString(),
  }
}
