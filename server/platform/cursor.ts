import { AppError } from '../../shared/http/errors'
import { type Page, pageSize } from '../../shared/http/page'

/** Where a page ended: the values of its order, as text. */
const encode = (values: string[]): string => Buffer.from(JSON.stringify(values)).toString('base64url')

/** The values a cursor holds, or null for the first page; anything not made here is refused. */
export function decodeCursor(cursor: string | undefined, length: number): string[] | null {
  if (cursor === undefined) return null
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(values) && values.length === length && values.every((value) => typeof value === 'string')) {
      return values
    }
  } catch {
    // Falls through to the one refusal.
  }
  throw new AppError('request.invalid', { rule: 'cursor' }, 'cursor')
}

/** As `decodeCursor`, where the first value is an instant. */
export function decodeTimeCursor(cursor: string | undefined): { at: Date; id: string } | null {
  const values = decodeCursor(cursor, 2)
  if (values === null) return null
  const at = new Date(values[0]!)
  if (Number.isNaN(at.getTime())) throw new AppError('request.invalid', { rule: 'cursor' }, 'cursor')
  return { at, id: values[1]! }
}

/** Above every id: from where a page in falling order of the ids begins, the first one above all. */
export const idBefore = (cursor: string | undefined): string => decodeCursor(cursor, 1)?.[0] ?? '~'

/** How many rows to read for a page: one more tells whether another page follows. */
export const rowsToRead = pageSize + 1

/** Makes a page of the rows read; `orderOf` gives the values the list is ordered by, ending in the id. */
export function toPage<T>(rows: T[], orderOf: (row: T) => string[]): Page<T> {
  const items = rows.slice(0, pageSize)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > pageSize && last !== undefined ? encode(orderOf(last)) : null }
}
