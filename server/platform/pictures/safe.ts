import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Semaphore } from 'async-mutex'
import { threadProgram } from '../threads'
import { type PictureMessage, type SafeFile, UnfitPicture } from './types'

/** A decoder may take a few hundred megabytes: two at once, in any one process. */
const threads = new Semaphore(2)
/** Twenty pages of scans are drawn in a quarter of it. */
const maxMs = 60_000
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }

/**
 * Makes a picture or a PDF safe, in a thread of its own with bounded memory and time: its pages drawn anew. Throws `UnfitPicture`
 * where it is something else, broken, or more than is taken.
 */
export function makeSafe(content: Uint8Array): Promise<SafeFile> {
  return threads.runExclusive(async () => {
    const copy = new Uint8Array(content)
    const worker = new Worker(threadProgram('picturesThread'), {
      workerData: copy,
      transferList: [copy.buffer],
      resourceLimits,
    })
    const signal = AbortSignal.timeout(maxMs)
    try {
      const [message] = (await once(worker, 'message', { signal })) as [PictureMessage]
      if (message.kind === 'problem') throw new UnfitPicture(message.problem)
      return message.file
    } catch (error) {
      if (error instanceof UnfitPicture) throw error
      // Out of memory is what is left to go wrong in there.
      throw new UnfitPicture(signal.aborted ? 'tooSlow' : 'broken')
    } finally {
      await worker.terminate()
    }
  })
}
