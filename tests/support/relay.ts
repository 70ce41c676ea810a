import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

export interface Relay {
  readonly port: number
  connections(): number
  /** As if the host had gone: what is open breaks, what is new is refused. */
  cut(): Promise<void>
  /** The host is back on the same port. */
  restore(): Promise<void>
  /** As if the host hung: connections stay, and nothing comes through any more. */
  hang(): void
  /** What was held back comes through. */
  wake(): void
  /** Bytes that came from callers so far. */
  carried(): number
  /** Cuts as soon as so many bytes came from callers, in the middle of whatever is on its way. */
  cutAt(bytes: number): Promise<void>
}

/** A host of its own in front of another: hands bytes on until it is cut. */
export async function startRelay(host: string, port: number): Promise<Relay> {
  const sockets = new Set<Socket>()
  let server: Server
  let isHanging = false
  let carried = 0
  let watch = () => {}
  const cut = () =>
    new Promise<void>((closed) => {
      server.close(() => closed())
      for (const socket of sockets) socket.destroy()
      sockets.clear()
    })
  const listen = async (at: number): Promise<number> => {
    server = createServer((inside) => {
      const outside = connect(port, host)
      for (const socket of [inside, outside]) {
        sockets.add(socket)
        socket.on('error', () => {})
        socket.on('close', () => sockets.delete(socket))
      }
      inside.on('data', (bytes: Buffer) => {
        carried += bytes.length
        watch()
      })
      inside.pipe(outside).pipe(inside)
      if (isHanging) for (const socket of [inside, outside]) socket.pause()
    })
    await new Promise<void>((listening) => server.listen(at, '127.0.0.1', listening))
    return (server.address() as AddressInfo).port
  }
  const own = await listen(0)
  return {
    port: own,
    connections: () => sockets.size,
    cut,
    restore: async () => void (await listen(own)),
    hang() {
      isHanging = true
      for (const socket of sockets) socket.pause()
    },
    carried: () => carried,
    cutAt: (bytes) =>
      new Promise((done) => {
        watch = () => {
          if (carried < bytes) return
          watch = () => {}
          void cut().then(done)
        }
      }),
    wake() {
      isHanging = false
      for (const socket of sockets) socket.resume()
    },
  }
}
