import { once } from 'node:events'
import { connect } from 'node:net'
import { makeEmbedded, onEveryDatabase } from '../support/databases'
import { callRaw, startTestServer, useServer } from '../support/server'
import { within } from '../support/waiting'

onEveryDatabase('The service', (make) => {
  const server = useServer(make)

  it('says that it lives and that it is ready', async () => {
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ status: 'ok' })
    const ready = await fetch(`${server.url}/readyz`)
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ready', parts: { database: true, storage: true } },
    ])
  })

  it('gives every answer an id, the headers of a careful site, and no store for what is personal', async () => {
    const { headers } = await callRaw(server.url, 'GET', '/home')
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('content-security-policy')).toBe("default-src 'none';base-uri 'none';frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('answers an unknown address and a wrong method in the one shape of errors', async () => {
    const unknown = await callRaw(server.url, 'GET', '/nowhere')
    expect([unknown.status, unknown.body.error]).toEqual([404, { code: 'request.not_found' }])
    const wrong = await callRaw(server.url, 'DELETE', '/home')
    expect([wrong.status, wrong.body.error]).toEqual([405, { code: 'request.method_not_allowed' }])
    expect(unknown.body.requestId).toBe(unknown.headers.get('x-request-id'))
  })

  it('takes no token that is none', async () => {
    for (const authorization of ['Bearer x', 'Bearer ', 'Basic YTpi', `Bearer ${'A'.repeat(43)}`]) {
      expect((await callRaw(server.url, 'GET', '/identity/me', undefined, { authorization })).status).toBe(401)
    }
  })

  it('takes no note on the console of callers who went away before their answer', async () => {
    const console = jest.spyOn(globalThis.console, 'error')
    const noted = jest.spyOn(server.ports.log, 'debug')
    const { hostname, port } = new URL(server.url)
    const caller = connect(Number(port), hostname)
    await once(caller, 'connect')
    // Packed answers are streams, which break where their caller is gone.
    caller.write('GET /api/openapi.json HTTP/1.1\r\nHost: union\r\nAccept-Encoding: gzip\r\n\r\n', () =>
      caller.resetAndDestroy(),
    )
    await within(5, async () => noted.mock.calls.length > 0)
    expect(console).not.toHaveBeenCalled()
  })
})

describe('The data folder', () => {
  it('belongs to one process: a second server on it does not start', async () => {
    const database = await makeEmbedded()
    const server = await startTestServer(database)
    await expect(startTestServer(database)).rejects.toThrow(/already uses the data folder/)
    await server.close()
    await (await startTestServer(database)).close()
    await database.drop()
  })
})
