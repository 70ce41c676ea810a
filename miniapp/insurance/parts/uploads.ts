import { create } from 'zustand'
import { mostFileBytes } from '../../../shared/insurance/files'
import type { PaperFile } from '../../../shared/insurance/papers.contract'
import { papersText } from '../../../shared/insurance/papersText'
import type { PaperKind } from '../../../shared/insurance/plans'
import { newKey } from '../../platform/key'
import { currentText } from '../../platform/locale'
import type { PickedFile } from '../../platform/pickFiles'
import { sha256 } from '../../platform/sha256'
import { sendInParts } from '../../platform/upload'
import { explainPaper, papers } from './papersClient'

/** A file that was chosen on this phone and is not all there yet. */
export interface Upload {
  key: string
  claimId: string
  kind: PaperKind
  picked: PickedFile
  phase: 'waiting' | 'preparing' | 'sending' | 'paused' | 'failed' | 'sent'
  /** Of 100. */
  percent: number
  /** As the server has it, once it is on record there. */
  file: PaperFile | null
  problem: string | null
}

/** Outside the pages: going back and forth in a form stops no upload. */
export const useUploads = create<{ items: readonly Upload[] }>(() => ({ items: [] }))

const find = (key: string) => useUploads.getState().items.find((item) => item.key === key)
const change = (key: string, part: Partial<Upload>) =>
  useUploads.setState(({ items }) => ({ items: items.map((item) => (item.key === key ? { ...item, ...part } : item)) }))

/** Forgets it here; what the server has of it stays. */
export const dropUpload = (key: string): void =>
  useUploads.setState(({ items }) => ({ items: items.filter((item) => item.key !== key) }))

/** Takes back what is on its way, with what has arrived of it. */
export async function cancelUpload(key: string): Promise<void> {
  const upload = find(key)
  dropUpload(key)
  if (!upload?.file) return
  const { claimId, file } = upload
  // Where it does not get through, the list has it still, and it can be removed there.
  await papers.removeFile({ params: { claimId, fileId: file.fileId } }).catch(() => {})
}

/** Two go at a time: more would each take longer, and all of them end late. */
const mostAtOnce = 2
let underWay = 0

export function addUploads(claimId: string, kind: PaperKind, picked: readonly PickedFile[]): void {
  const added = picked.map(
    (one): Upload => ({
      key: newKey(),
      claimId,
      kind,
      picked: one,
      phase: 'waiting',
      percent: 0,
      file: null,
      problem: null,
    }),
  )
  useUploads.setState(({ items }) => ({ items: [...items, ...added] }))
  startNext()
}

export function retryUpload(key: string): void {
  change(key, { phase: 'waiting', problem: null })
  startNext()
}

function startNext(): void {
  const next = useUploads.getState().items.find(({ phase }) => phase === 'waiting')
  if (!next || underWay >= mostAtOnce) return
  underWay += 1
  change(next.key, { phase: 'preparing' })
  void send(next)
    .catch((error: unknown) => change(next.key, { phase: 'failed', problem: explainPaper(error) }))
    .finally(() => {
      underWay -= 1
      startNext()
    })
  startNext()
}

async function send({ key, claimId, kind, picked }: Upload): Promise<void> {
  const content = await picked.read().catch(() => null)
  const words = currentText(papersText)
  if (content === null) return change(key, { phase: 'failed', problem: words.notRead })
  if (content.length > mostFileBytes) return change(key, { phase: 'failed', problem: words.tooLarge })
  const body = { kind, name: picked.name, size: content.length, sha256: sha256(content) }
  change(key, { phase: 'sending' })
  const file = await sendInParts<PaperFile>({
    content,
    announce: async () => {
      const begun = await papers.announceFile({ params: { claimId }, body })
      change(key, { file: begun })
      return begun
    },
    put: ({ fileId }, number, upload) =>
      papers.putChunk({ params: { claimId, fileId, number: String(number) }, upload }),
    onProgress: (sent) => change(key, { percent: Math.floor((sent / content.length) * 100) }),
    onPause: (isPaused) => change(key, { phase: isPaused ? 'paused' : 'sending' }),
    isCancelled: () => find(key) === undefined,
  })
  if (file) change(key, { phase: 'sent', file, percent: 100 })
}
