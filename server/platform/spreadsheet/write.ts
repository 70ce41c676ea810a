import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DataValidation, stream, Worksheet } from 'exceljs'

/** A sheet to write: a header, and rows of texts and numbers. */
export interface SheetContent<Rows = Iterable<Cell[]>> {
  name: string
  columns: SheetColumn[]
  rows: Rows
}

/** Rows at hand, or still being read. */
export type SheetRows = Iterable<Cell[]> | AsyncIterable<Cell[]>

export interface SheetColumn {
  header: string
  /** In characters. */
  width?: number
  /** A template's: what may be chosen in the cells below. */
  choices?: readonly string[]
  /** Above the header's cell, for whoever fills it in. */
  note?: string
}

export type Cell = string | number | null

/** What its types leave out. */
interface DataValidations {
  add(range: string, validation: DataValidation): void
}

/** Rows of a template in which a choice is offered. */
const choiceRows = 2_000

/**
 * Text that no program takes for a formula: one that begins with `= + - @`, a tab or a line end is led by an apostrophe, and
 * NUL is left out.
 */
export function neutralise(text: string): string {
  const bare = text.replaceAll('\u0000', '')
  return /^[\s\u3000]*[=+\-@\t\r\n＝＋－＠]/.test(bare) || bare.length < text.length ? `'${bare}` : bare
}

const safe = (cell: Cell): Cell => (typeof cell === 'string' ? neutralise(cell) : cell)

/** Rows that are written before others have their turn. */
const rowsAtOnce = 200

/**
 * An XLSX of these sheets; texts stay texts, so that long numbers keep all their digits. It is packed row by row: a whole one of
 * 100,000 rows would take 1.8 GB and hold up everybody for five seconds.
 */
export async function writeXlsx(sheets: SheetContent<SheetRows>[]): Promise<Uint8Array> {
  // Loaded when it is first wanted: it takes 30 MB.
  const { WorkbookWriter } = (require('exceljs') as typeof import('exceljs')).stream.xlsx
  const packed = new PassThrough()
  const workbook = new WorkbookWriter({ stream: packed, useStyles: true })
  try {
    const [content] = await Promise.all([buffer(packed), packSheets(workbook, sheets)])
    return new Uint8Array(content)
  } finally {
    packed.destroy()
  }
}

async function packSheets(workbook: stream.xlsx.WorkbookWriter, sheets: SheetContent<SheetRows>[]): Promise<void> {
  for (const { name, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    writeHeader(sheet, columns)
    let count = 0
    for await (const row of rows) {
      sheet.addRow(row.map(safe)).commit()
      if (++count % rowsAtOnce === 0) await nextTurn()
    }
    sheet.commit()
  }
  await workbook.commit()
}

function writeHeader(sheet: Worksheet, columns: SheetColumn[]): void {
  sheet.columns = columns.map(({ width = 16 }) => ({ width, style: { numFmt: '@' } }))
  const header = sheet.addRow(columns.map(({ header }) => neutralise(header)))
  header.font = { bold: true }
  for (const [at, { choices, note }] of columns.entries()) {
    if (note) header.getCell(at + 1).note = note
    if (!choices) continue
    const { letter } = sheet.getColumn(at + 1)
    // Of a range: a cell that is given a choice by itself is there, and the next row would come after it.
    const { dataValidations } = sheet as Worksheet & { dataValidations: DataValidations }
    dataValidations.add(`${letter}2:${letter}${choiceRows}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`"${choices.join(',')}"`],
    })
  }
}

/** A CSV that spreadsheet programs take for UTF-8. */
export function writeCsv(header: string[], rows: Iterable<Cell[]>): Uint8Array {
  const lines = [header, ...rows].map((row) => row.map(writeCsvCell).join(','))
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`)
}

function writeCsvCell(cell: Cell): string {
  const text = String(safe(cell) ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
