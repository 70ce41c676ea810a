import mysql from 'mysql2/promise'
import type { Logger } from 'typeorm'
import { onMariadb } from '../support/databases'
import { fillDesk } from '../support/deskRows'
import { newPerson, submitted } from '../support/people'
import { type TestServer, useServer } from '../support/server'

const rows = 20_000
/** Tables that grow with the city; a table of a few rows may be read as a whole. */
const big = 1_000

interface Planned {
  table: string
  type: string
  rows: number
  key: string | null
  Extra: string
}

/** Lists that are read all day: what `look` asks, beside their names. */
async function listsOf(server: TestServer): Promise<[string, () => Promise<unknown>][]> {
  const person = await newPerson(server)
  await submitted(person)
  const street = await server.as('reviewer')
  const district = await server.as('districtReviewer')
  return [
    ['home', () => person.home.getHome()],
    ['own applications', () => person.membership.listMyApplications({ query: {} })],
    ['inbox', () => person.notifications.listMessages({ query: {} })],
    ['queue of a street', () => street.desk.listWorkItems({ query: {} })],
    ['queue of a district', () => district.desk.listWorkItems({ query: {} })],
    ['unassigned', () => district.desk.listWorkItems({ query: { assignee: 'nobody' } })],
    ['overdue', () => district.desk.listWorkItems({ query: { overdue: 'true' } })],
    ['found by number', () => street.desk.listWorkItems({ query: { q: 'B-150' } })],
  ]
}

onMariadb('The plan of every list', (make) => {
  const server = useServer(make)
  let asked: { sql: string; values: unknown[] }[] = []
  beforeAll(() => {
    const keep = (sql: string, values: unknown[] = []) => {
      if (/^SELECT/i.test(sql)) asked.push({ sql, values })
    }
    const logger = new Proxy({} as Logger, { get: (_, name) => (name === 'logQuery' ? keep : () => {}) })
    server.database.source.logger = logger
  })

  it('goes by an index, and never reads or sorts a big table as a whole', async () => {
    const lists = await listsOf(server)
    await fillDesk(server.testDatabase.env.DATABASE_URL!, rows)
    const connection = await mysql.createConnection(server.testDatabase.env.DATABASE_URL!)
    const problems: string[] = []
    for (const [list, look] of lists) {
      asked = []
      await look()
      expect(asked.length).toBeGreaterThan(0)
      for (const { sql, values } of asked) {
        const [plan] = (await connection.query(`EXPLAIN ${sql}`, values)) as unknown as [Planned[]]
        for (const step of plan.filter(isCostly)) problems.push(`${list}: ${JSON.stringify(step)}`)
      }
    }
    await connection.end()
    expect(problems).toEqual([])
  })
})

/** Derived tables are bounded by their own LIMIT. */
const isCostly = ({ table, type, rows, Extra }: Planned): boolean =>
  !table?.startsWith('<derived') && rows > big && (type === 'ALL' || /filesort|temporary/.test(Extra ?? ''))
