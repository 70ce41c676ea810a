import { type FileAnswer, spreadsheetType } from '../../shared/http/files'
import type { Page } from '../../shared/http/page'
import type { Locale } from '../../shared/i18n'
import { columnNames } from '../../shared/membership/rosterNames'
import { type RosterColumn, type RosterRowState, rosterColumns, rosterRowStates } from '../../shared/membership/rosters'
import type { RosterRowView } from '../../shared/membership/rosters.contract'
import { rosterText } from '../../shared/membership/rosterText'
import { describeFinding } from '../../shared/membership/rosterWords'
import { membershipText } from '../../shared/membership/text'
import type { StaffActor } from '../platform/actor'
import { decodeNumberCursor, rowsToRead, toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { type Cell, writeXlsx } from '../platform/spreadsheet'
import { findRowsAfter } from './rosters.queries'
import { loadRoster } from './rosters.service'
import { drawRow } from './rosters.views'

/** A page of its rows in the order of the sheet. */
export async function listRows(
  db: Db,
  actor: StaffActor,
  id: string,
  { filter, cursor }: { filter?: RosterRowState | undefined; cursor?: string | undefined },
): Promise<Page<RosterRowView>> {
  const roster = await loadRoster(db, actor, id)
  const after = decodeNumberCursor(cursor)
  const states = filter === undefined ? rosterRowStates : [filter]
  const page = toPage(await findRowsAfter(db, id, states, after, rowsToRead), ({ rowNumber }) => [String(rowNumber)])
  return { ...page, items: page.items.map((row) => drawRow(roster, row)) }
}

/** Rows that need somebody's attention; more than this nobody reads, and writing them would hold up everybody. */
const maxReported = 20_000
const reported: readonly RosterRowState[] = ['faulty', 'passedOver', 'kept']

/** What needs attention, one line per finding, masked. */
export async function report(db: Db, actor: StaffActor, id: string, locale: Locale): Promise<FileAnswer> {
  const roster = await loadRoster(db, actor, id)
  const words = rosterText[locale]
  const rows = await findRowsAfter(db, id, reported, 0, maxReported + 1)
  const lines = rows.slice(0, maxReported).flatMap((row) => describeRow(drawRow(roster, row), locale))
  if (rows.length > maxReported) lines.push([null, words.reportCut])
  const { row, name, documentNumber, phone } = words.columns
  const { state, finding, cell } = words.reportColumns
  const headers = [row, state, finding, cell, name, documentNumber, phone]
  const widths = [8, 12, 60, 10, 14, 24, 16]
  const columns = headers.map((header, at) => ({ header, width: widths[at]! }))
  const content = await writeXlsx([{ name: words.counts.faulty, columns, rows: lines }])
  return { name: words.reportName(roster.organisation!.name), type: spreadsheetType, content }
}

function describeRow(row: RosterRowView, locale: Locale): Cell[][] {
  const words = rosterText[locale]
  const line = (reason: string, cell: string | null): Cell[] => [
    row.row,
    words.filters[row.state],
    reason,
    cell,
    row.name,
    row.documentNumber,
    row.phone,
  ]
  if (row.keptReason !== null) return [line(words.keptReasons[row.keptReason], null)]
  return row.findings.map((finding) => line(describeFinding(finding, words), finding.cell))
}

/** An empty list with the columns that are understood, their cells set to text. */
export async function template(locale: Locale): Promise<FileAnswer> {
  const words = rosterText[locale]
  const { documentKinds, occupations } = membershipText[locale]
  const choices: Partial<Record<RosterColumn, string[]>> = {
    documentKind: Object.values(documentKinds),
    occupation: Object.values(occupations),
  }
  const columns = rosterColumns.map((column) => ({
    header: locale === 'zh' ? columnNames[column][0]! : words.rosterColumns[column],
    width: column === 'documentNumber' || column === 'documentKind' ? 28 : 18,
    ...(choices[column] ? { choices: choices[column] } : {}),
  }))
  const content = await writeXlsx([{ name: words.templateSheet, columns, rows: [] }])
  return { name: words.templateName, type: spreadsheetType, content }
}
