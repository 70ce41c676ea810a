import { createHash } from 'node:crypto'
import { useNetwork } from '../../miniapp/platform/network'
import { sha256 } from '../../miniapp/platform/sha256'
import { sendInParts } from '../../miniapp/platform/upload'
import { ApiError } from '../../shared/http/client'
import type { PaperFile } from '../../shared/insurance/papers.contract'
import { useClaimsDesk } from '../support/claims'
import { makeEmbedded } from '../support/databases'
import { filesOf, put, work } from '../support/papers'
import { heavyJpeg } from '../support/pictures'
import { type Relay, startRelay } from '../support/relay'
import { type Caller, createCaller, useServer } from '../support/server'

const kilobyte = 1_024

/** What the phone's client makes of a lost connection. */
async function orUnreachable<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError('network.unreachable', 0)
  }
}

describe('A file on its way', () => {
  const server = useServer(makeEmbedded)
  const held = useClaimsDesk(server)
  let relay: Relay
  let driver: Caller

  beforeEach(async () => {
    relay = await startRelay('127.0.0.1', Number(new URL(server.url).port))
    driver = createCaller(`http://127.0.0.1:${relay.port}`, held.driver.token)
  })
  afterEach(async () => {
    useNetwork.setState({ isOnline: true })
    await relay.cut()
  })

  function sendFile(
    claimId: string,
    content: Buffer,
    more: { onPause?: (isPaused: boolean) => void; tell?: number[] },
  ) {
    const body = { kind: 'photos', name: '现场.jpg', size: content.length, sha256: sha256(content) } as const
    return sendInParts<PaperFile>({
      content,
      announce: () => orUnreachable(driver.papers.announceFile({ params: { claimId }, body })),
      put: (file, number, part) => orUnreachable(put(driver, claimId, file, number, new Uint8Array(part))),
      onProgress: (sent) => void more.tell?.push(sent),
      onPause: more.onPause ?? (() => {}),
      isCancelled: () => false,
    })
  }

  it('goes on where it stopped when the network is cut at 60 %: at most one part goes again', async () => {
    const { id } = await held.add({ state: 'draft' })
    const content = await heavyJpeg(3_000_000, 7)
    const progress: number[] = []
    const isCut = relay.cutAt(content.length * 0.6)
    let isPaused = () => {}
    const paused = new Promise<void>((resume) => {
      isPaused = resume
    })
    const sending = sendFile(id, content, { tell: progress, onPause: (isOff) => isOff && isPaused() })
    await isCut
    useNetwork.setState({ isOnline: false })
    await paused
    await relay.restore()
    useNetwork.setState({ isOnline: true })
    expect(await sending).toMatchObject({ state: 'checking' })
    // Beside the content: one part more, and the heads of a dozen requests.
    expect(relay.carried()).toBeLessThan(content.length + 256 * kilobyte + 24 * kilobyte)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
    expect(progress.at(-1)).toBe(content.length)
    await work(server)
    expect(await filesOf(driver, id)).toMatchObject([{ state: 'kept' }])
  })

  it('is not sent again where only the answer to its last part was lost', async () => {
    const { id } = await held.add({ state: 'draft' })
    const content = await heavyJpeg(700_000, 8)
    const lost = new Set<number>()
    const body = { kind: 'photos', name: '现场.jpg', size: content.length, sha256: sha256(content) } as const
    let sent = 0
    const file = await sendInParts<PaperFile>({
      content,
      announce: () => driver.papers.announceFile({ params: { claimId: id }, body }),
      async put(begun, number, part) {
        sent += part.length
        const answer = await put(driver, id, begun, number, new Uint8Array(part))
        if (number !== 2 || lost.has(number)) return answer
        lost.add(number)
        throw new ApiError('network.unreachable', 0)
      },
      onProgress: () => {},
      onPause: () => {},
      isCancelled: () => false,
    })
    expect([...lost]).toEqual([2])
    expect(file?.state).toBe('checking')
    expect(sent).toBe(content.length)
  })

  it('has the fingerprint that the server computes, whatever its length', () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1_000, 70_001]) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + length) % 256)
      expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
    }
  })
})
