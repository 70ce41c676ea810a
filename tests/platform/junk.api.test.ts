import * as fc from 'fast-check'
import { examples } from '../../server/openapi'
import { errorCodes } from '../../shared/http/errors'
import { onEveryDatabase, type TestDatabase } from '../support/databases'
import { operations, pathOf } from '../support/operations'
import { callRaw, startTestServer, type TestServer } from '../support/server'

const awkward = fc.constantFrom<unknown>(
  null,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202eabc',
  '𠮷'.repeat(30),
  'a'.repeat(70_000),
  "' OR 1=1 --",
  '../../etc/passwd',
  '%00',
  '2026-02-30',
  '9999-12-31T23:59:59.999Z',
  '01936f5e-0000-7000-8000-00000000dead',
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  true,
  [],
  {},
  [[[[[]]]]],
  { a: { b: { c: {} } } },
)
const junk = fc.oneof(awkward, fc.jsonValue({ maxDepth: 4 }))

/** Bodies no JSON library of ours would send. */
const rawBodies = [
  '{',
  '',
  'null',
  '"text"',
  '{"a":1,"a":2}',
  '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}',
  `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  `"${'x'.repeat(400_000)}"`,
]

onEveryDatabase('Junk', (make) => {
  let database: TestDatabase
  let server: TestServer
  const tokens: (string | null)[] = []
  beforeAll(async () => {
    database = await make()
    server = await startTestServer(database)
    tokens.push(null, (await server.as('driver')).token, (await server.as('reviewer')).token)
  })
  afterAll(async () => {
    await server.close()
    await database.drop()
  })

  async function expectNoFailure(method: string, path: string, body: unknown, token: string | null, extra = {}) {
    const headers = { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...extra }
    const answer = await callRaw(server.url, method, path, body, headers)
    expect([path, answer.status < 500]).toEqual([path, true])
    if (answer.status >= 400) {
      expect(errorCodes).toContain(answer.body.error?.code)
      expect(Object.keys(answer.body).sort()).toEqual(['error', 'requestId'])
      expect(JSON.stringify(answer.body)).not.toMatch(/ at .*\.(ts|js):\d+|node_modules|SELECT |QueryFailed/)
    }
  }

  const targets = operations.filter(({ name }) => name !== 'identity.signOut')

  it.each(targets)('in the body of $name is refused, never a failure', async ({ name, operation }) => {
    const example = examples[name] ?? {}
    const path = pathOf(operation, example)
    for (const body of rawBodies)
      await expectNoFailure(operation.method, path, operation.method === 'GET' ? undefined : body, tokens[2]!)
    if (typeof example.body !== 'object' || example.body === null) return
    const fields = Object.keys(example.body)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('', ...fields),
        junk,
        fc.constantFrom(...tokens),
        async (field, value, token) => {
          const body = field === '' ? value : { ...(example.body as object), [field]: value }
          await expectNoFailure(operation.method, path, JSON.stringify(body), token)
        },
      ),
      { numRuns: 25 },
    )
  })

  it.each(targets)('in the address and headers of $name is refused, never a failure', async ({ name, operation }) => {
    const example = examples[name] ?? {}
    const texts = fc.oneof(
      fc.constantFrom('%', '%zz', '%E0%A4%A', '%00', '..%2f..', '%F0%A0%AE%B7', 'a'.repeat(3_000)),
      fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => encodeURIComponent(text)),
    )
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom(...tokens), async (text, token) => {
        const inPath = operation.path.replace(/:\w+/g, text || '-')
        const names = Object.keys(example.query ?? { cursor: '' })
        const address = `${inPath}?${names.map((one) => `${one}=${text}`).join('&')}&cursor=${text}`
        await expectNoFailure(operation.method, address, example.body, token)
      }),
      { numRuns: 15 },
    )
    for (const key of [' ', 'k'.repeat(101), 'a b']) {
      await expectNoFailure(operation.method, pathOf(operation, example), example.body, tokens[1]!, {
        'idempotency-key': key,
      })
    }
  })

  it.each(['gzip', 'deflate', 'br'])('that says it is %s and is not is malformed', async (encoding) => {
    const headers = { 'content-encoding': encoding }
    const answer = await callRaw(server.url, 'POST', '/identity/sms-codes', '{"phone":"13800008000"}', headers)
    expect([answer.status, answer.body.error?.code]).toEqual([400, 'request.malformed'])
  })

  it('of another media type is named as such, and the field at fault is named', async () => {
    const text = await callRaw(server.url, 'POST', '/identity/sms-codes', 'phone=1', { 'content-type': 'text/plain' })
    expect([text.status, text.body.error?.code]).toEqual([415, 'request.unsupported_media'])
    const wrong = await callRaw(server.url, 'POST', '/identity/sms-codes', { phone: '12345' })
    expect([wrong.status, wrong.body.error]).toEqual([
      400,
      { code: 'request.invalid', field: 'phone', data: { rule: 'invalid_format' } },
    ])
    const large = await callRaw(server.url, 'POST', '/identity/sms-codes', { phone: 'x'.repeat(300_000) })
    expect([large.status, large.body.error?.code]).toEqual([413, 'request.too_large'])
  })
})
