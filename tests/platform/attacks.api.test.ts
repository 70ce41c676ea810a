import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readServerConfig } from '../../config/server'
import { type RunningServer, startServer } from '../../server/start'
import { makeEmbedded, type TestDatabase } from '../support/databases'
import { completeForm, newPerson } from '../support/people'
import { requestOf, sendBytes, statusesIn } from '../support/raw'
import { callRaw, useServer } from '../support/server'

describe('Somebody at the door', () => {
  const server = useServer(makeEmbedded)

  it('gets no leave from us to call from another site, whatever origin they name', async () => {
    for (const origin of ['https://evil.example', 'null', server.url]) {
      const preflight = await callRaw(server.url, 'OPTIONS', '/identity/me', undefined, {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      })
      const simple = await callRaw(server.url, 'GET', '/home', undefined, { origin })
      for (const { headers } of [preflight, simple]) {
        const names = [...headers.keys()].filter((name) => name.startsWith('access-control'))
        expect(names).toEqual([])
      }
    }
  })

  it('is not let in by a cookie, nor given one: what a browser sends by itself opens nothing', async () => {
    const { token } = await server.as('rider')
    const byCookie = await callRaw(server.url, 'GET', '/identity/me', undefined, { cookie: `token=${token}` })
    expect(byCookie.status).toBe(401)
    const signedIn = await callRaw(server.url, 'POST', '/demo/sign-in', { as: 'rider' })
    expect([signedIn.status, signedIn.headers.get('set-cookie')]).toEqual([200, null])
  })

  it('is not let in by a token in the address, where logs and histories would keep it', async () => {
    const { token } = await server.as('rider')
    for (const name of ['token', 'access_token', 'authorization']) {
      expect((await callRaw(server.url, 'GET', `/identity/me?${name}=${token}`)).status).toBe(401)
    }
  })

  it('cannot send a command as a form of another site does, without asking first', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const body = '{"phone":"13800008000"}'
      const answer = await callRaw(server.url, 'POST', '/identity/sms-codes', body, { 'content-type': type })
      expect([answer.status, answer.body.error?.code]).toEqual([415, 'request.unsupported_media'])
    }
  })

  it('finds every answer unfit for frames, sniffing, stores, other windows and plain HTTP', async () => {
    const answers = [
      await fetch(`${server.url}/api/home`),
      await fetch(`${server.url}/api/nowhere`),
      await fetch(`${server.url}/api/identity/me`),
      await fetch(`${server.url}/healthz`),
      await fetch(`${server.url}/api/home`, { method: 'OPTIONS' }),
    ]
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/)
      expect(headers.get('content-security-policy')).toMatch(/(object|default)-src 'none';base-uri 'none'/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
      expect(headers.get('server') ?? headers.get('x-powered-by')).toBeNull()
    }
  })

  it('cannot turn one method into another, and finds no method that is not in a contract', async () => {
    const { token } = await server.as('rider')
    const authorization = `Bearer ${token}`
    for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
      const answer = await callRaw(server.url, 'GET', '/identity/me', undefined, { authorization, [name]: 'DELETE' })
      expect(answer.status).toBe(200)
    }
    await callRaw(server.url, 'POST', '/identity/me?_method=DELETE', {}, { authorization })
    for (const method of ['PATCH', 'DELETE', 'PUT', 'PROPFIND', 'LOCK']) {
      const answer = await callRaw(server.url, method, '/identity/me', undefined, { authorization })
      expect([method, answer.status]).toEqual([method, 405])
    }
    expect((await callRaw(server.url, 'GET', '/identity/me', undefined, { authorization })).status).toBe(200)
  })

  it('hears nothing back by TRACE, and cannot make a tunnel of us', async () => {
    const traced = await sendBytes(server.url, requestOf('TRACE /api/home HTTP/1.1', ['X-Secret: seen']))
    expect(statusesIn(traced)).toEqual([405])
    expect(traced).not.toContain('seen')
    expect(statusesIn(await sendBytes(server.url, requestOf('CONNECT example.org:443 HTTP/1.1')))).not.toContain(200)
  })

  it('cannot smuggle a second request into a first one', async () => {
    const inside = requestOf('GET /api/identity/me HTTP/1.1')
    const both = ['Content-Type: application/json', 'Content-Length: 4', 'Transfer-Encoding: chunked']
    const tries = [
      requestOf('POST /api/home HTTP/1.1', both, `0\r\n\r\n${inside}`),
      requestOf('POST /api/home HTTP/1.1', ['Content-Length: 0', 'Content-Length: 44'], inside),
      requestOf('POST /api/home HTTP/1.1', ['Content-Length: +4'], inside),
      requestOf('POST /api/home HTTP/1.1', ['Transfer-Encoding: chunked, identity'], `0\r\n\r\n${inside}`),
      requestOf('POST /api/home HTTP/1.1', ['Transfer-Encoding : chunked'], `0\r\n\r\n${inside}`),
      requestOf('GET /api/home HTTP/1.1', ['X-Folded: a\r\n b', 'X: a\nContent-Length: 5'], inside),
    ]
    for (const bytes of tries) expect(statusesIn(await sendBytes(server.url, bytes))).toEqual([400])
  })

  it('is hung up on with headers that never end, or are too many bytes', async () => {
    const long = requestOf('GET /api/home HTTP/1.1', [`X-Long: ${'a'.repeat(70_000)}`])
    expect(statusesIn(await sendBytes(server.url, long))).toEqual([431])
    const address = requestOf(`GET /api/home?q=${'a'.repeat(70_000)} HTTP/1.1`)
    expect(statusesIn(await sendBytes(server.url, address))).toEqual([431])
  })

  it('changes nothing by the host they name, nor by headers only a proxy may set', async () => {
    const host = 'evil.example'
    const bytes = requestOf('GET /api/openapi.json HTTP/1.1', [`X-Forwarded-Host: ${host}`]).replace('union.test', host)
    expect(await sendBytes(server.url, bytes)).not.toContain(host)
    const headers = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https', 'x-real-ip': '203.0.113.9' }
    expect((await callRaw(server.url, 'GET', '/home', undefined, headers)).status).toBe(200)
  })

  it('cannot give a form what it has no field for', async () => {
    const person = await newPerson(server)
    const extra = { state: 'approved', personId: 'x', version: 99, receiptNumber: 'R1', assurance: 'provider' }
    const headers = { authorization: `Bearer ${person.token}` }
    const body = { ...completeForm(), ...extra }
    const answer = await callRaw(server.url, 'POST', '/membership/applications', body, headers)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ state: 'draft', receiptNumber: null })
    expect(answer.body.version).not.toBe(99)
    expect((await person.identity.getMe()).assurance).toBe('stated')
  })

  it('cannot change what all objects are made of', async () => {
    const { token } = await newPerson(server)
    const headers = { authorization: `Bearer ${token}` }
    for (const part of ['"__proto__":{"isStaff":true}', '"constructor":{"prototype":{"isStaff":true}}']) {
      for (const body of [`{${part}}`, `{"signature":{${part}}}`, `{"\\u005f_proto__":{"isStaff":true}}`]) {
        const answer = await callRaw(server.url, 'POST', '/membership/applications', body, headers)
        expect(answer.status).toBeLessThan(500)
        expect(({} as { isStaff?: boolean }).isStaff).toBeUndefined()
      }
    }
    const inQuery = await callRaw(server.url, 'GET', '/organisations?__proto__=x&constructor=y&q=%E9%87%91')
    expect(inQuery.status).toBe(200)
  })

  it('is told of a parameter given twice, rather than having one of them chosen', async () => {
    const answer = await callRaw(server.url, 'GET', '/organisations?q=a&q=b')
    expect([answer.status, answer.body.error]).toEqual([
      400,
      { code: 'request.invalid', field: 'q', data: { rule: 'repeated' } },
    ])
  })
})

