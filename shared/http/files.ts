import * as z from 'zod/mini'

/** A file as an answer: its name for the person's folder, its media type, its bytes. */
export interface FileAnswer {
  name: string
  type: string
  content: Uint8Array
}

/** `returns` of an operation that answers with a file instead of JSON. */
export const file = z.custom<FileAnswer>((value) => {
  const given = value as Partial<FileAnswer> | null
  return typeof given?.name === 'string' && typeof given.type === 'string' && given.content instanceof Uint8Array
})

/** The body of an operation that takes a file as it is, instead of JSON. */
export interface Upload {
  /** Media types that are taken. */
  types: readonly string[]
  maxBytes: number
}

export const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** An XLSX workbook, by its name or by none. */
export const spreadsheet: Upload = { types: [spreadsheetType, 'application/octet-stream'], maxBytes: 10 * 1_048_576 }
