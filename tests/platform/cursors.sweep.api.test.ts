import { examples } from '../../server/openapi'
import { onEveryDatabase, type TestDatabase } from '../support/databases'
import { operations, pathOf } from '../support/operations'
import { makeRoster, newListed, uploadRoster } from '../support/rosters'
import { callRaw, startTestServer, type TestServer } from '../support/server'
import { withEveryRole } from '../support/units'

/** What a cursor made by somebody else may hold in the place of a time, a number, a name or an id. */
const forgeries = [
  'abc',
  '',
  '1e400',
  '9'.repeat(200),
  '\ud800\u0000',
  '+275760-09-13T00:00:00.000Z',
  '-000001-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
]
const writeCursor = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url')

/** Days that are in the calendar and beyond what anybody means. */
const days = ['0000-01-01', '0001-01-01', '1899-12-31', '9998-12-31', '9999-12-31']

onEveryDatabase('An address made by hand', (make) => {
  let database: TestDatabase
  let server: TestServer
  let authorization: string
  /** Of things that are there: of what is absent no page is looked for. */
  const there: Record<string, unknown> = {}
  beforeAll(async () => {
    database = await make()
    server = await startTestServer(database)
    const token = await withEveryRole(server, 'auditor')
    authorization = `Bearer ${token}`
    const staff = server.withToken(token)
    there.rosterId = (await uploadRoster(staff, await makeRoster([newListed()]))).id
    there.eventId = (await staff.membershipEvents.listEvents({ query: {} })).items[0]!.id
  })
  afterAll(async () => {
    await server.close()
    await database.drop()
  })

  async function expectNoFailure(path: string) {
    const { status } = await callRaw(server.url, 'GET', path, undefined, { authorization })
    expect([path, status < 500]).toEqual([path, true])
  }
  const reads = operations.filter(({ operation }) => operation.method === 'GET' && operation.query !== undefined)
  const withField = (name: RegExp) =>
    reads.filter(({ operation }) => Object.keys(operation.query!.shape).some((field) => name.test(field)))
  const pathWith = ({ name, operation }: (typeof reads)[number], query: Record<string, string>) => {
    const example = (examples as Record<string, { query?: object; params?: Record<string, unknown> }>)[name] ?? {}
    return pathOf(operation, { params: { ...example.params, ...there }, query: { ...example.query, ...query } })
  }

  it.each(withField(/^cursor$/))('is no failure of $name, whatever its cursor holds', async (read) => {
    const cursors = forgeries.flatMap((forged) => [[forged], [forged, forged]].map(writeCursor))
    const odd = [{ length: 1, 0: 'x' }, [1], [null, null], []].map(writeCursor)
    await Promise.all([...cursors, ...odd].map((cursor) => expectNoFailure(pathWith(read, { cursor }))))
  })

  it.each(withField(/^(from|to|on)$/))('is no failure of $name, whatever day it names', async (read) => {
    for (const day of days) {
      const queries: Record<string, string>[] = [{ from: day }, { to: day }, { from: day, to: day }]
      for (const query of queries) await expectNoFailure(pathWith(read, query))
    }
  })
})
