import type { Connection } from 'mysql2/promise'
import { isFullScale, recordFigures } from '../faults/support/figures'
import { fillTables, fillUnions } from '../support/cityRows'
import { percentile } from '../support/crowd'
import { onMariadb, type TestDatabase } from '../support/databases'
import { buildTown, type Look, look, looksAt, type Town } from '../support/looks'
import { useServer } from '../support/server'
import { connectTo, countRowsRead, listenToSql, withoutGate } from '../support/sql'

const small = isFullScale ? 10_000 : 1_000
const large = isFullScale ? 1_000_000 : 10_000
/** Audit rows there are for each member. */
const audited = 5
const unions = isFullScale ? 400 : 50
/** How often each page is opened in each city. */
const turns = isFullScale ? 21 : 3

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
  const cities = { small: useCity(make, small), large: useCity(make, large) }
  const grown = new Map<string, { was: Measured; is: Measured }>()

  // Both cities are asked in turn: what else the machine does meanwhile slows down both.
  beforeAll(async () => {
    const largeLooks = new Map(cities.large.looks().map((one) => [one.title, one]))
    for (const one of cities.small.looks()) {
      const other = largeLooks.get(one.title)!
      const times: { was: number[]; is: number[] } = { was: [], is: [] }
      const rows = { was: await cities.small.readRows(one), is: await cities.large.readRows(other) }
      for (let at = 0; at < turns; at++) {
        times.was.push(await cities.small.time(one))
        times.is.push(await cities.large.time(other))
      }
      grown.set(one.title, {
        was: { ...rows.was, ms: percentile(times.was, 0.5) },
        is: { ...rows.is, ms: percentile(times.is, 0.5) },
      })
    }
  }, 1_800_000)

  it('read as many rows as before', () => {
    const more = [...grown].flatMap(([title, { was, is }]) =>
      is.rowsRead > was.rowsRead * 1.2 + rowsOfAPage + is.counts
        ? [`${title}: ${was.rowsRead} and then ${is.rowsRead}`]
        : [],
    )
    expect(more).toEqual([])
  })

  it('take as long as before', () => {
    const slower: string[] = []
    for (const [title, { was, is }] of grown) {
      const figures = { smallMs: was.ms, largeMs: is.ms, smallRows: was.rowsRead, largeRows: is.rowsRead }
      recordFigures(`growth.${title}`, { growth: is.ms / was.ms, small, large, ...figures }, 'bench')
      if (isFullScale && is.ms > was.ms * 1.5 + noiseMs) slower.push(`${title}: ${was.ms} ms and ${is.ms} ms`)
    }
    expect(slower).toEqual([])
  })
})

/** A city of so many members, with a server of its own. */
function useCity(make: () => Promise<TestDatabase>, members: number) {
  const server = useServer(make)
  let connection: Connection
  let town: Town
  beforeAll(async () => {
    const url = server.testDatabase.env.DATABASE_URL!
    connection = await connectTo(url)
    town = await buildTown(server)
    await fillUnions(url, unions)
    const { personId, memberId, applicationId: caseId } = town.ids
    await fillTables(url, rowsFor(members), { personId: personId!, memberId, caseId })
  }, 1_800_000)
  afterAll(() => connection.end())
  return {
    looks: () => looksAt(town).filter(({ name, title }) => lists.includes(name) && !isSparse(title)),
    async readRows(one: Look): Promise<Omit<Measured, 'ms'>> {
      const heard = await listenToSql(server).of(() => look(server, one))
      return { rowsRead: await countRowsRead(connection, withoutGate(heard, one.access)), counts: one.counts }
    },
    async time(one: Look): Promise<number> {
      const from = performance.now()
      await look(server, one)
      return performance.now() - from
    },
  }
}

const rowsFor = (members: number) => ({
  persons: members,
  memberships: members,
  applications: members,
  work_items: members,
  messages: members,
  claims: members,
  claim_lines: members,
  audit_rows: members * audited,
})
