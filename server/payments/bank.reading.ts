import { AppError } from '../../shared/http/errors'
import { fenOf } from '../../shared/payments/fen'
import { type Column, readTable } from '../platform/spreadsheet'

/** A row of what the bank sent back. */
export interface BankRow {
  row: number
  reference: string
  /** Null where the bank's word for it is not known. */
  result: 'paid' | 'returned' | null
  note: string | null
  /** Null where the file has none; NaN where it cannot be read. */
  amountFen: number | null
}

type Key = 'reference' | 'result' | 'note' | 'amount'

const columns: readonly Column<Key>[] = [
  { key: 'reference', names: ['付款编号', '客户流水号', '流水号', '业务编号', '编号', 'reference'], isRequired: true },
  { key: 'result', names: ['处理结果', '交易结果', '结果', '交易状态', '状态', 'result', 'status'], isRequired: true },
  { key: 'note', names: ['原因', '失败原因', '退回原因', '备注', '附言', 'reason', 'note'] },
  { key: 'amount', names: ['金额', '金额(元)', '交易金额', '付款金额', 'amount'] },
]

const mostRows = 2_000
const isWorkbook = (content: Uint8Array): boolean => content[0] === 0x50 && content[1] === 0x4b

/** Reads a bank's return, a workbook or text; refused is what has no reference or no result. */
export async function readBankRows(content: Uint8Array): Promise<BankRow[]> {
  const rows = isWorkbook(content) ? await readWorkbook(content) : readText(content)
  if (rows.length > mostRows) throw new AppError('payments.return_too_long', { most: mostRows })
  return rows
}

const readWorkbook = (content: Uint8Array): Promise<BankRow[]> =>
  readTable(
    content,
    columns,
    async ({ rows }) => {
      const all: BankRow[] = []
      for await (const some of rows) {
        for (const { number, cells } of some) all.push(readRow(number, (key) => cells[key]?.text))
      }
      return all
    },
    { maxRows: mostRows },
  )

/** How far down the header is looked for. */
const mostAboveHeader = 20

const separators = [',', '\t', ';', '|']

function readText(content: Uint8Array): BankRow[] {
  const source = decode(content)
  for (const separator of separators) {
    const rows = readLines(splitCsv(source, separator))
    if (rows) return rows
  }
  throw new AppError('payments.return_columns_missing')
}

/** The rows below the header, or null where there is none. */
function readLines(lines: readonly string[][]): BankRow[] | null {
  const head = lines.slice(0, mostAboveHeader).findIndex((cells) => {
    const places = findPlaces(cells)
    return places.has('reference') && places.has('result')
  })
  if (head < 0) return null
  const places = findPlaces(lines[head]!)
  return lines.flatMap((line, at) => {
    if (at <= head || line.every((cell) => cell.trim() === '')) return []
    return [readRow(at + 1, (key) => line[places.get(key) ?? -1])]
  })
}

/** UTF-8, or what Chinese banks still write. */
function decode(content: Uint8Array): string {
  if (content.includes(0)) throw new AppError('payments.return_unreadable')
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(content)
    } catch {
      // The next one.
    }
  }
  throw new AppError('payments.return_unreadable')
}

function findPlaces(cells: readonly string[]): Map<Key, number> {
  const bare = (name: string) =>
    name
      .normalize('NFKC')
      .replace(/\([^()]*\)|[\s*_:]/g, '')
      .toLowerCase()
  const found = cells.map(bare)
  return new Map(
    columns.flatMap(({ key, names }) => {
      const at = names.map((name) => found.indexOf(bare(name))).find((place) => place >= 0)
      return at === undefined ? [] : [[key, at] as const]
    }),
  )
}

/** Cells by line; quotes keep what is inside. */
function splitCsv(source: string, separator: string): string[][] {
  const lines: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const end = () => {
    lines.at(-1)!.push(cell)
    cell = ''
  }
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at]!
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (source[at + 1] === '"') cell += source[++at]
      else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === separator) end()
    else if (sign === '\n') {
      end()
      lines.push([])
    } else if (sign !== '\r') cell += sign
  }
  end()
  return lines
}

const paidWords = /^(交易)?(成功|已?支付(成功)?|已?付款?(成功)?|已?到账|处理成功|入账成功|success(ful)?|paid|ok)$/i
const returnedWords =
  /^(交易)?(失败|退回|已退回|退汇|已退汇|拒绝|付款失败|支付失败|处理失败|fail(ed|ure)?|returned|rejected)$/i

function readRow(row: number, cellOf: (key: Key) => string | undefined): BankRow {
  // What we neutralised comes back with its apostrophe.
  const read = (key: Key) => (cellOf(key) ?? '').trim().replace(/^'/, '')
  const result = read('result')
  const amount = read('amount')
  return {
    row,
    reference: read('reference'),
    result: paidWords.test(result) ? 'paid' : returnedWords.test(result) ? 'returned' : null,
    note: read('note').slice(0, 200) || null,
    amountFen: amount === '' ? null : fenOf(amount),
  }
}
