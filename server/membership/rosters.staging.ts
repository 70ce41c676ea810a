import { AppError } from '../../shared/http/errors'
import { columnNames } from '../../shared/membership/rosterNames'
import type { RosterColumn } from '../../shared/membership/rosters'
import { isFault, maxRosterRows } from '../../shared/membership/rosters'
import { documentIndexOf } from '../identity'
import { type Database, isDuplicate } from '../platform/db'
import type { Ports } from '../platform/ports'
import { newId } from '../platform/random'
import { type Column, readTable, type TableRow } from '../platform/spreadsheet'
import { FileGone } from '../platform/storage'
import { type FindingHere, Roster, RosterRow } from './rosters.entities'
import { findListed } from './rosters.persons'
import { changeRoster, countRows, findLastStaged, findReadFiles } from './rosters.queries'
import { type ReadRow, readRow } from './rosters.rows'

const columns: Column<RosterColumn>[] = (Object.keys(columnNames) as RosterColumn[]).map((key) => ({
  key,
  names: columnNames[key],
  isRequired: key === 'name' || key === 'documentNumber',
}))

/** Rows staged in one transaction. */
const chunkSize = 250
/** How long one run stages rows. It is not counted before the first new one: passing over those that are staged takes long, too. */
const runMs = 20_000

/**
 * Reads a roster's file into staged rows, each checked. Where that takes long it goes on in the next run, which passes over what
 * is staged. A file that cannot be read fails the roster.
 */
export async function stageRoster(database: Database, ports: Ports, roster: Roster, now: Date): Promise<void> {
  try {
    const content = await ports.storage.get(roster.storageName!)
    const isWhole = await readTable(
      content,
      columns,
      ({ head, rows }) => stageRows(database, { ...roster, letters: head.letters }, rows, now),
      { maxRows: maxRosterRows },
    )
    if (!isWhole) return
    await database.transaction((db) => changeRoster(db, roster, ['reading'], { state: 'checked' }))
  } catch (error) {
    // Another worker is at it, one that was thought dead.
    if (isDuplicate(error)) return
    const { code, data = null } = error instanceof FileGone ? new AppError('spreadsheet.broken') : asRefusal(error)
    const problem = { problemCode: code, problemData: data, openKey: null }
    await database.transaction(async (db) => {
      if (!(await changeRoster(db, roster, ['reading'], { ...problem, state: 'failed' }))) return
      await db.delete(RosterRow, { rosterId: roster.id })
    })
  }
}

function asRefusal(error: unknown): AppError {
  if (error instanceof AppError) return error
  throw error
}

/** A file whose rows are staged, or never will be, is no longer kept. */
export async function removeReadFiles(database: Database, { storage }: Ports): Promise<void> {
  for (const { id, storageName } of await findReadFiles(database.reader)) {
    await storage.remove(storageName!)
    await database.transaction((db) => db.update(Roster, { id }, { storageName: null }))
  }
}

/** Whether it came to the end of the rows. */
async function stageRows(
  database: Database,
  roster: Roster,
  batches: AsyncIterable<TableRow<RosterColumn>[]>,
  now: Date,
): Promise<boolean> {
  const staged = await findLastStaged(database.reader, roster.id)
  const seen = createSeen()
  let waiting: ReadRow[] = []
  let until = Number.POSITIVE_INFINITY
  for await (const batch of batches) {
    for (const row of batch) {
      const read = readRow(row, now)
      seen.mark(read)
      if (row.number > staged) waiting.push(read)
    }
    while (waiting.length >= chunkSize) {
      if (performance.now() > until) return false
      if (until === Number.POSITIVE_INFINITY) until = performance.now() + runMs
      await stageChunk(database, roster, waiting.slice(0, chunkSize))
      waiting = waiting.slice(chunkSize)
    }
  }
  if (waiting.length > 0) await stageChunk(database, roster, waiting)
  return true
}

/** Remembers documents and phones of the rows above: the first row with a document counts. */
function createSeen() {
  const documents = new Map<string, number>()
  const phones = new Map<string, number>()
  const markOne = (rows: Map<string, number>, value: string, row: ReadRow, finding: FindingHere) => {
    if (value === '') return
    const first = rows.get(value)
    if (first === undefined) rows.set(value, row.rowNumber)
    else row.findings.push({ ...finding, row: first })
  }
  return {
    mark(row: ReadRow) {
      markOne(documents, row.facts.documentNumber, row, { code: 'repeatedInFile', column: 'documentNumber' })
      markOne(phones, row.facts.phone, row, { code: 'phoneRepeated', column: 'phone' })
    },
  }
}

async function stageChunk(database: Database, roster: Roster, rows: ReadRow[]): Promise<void> {
  const indexed = rows.map((row) => ({
    ...row,
    documentIndex: row.facts.documentNumber === '' ? null : documentIndexOf(row.facts.documentNumber),
  }))
  await database.transaction(async (db) => {
    const documents = indexed.flatMap(({ documentIndex }) => documentIndex ?? [])
    const listed = await findListed(db, roster.organisation!, documents)
    const staged = indexed.map(({ rowNumber, facts, occupation, findings, documentIndex }) => {
      const all = [...findings, listed.get(documentIndex ?? '')?.fault(facts.name) ?? []].flat()
      const state = all.some(({ code }) => isFault(code)) ? ('faulty' as const) : ('good' as const)
      return {
        id: newId(),
        rosterId: roster.id,
        rowNumber,
        state,
        facts: JSON.stringify(facts),
        documentIndex,
        occupation,
        findings: all,
        isNewPerson: false,
        isPhoneGiven: false,
      }
    })
    const good = staged.filter(({ state }) => state === 'good').length
    const counts = { done: staged.length, total: staged.length, good, faulty: staged.length - good }
    if (!(await countRows(db, roster.id, 'reading', counts, { letters: roster.letters }))) return
    await db.insert(RosterRow, staged)
  })
}
