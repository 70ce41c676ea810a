import type { Connection } from 'mysql2/promise'
import { isFullScale, recordFigures } from '../faults/support/figures'
import { fillTables, fillUnions } from '../support/cityRows'
import { percentile } from '../support/crowd'
import { onMariadb } from '../support/databases'
import { buildTown, type Look, look, looksAt, type Town } from '../support/looks'
import { useServer } from '../support/server'
import { connectTo, countRowsRead, listenToSql, withoutGate } from '../support/sql'

const small = isFullScale ? 10_000 : 1_000
const large = isFullScale ? 1_000_000 : 10_000
/** Audit rows there are for each member. */
const audited = 5
const unions = isFullScale ? 400 : 50
const looks = isFullScale ? 21 : 3

/** What is opened all day, by staff of a street, a district and the city, and by people themselves. */
const lists = [
  'desk.listWorkItems',
  'membership.listMembers',
  'audit.listAudit',
  'home.getHome',
  'notifications.listMessages',
  'membership.listMyApplications',
  'privacy.listLooks',
  'insurance.listMyClaims',
  'insurance.getClaimCase',
]

/** A page that was not full before may be now: its rows, with what is looked up for each. */
const rowsOfAPage = 250

/** By this much two runs of the same page differ. */
const noiseMs = 3

/** Refusals are few: where a further filter leaves next to none of them, all of them are looked at. */
const isSparse = (title: string) =>
  title.includes('refused') && title !== 'audit.listAudit as cityAuditor {"refused":"true"}'

interface Measured {
  rowsRead: number
  counts: number
  ms: number
}

onMariadb('The pages, as the city grows a hundredfold', (make) => {
  const server = useServer(make)
  let connection: Connection
  let town: Town
  let before: Map<string, Measured>
  let after: Map<string, Measured>

  beforeAll(async () => {
    const url = server.testDatabase.env.DATABASE_URL!
    connection = await connectTo(url)
    town = await buildTown(server)
    await fillUnions(url, unions)
    await fillUpTo(small)
    before = await measureAll()
    await fillUpTo(large)
    after = await measureAll()
  }, 1_800_000)
  afterAll(() => connection.end())

  const fillUpTo = (members: number) => {
    const { personId, memberId, applicationId: caseId } = town.ids
    const counts = {
      persons: members,
      memberships: members,
      applications: members,
      work_items: members,
      messages: members,
      claims: members,
      claim_lines: members,
      audit_rows: members * audited,
    }
    return fillTables(server.testDatabase.env.DATABASE_URL!, counts, { personId: personId!, memberId, caseId })
  }

  async function measureAll(): Promise<Map<string, Measured>> {
    const measured = new Map<string, Measured>()
    for (const one of looksAt(town).filter(({ name, title }) => lists.includes(name) && !isSparse(title))) {
      measured.set(one.title, await measure(one))
    }
    return measured
  }

  async function measure(one: Look): Promise<Measured> {
    const heard = await listenToSql(server).of(() => look(server, one))
    const rowsRead = await countRowsRead(connection, withoutGate(heard, one.access))
    const times: number[] = []
    for (let at = 0; at < looks; at++) {
      const from = performance.now()
      await look(server, one)
      times.push(performance.now() - from)
    }
    return { rowsRead, counts: one.counts, ms: percentile(times, 0.5) }
  }

  it('read as many rows as before', () => {
    const grown = [...after].flatMap(([title, { rowsRead, counts }]) => {
      const had = before.get(title)!.rowsRead
      return rowsRead > had * 1.2 + rowsOfAPage + counts ? [`${title}: ${had} and then ${rowsRead}`] : []
    })
    expect(grown).toEqual([])
  })

  it('take as long as before', () => {
    const grown: string[] = []
    for (const [title, { ms, rowsRead }] of after) {
      const was = before.get(title)!
      const figures = { smallMs: was.ms, largeMs: ms, smallRows: was.rowsRead, largeRows: rowsRead }
      recordFigures(`growth.${title}`, { growth: ms / was.ms, small, large, ...figures }, 'bench')
      if (isFullScale && ms > was.ms * 1.5 + noiseMs) grown.push(`${title}: ${was.ms} ms and then ${ms} ms`)
    }
    expect(grown).toEqual([])
  })
})
