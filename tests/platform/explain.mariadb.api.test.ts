import type { Connection } from 'mysql2/promise'
import { fillTables, fillUnions } from '../support/cityRows'
import { everyTable } from '../support/cityTables'
import { onMariadb } from '../support/databases'
import { buildTown, type Look, look, looksAt, type Town } from '../support/looks'
import { statementsOf } from '../support/pages'
import { useServer } from '../support/server'
import { connectTo, countRowsRead, isRead, listenToSql, type Statement, withoutGate } from '../support/sql'

const unions = 100
const few = 1_000
const many = 5_000
/** A page that was not full before may be now: its rows, with what is looked up for each. */
const rowsOfAPage = 250
/** Tables that grow with the city; a table of a few rows may be read as a whole. */
const big = 1_000

interface Planned {
  table: string
  type: string
  rows: number
  key: string | null
  Extra: string
}

interface Seen {
  title: string
  kind: Look['kind']
  /** Why it may read more. */
  grows: string | undefined
  counts: number
  statements: Statement[]
  rowsRead: number
}

onMariadb('Every page', (make) => {
  const server = useServer(make)
  let connection: Connection
  let town: Town
  let before: Seen[]
  let after: Seen[]

  const fillUpTo = (count: number) => {
    const { personId, memberId, applicationId: caseId, eventId, rosterId } = town.ids
    return fillTables(server.testDatabase.env.DATABASE_URL!, everyTable(count, few), {
      personId: personId!,
      memberId,
      caseId,
      eventId,
      rosterId,
    })
  }

  beforeAll(async () => {
    const url = server.testDatabase.env.DATABASE_URL!
    town = await buildTown(server)
    connection = await connectTo(url)
    await fillUnions(url, unions)
    await fillUpTo(few)
    before = await seeAll()
    await fillUpTo(many)
    after = await seeAll()
  }, 600_000)
  afterAll(() => connection.end())

  async function seeAll(): Promise<Seen[]> {
    const sql = listenToSql(server)
    const seen: Seen[] = []
    const see = async (one: Look, title: string, cursor?: string) => {
      let next: string | null = null
      const heard = await sql.of(async () => {
        next = await look(server, one, cursor)
      })
      const statements = withoutGate(heard, one.access)
      const { kind, grows, counts } = one
      seen.push({ title, kind, grows, counts, statements, rowsRead: await countRowsRead(connection, statements) })
      return next
    }
    for (const one of looksAt(town)) {
      const next = await see(one, one.title)
      if (next !== null) await see(one, `${one.title}, the next page`, next)
    }
    return seen
  }

  it('goes by an index, and neither reads nor sorts a big table as a whole', async () => {
    const problems: string[] = []
    for (const { title, statements, grows } of after.filter(({ kind }) => kind !== 'check')) {
      for (const { sql, values } of statements.filter(isRead)) {
        const [plan] = (await connection.query(`EXPLAIN ${sql}`, values)) as unknown as [Planned[]]
        const costly = plan.filter((step) => isCostly(step) && !(grows && isCountedAlong(step)))
        for (const step of costly) problems.push(`${title}: ${JSON.stringify(step)}`)
      }
    }
    expect(problems).toEqual([])
  })

  it('reads no more rows of five times as many', () => {
    const grown = after.flatMap(({ title, rowsRead, grows, counts }) => {
      const had = before.find((one) => one.title === title) ?? before.find((one) => title.startsWith(one.title))!
      const most = had.rowsRead * 1.2 + rowsOfAPage + counts
      return !grows && rowsRead > most ? [`${title}: ${had.rowsRead} and then ${rowsRead}`] : []
    })
    expect(grown).toEqual([])
  })

  it('asks no more statements of five times as many, and few of either', () => {
    const grown = after.flatMap(({ title, kind, grows, statements }) => {
      const had = before.find((one) => one.title === title)?.statements.length ?? statements.length
      // One more where there was nothing yet to look up.
      const isMore = (!grows && statements.length > had + 1) || statements.length > statementsOf[kind]
      return isMore ? [`${title}: ${had} and then ${statements.length}`] : []
    })
    expect(grown).toEqual([])
  })
})

/** All of an index that holds everything which is counted: where all of it is in reach, there is no shorter way. */
const isCountedAlong = ({ type, Extra }: Planned): boolean => type === 'index' && /Using index/.test(Extra ?? '')

/** Derived tables are bounded by their own LIMIT; what is counted by an index alone is sorted by its few groups. */
const isCostly = ({ table, type, rows, Extra }: Planned): boolean => {
  // As `125 (3%)` where a second index leaves some of them out.
  if (table?.startsWith('<derived') || !(Number.parseInt(String(rows), 10) > big)) return false
  const isCounted = /Using index; Using temporary/.test(Extra ?? '')
  return type === 'ALL' || type === 'index' || (!isCounted && /filesort|temporary/.test(Extra ?? ''))
}
