import { AppError } from '../../../shared/http/errors'
import { letterOf, type Merge, readMerges, readRows, type SheetRow } from './sheet'
import type { Column, TableCell, TableHead, TableLimits, TableRow, ThreadMessage } from './types'
import { openWorkbook, type Workbook } from './workbook'

/** How far down a sheet its header is looked for: titles, dates and hints stand above it. */
const maxRowsAboveHeader = 20

/** Finds the table in the first shown sheet that has its columns, and reads it. */
export async function* readTableHere(
  content: Buffer,
  columns: readonly Column[],
  limits: TableLimits,
): AsyncGenerator<ThreadMessage> {
  const workbook = await openWorkbook(content, limits.maxUnpacked)
  let best: HeaderFound | null = null
  for (const sheet of workbook.sheets) {
    const header = await findHeader(workbook, sheet, columns, limits)
    if (header?.missing.length === 0) {
      yield* readBody(workbook, sheet.part, header, limits)
      return
    }
    if (header && header.columns.size > (best?.columns.size ?? -1)) best = header
  }
  if (!best) throw new AppError('spreadsheet.empty')
  throw new AppError('spreadsheet.columns_missing', { missing: best.missing, sheet: best.sheet })
}

interface HeaderFound {
  sheet: string
  row: number
  /** Place of each column that is there. */
  columns: Map<string, number>
  /** What is first written above the columns that must be there and are not. */
  missing: string[]
}

async function findHeader(
  workbook: Workbook,
  { name, part }: Workbook['sheets'][number],
  columns: readonly Column[],
  { maxColumns }: TableLimits,
): Promise<HeaderFound | null> {
  let best: HeaderFound | null = null
  let looked = 0
  for await (const rows of readRows(workbook, part, maxColumns)) {
    for (const row of rows.filter(({ cells }) => cells.size > 0)) {
      const found = matchHeader(name, row, columns)
      if (found.missing.length === 0) return found
      if (found.columns.size > (best?.columns.size ?? -1)) best = found
      looked += 1
      if (looked > maxRowsAboveHeader) return best
    }
  }
  return best
}

/** `*姓 名(必填)` is `姓名`. */
const bareName = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '')
    .replace(/[\s*_:、.]/g, '')
    .toLowerCase()

function matchHeader(sheet: string, row: SheetRow, columns: readonly Column[]): HeaderFound {
  const places = new Map<string, number>()
  for (const [column, { text }] of row.cells) if (!places.has(bareName(text))) places.set(bareName(text), column)
  const found = new Map<string, number>()
  for (const { key, names } of columns) {
    const name = names.map(bareName).find((bare) => places.has(bare))
    if (name !== undefined) found.set(key, places.get(name)!)
  }
  const missing = columns.filter(({ key, isRequired }) => isRequired && !found.has(key)).map(({ names }) => names[0]!)
  return { sheet, row: row.number, columns: found, missing }
}

async function* readBody(
  workbook: Workbook,
  part: string,
  header: HeaderFound,
  { maxRows, maxColumns }: TableLimits,
): AsyncGenerator<ThreadMessage> {
  const places = [...header.columns]
  const letters = Object.fromEntries(places.map(([key, column]) => [key, letterOf(column)]))
  yield { kind: 'head', head: { sheet: header.sheet, headerRow: header.row, letters } satisfies TableHead }
  const merges = createMergeFiller(await readMerges(workbook, part), header.row)
  let count = 0
  for await (const rows of readRows(workbook, part, maxColumns)) {
    const table: TableRow[] = []
    for (const row of rows) {
      if (row.number <= header.row) continue
      merges.fill(row)
      const cells: Record<string, TableCell> = {}
      for (const [key, column] of places) cells[key] = row.cells.get(column) ?? { text: '', flags: [] }
      if (Object.values(cells).every(({ text, flags }) => text === '' && flags.length === 0)) continue
      count += 1
      if (count > maxRows) throw new AppError('spreadsheet.too_many_rows', { maxRows })
      table.push({ number: row.number, cells })
    }
    if (table.length > 0) yield { kind: 'rows', rows: table }
  }
  if (count === 0) throw new AppError('spreadsheet.empty')
  yield { kind: 'done' }
}

/** Gives each of the merged cells below the header the value of the first; a row that holds nothing else stays empty. */
function createMergeFiller(merges: Merge[], headerRow: number) {
  const waiting = merges.filter(({ top, bottom }) => top > headerRow && bottom >= top)
  let open: { merge: Merge; value: TableCell }[] = []
  let next = 0
  return {
    fill(row: SheetRow) {
      open = open.filter(({ merge }) => merge.bottom >= row.number)
      const isEmpty = row.cells.size === 0
      while (next < waiting.length && waiting[next]!.top <= row.number) {
        const merge = waiting[next]!
        const value = merge.top === row.number ? row.cells.get(merge.left) : undefined
        if (value) {
          value.flags.push('merged')
          open.push({ merge, value })
        }
        next += 1
      }
      if (isEmpty) return
      for (const { merge, value } of open) {
        for (let column = merge.left; column <= Math.min(merge.right, merge.left + 300); column += 1) {
          if (!row.cells.has(column)) row.cells.set(column, value)
        }
      }
    },
  }
}
