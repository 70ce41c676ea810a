import * as fc from 'fast-check'
import { examples } from '../../server/openapi'
import { spreadsheetType } from '../../shared/http/files'
import { type Make, makeEmbedded, onEveryDatabase, type TestDatabase } from '../support/databases'
import { type Check, readDescription, uploads } from '../support/described'
import { operations, pathOf } from '../support/operations'
import { callRaw, startTestServer, type TestServer } from '../support/server'
import { withEveryRole } from '../support/units'
import { makeXlsxOf, makeZip } from '../support/zip'

const awkward = fc.constantFrom<unknown>(
  null,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udc00',
  '\u202eabc',
  '\ufeff王',
  '𠮷'.repeat(30),
  'é'.normalize('NFD').repeat(20),
  '👨‍👩‍👧‍👦'.repeat(20),
  'a'.repeat(70_000),
  "' OR 1=1 --",
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("http://evil.example")',
  '../../etc/passwd',
  '%00',
  '{{7*7}}#{7*7}',
  '2026-02-30',
  '2024-02-29',
  '2026-02-29',
  '0000-00-00',
  '+010000-01-01T00:00:00.000Z',
  '1969-12-31T23:59:60.000Z',
  '9999-12-31T23:59:59.999Z',
  '2026-12-31T24:00:00.000Z',
  '01936f5e-0000-7000-8000-00000000dead',
  '00000000-0000-0000-0000-000000000000',
  -1,
  -0,
  0.5,
  1e308,
  2 ** 31,
  2 ** 63,
  Number.MAX_SAFE_INTEGER,
  true,
  [],
  {},
  [[[[[]]]]],
  { a: { b: { c: {} } } },
  { length: 3 },
  { toString: 1, valueOf: 2, hasOwnProperty: 3 },
  Array.from({ length: 3_000 }, () => 0),
)
const junk = fc.oneof(awkward, fc.jsonValue({ maxDepth: 4 }))

