import { AppError } from '../../../shared/http/errors'
import type { CellFlag, TableCell } from './types'
import { cleanText, isExponent, writeDate, writeNumber } from './values'
import type { Workbook } from './workbook'
import { stepThroughXml, type XmlHandler } from './xml'

export interface SheetRow {
  number: number
  /** By column, from 0; blank cells are left out. */
  cells: Map<number, TableCell>
}

export interface Merge {
  top: number
  bottom: number
  left: number
  right: number
}

const maxMerges = 20_000
/** As many as a sheet can have. */
const maxSheetRows = 1_048_576

/** Column of a reference such as `AB12`, from 0. */
export function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    if (letter < 'A' || letter > 'Z') break
    column = column * 26 + letter.charCodeAt(0) - 64
  }
  return column - 1
}

export function letterOf(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

/** The merged cells of a sheet: they are written behind its rows, so they are looked for first. */
export async function readMerges({ zip }: Workbook, part: string): Promise<Merge[]> {
  const merges: Merge[] = []
  let rest = ''
  for await (const chunk of zip.read(part)) {
    const source = rest + chunk.toString('latin1')
    for (const [, from, to] of source.matchAll(/<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]+\d+):([A-Z]+\d+)"[^<>]*>/g)) {
      if (merges.length === maxMerges) throw new AppError('spreadsheet.too_large')
      const rowOf = (reference: string) => Number(reference.replace(/^[A-Z]+/, ''))
      merges.push({ top: rowOf(from!), bottom: rowOf(to!), left: columnOf(from!), right: columnOf(to!) })
    }
    // What a chunk cuts in two is looked at again, but nothing that was whole.
    rest = source.slice(Math.max(source.lastIndexOf('<'), source.length - 400))
    if (rest.includes('>')) rest = ''
  }
  return merges.sort((a, b) => a.top - b.top)
}

interface CellUnderWay {
  column: number
  type: string
  style: number
  value: string
  isFormula: boolean
}

/** The rows of a sheet as they come, some at a time. */
export async function* readRows(workbook: Workbook, part: string, maxColumns: number): AsyncGenerator<SheetRow[]> {
  let rows: SheetRow[] = []
  let row: SheetRow = { number: 0, cells: new Map() }
  let cell: CellUnderWay | null = null
  let column = -1
  /** The element whose text comes next. */
  let inside = ''
  let isPronunciation = false
  const handler: XmlHandler = {
    open(name, attribute) {
      inside = name
      if (name === 'row') {
        const number = Number(attribute('r') ?? row.number + 1)
        // Rows are told apart by their numbers: they rise, or somebody made them up.
        if (!(number > row.number)) throw new AppError('spreadsheet.broken')
        row = { number, cells: new Map() }
        column = -1
      } else if (name === 'c') {
        const reference = attribute('r')
        column = reference ? columnOf(reference) : column + 1
        const style = Number(attribute('s') ?? 0)
        cell = { column, type: attribute('t') ?? 'n', style, value: '', isFormula: false }
      } else if (name === 'f' && cell) cell.isFormula = true
      else if (name === 'rPh') isPronunciation = true
    },
    text(text) {
      if (cell && !isPronunciation && (inside === 'v' || inside === 't')) cell.value += text
    },
    close(name) {
      inside = ''
      if (name === 'rPh') isPronunciation = false
      if (name === 'row') rows.push(row)
      if (name !== 'c' || !cell) return
      const read = cell.column < maxColumns ? readCell(workbook, cell) : null
      if (read) row.cells.set(cell.column, read)
      cell = null
    },
  }
  let left = maxSheetRows
  for await (const _ of stepThroughXml(workbook.zip.read(part), handler)) {
    left -= rows.length
    if (left < 0) throw new AppError('spreadsheet.too_large')
    yield rows
    rows = []
  }
}

/** A cell's value as text, never computed: of a formula the value that was stored with it. */
function readCell({ strings, styles, is1904 }: Workbook, cell: CellUnderWay): TableCell | null {
  const { type, value } = cell
  const flags: CellFlag[] = cell.isFormula ? ['formula'] : []
  let text = value
  if (type === 's') text = strings[Number(value)] ?? ''
  else if (type === 'b') text = value === '1' ? 'TRUE' : 'FALSE'
  else if (type === 'e') flags.push('error')
  else if (type === 'n' && value !== '') {
    const style = styles[cell.style] ?? 'plain'
    const date = style === 'date' ? writeDate(Number(value), is1904) : null
    const number = writeNumber(value, style)
    if (date === null && number.isRounded) flags.push('rounded')
    text = date ?? number.text
  }
  text = cleanText(text)
  if (isExponent(text)) {
    flags.push('rounded')
    text = writeNumber(text, 'plain').text
  }
  return text === '' && flags.length === 0 ? null : { text, flags }
}
