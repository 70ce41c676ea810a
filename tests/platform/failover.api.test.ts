import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { makeMariadb, type TestDatabase } from '../support/databases'
import { newPerson } from '../support/people'
import { startTestServer, type TestServer } from '../support/server'

/** A second and third way to the same database, each of which can break. */
async function openWay(port: number): Promise<{ port: number; close(): void }> {
  const sockets = new Set<Socket>()
  const way = createServer((incoming) => {
    const outgoing = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(from)
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
    }
  })
  way.listen(0, '127.0.0.1')
  await once(way, 'listening')
  return {
    port: (way.address() as AddressInfo).port,
    close() {
      way.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

// On the embedded database there is nothing to move to.
describe('A database with two hosts', () => {
  let database: TestDatabase
  let server: TestServer
  let ways: Awaited<ReturnType<typeof openWay>>[]
  beforeAll(async () => {
    database = await makeMariadb()
    const url = new URL(database.env.DATABASE_URL!)
    ways = [await openWay(Number(url.port)), await openWay(Number(url.port))]
    const hosts = ways.map(({ port }) => `127.0.0.1:${port}`).join(',')
    server = await startTestServer({
      ...database,
      env: { ...database.env, DATABASE_URL: `mysql://root:@${hosts}${url.pathname}` },
    })
  })
  afterAll(async () => {
    await server.close()
    for (const way of ways) way.close()
    await database.drop()
  })

  it('serves reads and commands through the second when the first is gone', async () => {
    await newPerson(server)
    ways[0]!.close()
    const person = await newPerson(server)
    expect(await person.identity.getMe()).toMatchObject({ assurance: 'stated' })
    const { items } = await person.privacy.listConsents()
    expect(items.length).toBeGreaterThan(0)
  })

  it('is ready again at once', async () => {
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  })
})
