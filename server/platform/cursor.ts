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
  throw refusal()
}

const refusal = () => new AppError('request.invalid', { rule: 'cursor' }, 'cursor')

/** As `decodeCursor`, where the first value is an instant. */
export function decodeTimeCursor(cursor: string | undefined): { at: Date; id: string } | null {
  const values = decodeCursor(cursor, 2)
  if (values === null) return null
  const at = new Date(values[0]!)
  // As we write it: other spellings lead to years that a database does not have.
  if (Number.isNaN(at.getTime()) || at.toISOString() !== values[0]) throw refusal()
  return { at, id: values[1]! }
}

/** Above every id: from where a page in falling order of the ids begins, the first one above all. */
export const idBefore = (cursor: string | undefined): string => decodeCursor(cursor, 1)?.[0] ?? '~'

/** As `decodeCursor`, of a list in the order of a whole number; 0 for the first page. */
export function decodeNumberCursor(cursor: string | undefined): number {
  const [value = '0'] = decodeCursor(cursor, 1) ?? []
  if (!/^\d{1,9}$/.test(value)) throw refusal()
  return Number(value)
}

/** How many rows to read for a page: one more tells whether another page follows. */
export const rowsToRead = pageSize + 1

/** Makes a page of the rows read; `orderOf` gives the values the list is ordered by, ending in the id. */
export function toPage<T>(rows: T[], orderOf: (row: T) => string[]): Page<T> {
  const items = rows.slice(0, pageSize)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > pageSize && last !== undefined ? encode(orderOf(last)) : null }
}
