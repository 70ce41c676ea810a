import { setTimeout as wait } from 'node:timers/promises'
import mysql from 'mysql2/promise'
import { embeddedFile } from '../../config/data-source'
import { readServerConfig } from '../../config/server'
import { Membership } from '../../server/membership'
import { RosterRow } from '../../server/membership/rosters.entities'
import { readTable } from '../../server/platform/spreadsheet'
import { citizenCheckCharacter } from '../../shared/membership/documents'
import { isRunning } from '../../shared/membership/rosters'
import type { RosterView } from '../../shared/membership/rosters.contract'
import { makeEmbedded, onEveryDatabase, type TestDatabase } from '../support/databases'
import { type ServerProcess, startServerProcess } from '../support/process'
import { type ListedPerson, makeRoster, ownUnionId } from '../support/rosters'
import { type Caller, startTestServer } from '../support/server'
import { recordFigures, scale, seededRandom } from './support/figures'
import { growthDuring } from './support/memory'

/** At full numbers 10,000 rows of which 300 are faulty, and 100,000 rows for memory; `npm test` runs a fiftieth. */
const rows = scale(10_000)
const faulty = scale(300)
const manyRows = scale(100_000)
const kills = scale(50)

/** The `at`th citizen number of a generation that no other list has. */
function numberOf(generation: number, at: number): string {
  const day = String(1 + (Math.floor(at / 1000) % 28)).padStart(2, '0')
  const month = String(1 + (Math.floor(at / 28_000) % 12)).padStart(2, '0')
  const body = `1101${String(10 + generation)}1980${month}${day}${String(at % 1000).padStart(3, '0')}`
  return body + citizenCheckCharacter(body)
}

const listed = (generation: number, at: number): ListedPerson => ({
  name: `钱${'甲乙丙丁戊己庚辛壬癸'[at % 10]}${'子丑寅卯辰巳午未申酉戌亥'[at % 12]}`,
  number: numberOf(generation, at),
  phone: `1${37 + generation}${String(10_000_000 + at)}`,
  occupation: '快递员',
  workplace: '演示站点',
})

function* list(generation: number, count: number): Generator<ListedPerson> {
  for (let at = 0; at < count; at += 1) yield listed(generation, at)
}

const spoilers: ((person: ListedPerson) => ListedPerson)[] = [
  (person) => ({ ...person, number: person.number.slice(0, 17) + (person.number.endsWith('1') ? '2' : '1') }),
  (person) => ({ ...person, phone: '123' }),
  (person) => ({ ...person, name: '' }),
  (person) => ({ ...person, occupation: '宇航员' }),
]

const upload = async (staff: Caller, content: Uint8Array): Promise<RosterView> =>
  staff.rosters.uploadRoster({ query: { organisationId: await ownUnionId(staff) }, upload: content })

const get = (staff: Caller, id: string) => staff.rosters.getRoster({ params: { rosterId: id } })

async function untilSettled(staff: Caller, id: string): Promise<RosterView> {
  for (;;) {
    const roster = await get(staff, id)
    if (!isRunning(roster.state)) return roster
    await wait(50)
  }
}

/** Jobs of a process that was killed are free after a minute; nobody waits for it here. */
async function endLeases({ env }: TestDatabase): Promise<void> {
  const sql = 'UPDATE jobs SET holder = NULL, leased_until = NULL'
  if (env.DATABASE_URL) {
    const connection = await mysql.createConnection(env.DATABASE_URL)
    await connection.query(sql)
    await connection.end()
    return
  }
  const Sqlite = require('libsql')
  const file = new Sqlite(embeddedFile(readServerConfig({ NODE_ENV: 'test', ...env })))
  file.exec(sql)
  file.close()
}

