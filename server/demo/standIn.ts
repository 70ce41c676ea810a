import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * How a stand-in behaves: `down` takes no connection, `slow` does what it is asked and answers late, `cut` does it and hangs up,
 * `failing`, `html` and `wrongJson` do nothing and say so badly.
 */
export type Mood = 'well' | 'down' | 'slow' | 'cut' | 'failing' | 'html' | 'wrongJson'

export interface StandIn {
  url: string
  be(mood: Mood): void
  close(): Promise<void>
}

export interface StandInRequest {
  url: URL
  headers: IncomingMessage['headers']
  text: string
}

interface Options {
  answer(request: StandInRequest): object
  /** How long an answer takes, and how long when it is slow. */
  delayMs?: number
  slowMs?: number
}

/** A service of somebody else's, spoken to over HTTP, that answers in JSON or with a picture. */
export async function startStandIn({ answer, delayMs = 0, slowMs = 2_000 }: Options): Promise<StandIn> {
  let mood: Mood = 'well'
  const server = createServer(async (request, response) => {
    // Each call on a connection of its own, so that `down` is met at the door.
    response.shouldKeepAlive = false
    let text = ''
    for await (const chunk of request) text += chunk
    const asked = { url: new URL(request.url ?? '/', 'http://localhost'), headers: request.headers, text }
    if (mood === 'failing' || mood === 'html' || mood === 'wrongJson') {
      response.statusCode = mood === 'failing' ? 500 : 200
      response.end(mood === 'wrongJson' ? '{"what":["is this"' : '<html><body>Bad gateway</body></html>')
      return
    }
    const said = answer(asked)
    if (mood === 'cut') {
      request.socket.destroy()
      return
    }
    if (delayMs > 0 || mood === 'slow') await wait(mood === 'slow' ? slowMs : delayMs, undefined, { ref: false })
    const isPicture = Buffer.isBuffer(said)
    response.setHeader('content-type', isPicture ? 'image/png' : 'application/json')
    response.end(isPicture ? said : JSON.stringify(said))
  })
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    be(next) {
      if (next === 'down') {
        server.close()
        server.closeAllConnections()
      } else if (mood === 'down') {
        server.listen(port, '127.0.0.1')
      }
      mood = next
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
