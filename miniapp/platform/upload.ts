import { ApiError } from '../../shared/http/client'
import { useNetwork } from './network'

/** A file on its way, as the server knows it. */
export interface Begun {
  chunkSize: number
  /** Parts that have arrived. */
  chunks: readonly number[]
  state: string
}

export interface Sending<F extends Begun> {
  content: Uint8Array
  /** Puts it on record, or finds it there with the parts that have arrived. */
  announce(): Promise<F>
  put(file: F, number: number, part: Uint8Array): Promise<F>
  /** Bytes that are there. */
  onProgress(sent: number): void
  /** The network is gone, or there again. */
  onPause(isPaused: boolean): void
  /** The person took it back. */
  isCancelled(): boolean
}

/** Tries in a row that bring nothing on. */
const mostTries = 6

/** Sends what is missing of a file, part by part; after a lost network it asks what arrived, and goes on from there. */
export async function sendInParts<F extends Begun>(sending: Sending<F>): Promise<F | null> {
  const there = new Set<number>()
  for (let tried = 1; ; tried += 1) {
    const before = there.size
    try {
      return await sendMissing(sending, there)
    } catch (error) {
      if (sending.isCancelled()) return null
      if (there.size > before) tried = 1
      if (!isPassing(error) || tried >= mostTries) throw error
      sending.onPause(true)
      await waitFor(error, tried)
      sending.onPause(false)
    }
  }
}

async function sendMissing<F extends Begun>(sending: Sending<F>, there: Set<number>): Promise<F | null> {
  const { content, announce, put, onProgress, isCancelled } = sending
  let file = await announce()
  const { chunkSize } = file
  const count = Math.ceil(content.length / chunkSize)
  const partOf = (number: number) => content.subarray(number * chunkSize, (number + 1) * chunkSize)
  for (const number of file.chunks) there.add(number)
  for (let number = 0; number < count && file.state === 'receiving'; number += 1) {
    if (isCancelled()) return null
    onProgress([...there].reduce((sum, one) => sum + partOf(one).length, 0))
    if (there.has(number)) continue
    file = await put(file, number, partOf(number))
    there.add(number)
  }
  onProgress(content.length)
  return file
}

/** Whether the same again, later, may well succeed. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500)

/** Until there is a network again, and for as long as the server asks, or a little longer each time. */
async function waitFor(error: unknown, tried: number): Promise<void> {
  const asked = error instanceof ApiError ? Number(error.data?.retryAfter ?? 0) : 0
  await new Promise((resume) => setTimeout(resume, Math.max(asked * 1_000, Math.min(500 * 2 ** tried, 8_000))))
  if (useNetwork.getState().isOnline) return
  await new Promise<void>((resume) => {
    const stop = useNetwork.subscribe(({ isOnline }) => {
      if (!isOnline) return
      stop()
      resume()
    })
  })
}