/** Bodies no JSON library of ours would send, and that reach an operation all the same. */
const oddBodies = [
  '',
  '{"a":1,"a":2}',
  '{"a":1e999999,"b":-0}',
  '{"a":"\\ud800","b":"\\u0000"}',
  '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}',
  '{"constructor":{"prototype":{"isAdmin":true}}}',
  `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
]

/** Those that are refused before it is known what they were meant for. */
const brokenBodies = [
  '{',
  'null',
  '"text"',
  '\ufeff{}',
  `"${'x'.repeat(400_000)}"`,
  new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  new Uint8Array(Buffer.from('{"phone":"13800008000"}', 'utf16le')),
]

const types = [
  'text/plain',
  'text/html',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'image/svg+xml',
  'application/json; charset=utf-7',
  'application/vnd.api+json',
  '*/*',
  'nonsense',
]

/** Files that are not what they say they are. */
const files: Record<string, Uint8Array> = {
  nothing: new Uint8Array(),
  noise: new Uint8Array(4_000).map((_, at) => (at * 2_654_435_761) >>> 13),
  'a page': Buffer.from('<html><script>alert(1)</script></html>'),
  'a drawing': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  'a truncated zip': makeZip({ 'a.txt': 'a'.repeat(1_000) }).subarray(0, 60),
  'a zip that leads upwards': makeZip({ '../../etc/cron.d/x': 'x' }),
  'a bomb': makeZip({ 'xl/worksheets/sheet1.xml': Buffer.alloc(20_000_000, 0x20) }),
  'a sheet of entities': makeXlsxOf(
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>',
  ),
  'a picture and a zip': Buffer.concat([Buffer.from('GIF89a'), makeZip({ a: 'a' })]),
}

/** Ways to every value within an example, itself included. */
function waysInto(value: unknown, way: string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [way]
  return [way, ...Object.entries(value).flatMap(([key, part]) => waysInto(part, [...way, key]))]
}

function replaced(value: unknown, [key, ...rest]: string[], part: unknown): unknown {
  if (key === undefined) return part
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === key ? replaced(one, rest, part) : one))
  const { [key]: old, ...others } = value as Record<string, unknown>
  return { ...others, [key]: replaced(old, rest, part) }
}

/** The text of an object in which every name stands twice, with junk first and last. */
const doubled = (body: object): string => {
  const pairs = Object.entries(body).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
  return `{${[...pairs, ...pairs.map((pair) => pair.replace(/:.*/s, ':[null]'))].join(',')}}`
}

interface Attempt {
  name: string
  method: string
  path: string
  body?: unknown
  token: string | null
  headers?: Record<string, string>
}

/** A server to send junk to; most of it is sent by whom most doors are open to: before a closed one nothing is parsed. */
function useTarget(make: Make) {
  const target = { tokens: [] as (string | null)[], staff: '', url: '' }
  let database: TestDatabase
  let server: TestServer
  let check: Check
  beforeAll(async () => {
    database = await make()
    server = await startTestServer(database)
    check = await readDescription(server.url)
    const staff = await withEveryRole(server, 'reviewer')
    const tokens = [null, (await server.as('driver')).token, staff, staff, staff]
    Object.assign(target, { tokens, staff, url: server.url })
  })
  afterAll(async () => {
    await server.close()
    await database.drop()
  })

  async function expectNoFailure({ name, method, path, body, token, headers = {} }: Attempt) {
    const all = { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers }
    const answer = await callRaw(server.url, method, path, body, all)
    expect([path, answer.status < 500]).toEqual([path, true])
    expect([path, check(name, answer)]).toEqual([path, null])
    if (answer.status < 400) return
    const { error } = answer.body
    expect(Object.keys(answer.body).sort()).toEqual(['error', 'requestId'])
    if (error?.code === 'request.invalid') expect(error.field).toMatch(/./)
    expect(JSON.stringify(answer.body)).not.toMatch(/ at .*\.(ts|js):\d+|node_modules|SELECT |QueryFailed/)
  }
  return Object.assign(target, { expectNoFailure })
}

const targets = operations.filter(({ name }) => name !== 'identity.signOut')

onEveryDatabase('Junk', (make) => {
  const target = useTarget(make)

  it.each(targets)('in the body of $name is refused, never a failure', async ({ name, operation }) => {
    const example = examples[name] ?? {}
    const attempt = { name, method: operation.method, path: pathOf(operation, example) }
    if (typeof example.body !== 'object' || example.body === null) return
    await target.expectNoFailure({ ...attempt, body: doubled(example.body), token: target.staff })
    const ways = waysInto(example.body)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ways), junk, fc.constantFrom(...target.tokens), async (way, value, token) => {
        await target.expectNoFailure({ ...attempt, body: JSON.stringify(replaced(example.body, way, value)), token })
      }),
      { numRuns: 6 },
    )
  })

  it.each(targets)('in the address and headers of $name is refused, never a failure', async ({ name, operation }) => {
    const example = examples[name] ?? {}
    const attempt = { name, method: operation.method, path: pathOf(operation, example), body: example.body }
    const texts = fc.oneof(
      fc.constantFrom('%', '%zz', '%E0%A4%A', '%00', '..%2f..', '%F0%A0%AE%B7', '%ED%A0%80', '9'.repeat(400), '[]=1'),
      fc.constantFrom('a'.repeat(3_000), '2026-02-30', '-1', 'null', '__proto__', '%E2%80%AEabc'),
      fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => encodeURIComponent(text)),
    )
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom(...target.tokens), async (text, token) => {
        const inPath = operation.path.replace(/:\w+/g, text || '-')
        const names = Object.keys(example.query ?? { cursor: '' })
        const path = `${inPath}?${names.map((one) => `${one}=${text}`).join('&')}&cursor=${text}`
        await target.expectNoFailure({ ...attempt, path, token })
      }),
      { numRuns: 5 },
    )
  })
})

describe('Junk that comes to no database', () => {
  const target = useTarget(makeEmbedded)

  const commands = targets.filter(({ operation }) => operation.method !== 'GET')

  it.each(commands)('that no schema lets through is refused by $name', async ({ name, operation }) => {
    const attempt = { name, method: operation.method, path: pathOf(operation, examples[name] ?? {}) }
    for (const body of oddBodies) await target.expectNoFailure({ ...attempt, body, token: target.staff })
  })

  // Whatever they were meant for: these are refused before it is known.
  it.each(commands.filter((_, at) => at % 20 === 0))(
    'in the type, key or shape of a body for $name is refused',
    async ({ name, operation }) => {
      const example = examples[name] ?? {}
      const attempt = { name, method: operation.method, path: pathOf(operation, example), token: target.staff }
      for (const body of brokenBodies) await target.expectNoFailure({ ...attempt, body })
      for (const type of types)
        await target.expectNoFailure({ ...attempt, body: '{"a":1}', headers: { 'content-type': type } })
      for (const key of [' ', 'k'.repeat(101), 'a b']) {
        await target.expectNoFailure({ ...attempt, body: example.body, headers: { 'idempotency-key': key } })
      }
    },
  )

  it.each(uploads)('as the file of $name is refused, never a failure', async ({ name, operation, upload }) => {
    const attempt = { name, method: operation.method, path: pathOf(operation, examples[name] ?? {}) }
    for (const body of Object.values(files)) {
      for (const type of [...upload.types, 'text/html', spreadsheetType.toUpperCase()]) {
        await target.expectNoFailure({ ...attempt, body, token: target.staff, headers: { 'content-type': type } })
      }
    }
    const large = new Uint8Array(upload.maxBytes + 1)
    const headers = { 'content-type': upload.types[0]!, authorization: `Bearer ${target.staff}` }
    const answer = await callRaw(target.url, operation.method, attempt.path, large, headers)
    expect(['request.too_large', 'access.denied', 'access.step_up_due']).toContain(answer.body.error?.code)
  })

  it.each(['gzip', 'deflate', 'br'])('that says it is %s and is not is malformed', async (encoding) => {
    const headers = { 'content-encoding': encoding }
    const answer = await callRaw(target.url, 'POST', '/identity/sms-codes', '{"phone":"13800008000"}', headers)
    expect([answer.status, answer.body.error?.code]).toEqual([400, 'request.malformed'])
  })

  it('of another media type is named as such, and the field at fault is named', async () => {
    const text = await callRaw(target.url, 'POST', '/identity/sms-codes', 'phone=1', { 'content-type': 'text/plain' })
    expect([text.status, text.body.error?.code]).toEqual([415, 'request.unsupported_media'])
    const wrong = await callRaw(target.url, 'POST', '/identity/sms-codes', { phone: '12345' })
    expect([wrong.status, wrong.body.error]).toEqual([
      400,
      { code: 'request.invalid', field: 'phone', data: { rule: 'invalid_format' } },
    ])
    const large = await callRaw(target.url, 'POST', '/identity/sms-codes', { phone: 'x'.repeat(300_000) })
    expect([large.status, large.body.error?.code]).toEqual([413, 'request.too_large'])
  })
})