describe('Somebody who looks for files', () => {
  let database: TestDatabase
  let server: RunningServer
  beforeAll(async () => {
    database = await makeEmbedded()
    const folder = database.env.DATA_DIR!
    const webRoot = join(folder, 'web')
    mkdirSync(join(webRoot, 'js'), { recursive: true })
    writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>ours</title>')
    writeFileSync(join(webRoot, 'js/app.0123456789.js'), 'void 0')
    for (const name of ['.env', '.stamp']) writeFileSync(join(webRoot, name), 'secret')
    writeFileSync(join(folder, 'outside.txt'), 'secret')
    const config = readServerConfig({ NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'silent', ...database.env })
    server = await startServer(config, { webRoot, jobs: false })
  })
  afterAll(async () => {
    await server.close()
    await database.drop()
  })

  it('finds nothing outside the web root, nothing hidden and no list of a folder', async () => {
    const paths = [
      '/../outside.txt',
      '/..%2foutside.txt',
      '/%2e%2e/outside.txt',
      '/%2e%2e%5coutside.txt',
      '/js/..%2f..%2foutside.txt',
      '/js/%252e%252e/%252e%252e/outside.txt',
      '//outside.txt',
      '/outside.txt%00.html',
      '/.env',
      '/.stamp',
      '/js/.',
      '/%',
    ]
    for (const path of paths) {
      const heard = await sendBytes(server.url, requestOf(`GET ${path} HTTP/1.1`))
      expect([path, heard.includes('secret'), heard.includes('app.0123456789')]).toEqual([path, false, false])
      expect(statusesIn(heard)[0]).toBeLessThan(500)
    }
  })

  it('gets a 404 for a file that is not there, never a page that a cache could keep for it', async () => {
    const absent = await fetch(`${server.url}/membership/card.css`)
    expect([absent.status, await absent.json()]).toMatchObject([404, { error: { code: 'request.not_found' } }])
    const page = await fetch(`${server.url}/membership/card`)
    expect([page.status, page.headers.get('cache-control'), page.headers.get('content-type')]).toEqual([
      200,
      'no-cache',
      'text/html; charset=utf-8',
    ])
    const script = await fetch(`${server.url}/js/app.0123456789.js`)
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  it('is not sent anywhere else, whatever the address says', async () => {
    for (const path of [
      '//evil.example',
      '//evil.example/%2e%2e',
      '/\\evil.example',
      '/membership/?next=//evil.example',
    ]) {
      const heard = await sendBytes(server.url, requestOf(`GET ${path} HTTP/1.1`))
      expect(heard).not.toMatch(/^location:/im)
    }
  })

  it('can only read pages: no other method reaches the files', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect((await fetch(`${server.url}/js/app.0123456789.js`, { method })).status).toBe(404)
    }
  })
})
