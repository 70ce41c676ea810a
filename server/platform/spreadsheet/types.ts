import type { ErrorCode } from '../../../shared/http/errors'

/** A column that a table may have, under any of the names people write above it. */
export interface Column<Key extends string = string> {
  key: Key
  /** Blanks, stars, brackets with what is in them, and the width of letters do not matter. */
  names: readonly string[]
  isRequired?: boolean
}

/**
 * What is odd about a cell: its value was computed · it lies in merged cells and shows their value · a long number that
 * lost its last digits · the program that wrote it could not compute it.
 */
export type CellFlag = 'formula' | 'merged' | 'rounded' | 'error'

export interface TableCell {
  /** Trimmed; a date reads `YYYY-MM-DD`, a number has no exponent. */
  text: string
  flags: CellFlag[]
}

export interface TableRow<Key extends string = string> {
  /** As the program shows it, from 1. */
  number: number
  /** Of the columns that the sheet has; never all of them blank. */
  cells: Partial<Record<Key, TableCell>>
}

/** Where a table was found. */
export interface TableHead<Key extends string = string> {
  sheet: string
  headerRow: number
  /** Letter of each column that is there. */
  letters: Partial<Record<Key, string>>
}

export interface TableLimits {
  /** Of all parts of the file that are read, in bytes. */
  maxUnpacked: number
  maxRows: number
  maxColumns: number
}

/** What the thread says, in order: a head, batches of rows, and that it is done; or a problem. */
export type ThreadMessage =
  | { kind: 'head'; head: TableHead }
  | { kind: 'rows'; rows: TableRow[] }
  | { kind: 'done' }
  | { kind: 'problem'; code: ErrorCode; data?: Record<string, unknown> }

export interface ThreadData {
  content: Uint8Array
  columns: readonly Column[]
  limits: TableLimits
}