/** Memory of a process of ours, in megabytes. */
onEveryDatabase('A large roster', (make) => {
  let database: TestDatabase
  let server: ServerProcess
  let staff: Caller
  beforeAll(async () => {
    database = await make('migrated')
    server = await startServerProcess(database)
    staff = await server.as('reviewer')
  })
  afterAll(async () => {
    await server.stop()
    await database.drop()
  })

  it('names each of its faulty rows, and takes the others in', async () => {
    const every = Math.floor(rows / faulty)
    const isSpoilt = (at: number) => at % every === 0 && at / every < faulty
    const people = [...list(1, rows)].map((person, at) => (isSpoilt(at) ? spoilers[at % 4]!(person) : person))
    const content = await makeRoster(people)
    const from = Date.now()
    const checked = await untilSettled(staff, (await upload(staff, content)).id)
    const checkSeconds = (Date.now() - from) / 1000
    expect(checked).toMatchObject({ state: 'checked', counts: { total: rows, good: rows - faulty, faulty } })

    const named: number[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = { filter: 'faulty' as const, ...(cursor === '' ? {} : { cursor }) }
      const page = await staff.rosters.listRosterRows({ params: { rosterId: checked.id }, query })
      expect(page.items.every(({ findings }) => findings.some(({ isFault }) => isFault))).toBe(true)
      named.push(...page.items.map(({ row }) => row))
      cursor = page.nextCursor
    }
    expect(named).toEqual(people.flatMap((_, at) => (isSpoilt(at) ? [at + 2] : [])))

    const begun = Date.now()
    await staff.rosters.importRoster({ params: { rosterId: checked.id }, body: { version: checked.version } })
    const imported = await untilSettled(staff, checked.id)
    const importSeconds = (Date.now() - begun) / 1000
    expect(imported.counts).toMatchObject({ imported: rows - faulty, passedOver: 0 })

    const undoing = Date.now()
    await staff.rosters.undoRoster({ params: { rosterId: checked.id }, body: { version: imported.version } })
    expect((await untilSettled(staff, checked.id)).counts).toMatchObject({ undone: rows - faulty, kept: 0 })
    const undoSeconds = (Date.now() - undoing) / 1000
    recordFigures(`rosters.rows.${database.kind}`, { rows, faulty, checkSeconds, importSeconds, undoSeconds })
  })

  it('is imported once, row by row, however often the server is killed', async () => {
    const random = seededRandom()
    const content = await makeRoster(list(2, rows))
    let { id } = await upload(staff, content)
    let killed = 0
    for (let stage = 0; stage < 2; stage += 1) {
      for (let left = kills; left > 0; left -= 1) {
        await wait(40 + random() * 160)
        if (!isRunning((await get(staff, id)).state)) break
        await server.kill()
        await endLeases(database)
        await server.start()
        killed += 1
      }
      const settled = await untilSettled(staff, id)
      expect(settled.counts).toMatchObject({ total: rows, good: rows, faulty: 0 })
      if (stage > 0) break
      await staff.rosters.importRoster({ params: { rosterId: id }, body: { version: settled.version } })
    }
    const imported = await get(staff, id)
    expect(imported.counts).toMatchObject({ imported: rows, passedOver: 0 })
    id = imported.id
    await server.stop()
    const reader = await startTestServer(database)
    expect(await reader.database.reader.countBy(Membership, { rosterId: id })).toBe(rows)
    const staged = await reader.database.reader.findBy(RosterRow, { rosterId: id, state: 'imported' })
    expect(new Set(staged.map(({ membershipId }) => membershipId)).size).toBe(rows)
    expect(new Set(staged.map(({ personId }) => personId)).size).toBe(rows)
    await reader.close()
    await server.start()
    recordFigures(`rosters.killed.${database.kind}`, { rows, killed })
  })
})

describe('The memory a roster takes', () => {
  it('is bounded: 10⁵ rows are read and checked while the server grows by less than 500 MB', async () => {
    const database = await makeEmbedded()
    const server = await startServerProcess(database)
    const staff = await server.as('reviewer')
    const content = await makeRoster(list(3, manyRows))
    const from = Date.now()
    const check = async () => untilSettled(staff, (await upload(staff, content)).id)
    const { result: checked, megabytes: growth } = await growthDuring(server.pid, check)
    expect(checked.counts).toMatchObject({ total: manyRows, good: manyRows })
    recordFigures('rosters.memory', {
      rows: manyRows,
      fileMegabytes: content.length / 1_048_576,
      growthMegabytes: growth,
      seconds: (Date.now() - from) / 1000,
    })
    expect(growth).toBeLessThan(500)
    await server.stop()
    await database.drop()
  })

  it('stays so where a sheet is all one text, over and over', async () => {
    const content = await makeRoster(
      (function* () {
        for (let at = 0; at < manyRows; at += 1) yield { ...listed(4, at), workplace: '长'.repeat(70) }
      })(),
    )
    let count = 0
    await readTable(content, [{ key: 'name', names: ['姓名'], isRequired: true }], async ({ rows: batches }) => {
      for await (const some of batches) count += some.length
    })
    expect(count).toBe(manyRows)
  })
})
