import { parentPort, workerData } from 'node:worker_threads'
import { drawPages } from './documents'
import { redraw } from './raster'
import { sniff } from './sniff'
import { type PictureMessage, type SafeFile, UnfitPicture } from './types'

async function makeSafeHere(content: Buffer): Promise<SafeFile> {
  const type = sniff(content)
  if (type === 'pdf') return { isDocument: true, pages: await drawPages(content) }
  return { isDocument: false, pages: [await redraw(content, type)] }
}

const answer = (message: PictureMessage) => parentPort!.postMessage(message)

makeSafeHere(Buffer.from(workerData as Uint8Array)).then(
  (file) => answer({ kind: 'safe', file }),
  (error: unknown) => {
    if (!(error instanceof UnfitPicture)) throw error
    answer({ kind: 'problem', problem: error.problem })
  },
)
