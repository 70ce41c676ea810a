import { AppError } from '../../shared/http/errors'
import { type FileAnswer, spreadsheetType } from '../../shared/http/files'
import type { ImportReport, organisationsDesk } from '../../shared/organisations/desk.contract'
import { type ImportColumn, importColumns } from '../../shared/organisations/importing'
import type { Db } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
import type { Random } from '../platform/random'
import { readTable, writeXlsx } from '../platform/spreadsheet'
import { Organisation } from './entities'
import { type PlannedRow, planImport } from './importing.plan'
import { newNode } from './shape.service'
import { lockTree } from './tree.queries'

type Contract = typeof organisationsDesk

const maxRows = 5_000
const rowsAtOnce = 200

export interface SheetRow {
  number: number
  texts: Partial<Record<ImportColumn, string>>
}

const readRows = (content: Uint8Array): Promise<SheetRow[]> =>
  readTable<ImportColumn, SheetRow[]>(
    content,
    importColumns,
    async ({ rows }) => {
      const all: SheetRow[] = []
      for await (const some of rows) {
        for (const { number, cells } of some) {
          const texts = Object.entries(cells).map(([key, cell]) => [key, cell?.text ?? ''])
          all.push({ number, texts: Object.fromEntries(texts) })
        }
      }
      return all
    },
    { maxRows },
  )

/** What an import of this sheet would do, row by row; nothing is written. */
export async function check({ command, actor, upload }: OpenCall<Contract['checkImport']>): Promise<ImportReport> {
  const rows = await readRows(upload)
  return command(async (db) => reportOf(await planImport(db, actor, rows), false))
}

/** Adds the good rows of a sheet, all of them or, where that fails, none; what is there already is left alone. */
export async function run(call: OpenCall<Contract['importNodes']>): Promise<ImportReport> {
  const { command, actor, upload, ports, now } = call
  const rows = await readRows(upload)
  return command(async (db) => {
    await lockTree(db)
    const planned = await planImport(db, actor, rows)
    await addAll(db, planned, ports.random, now)
    return reportOf(planned, true)
  })
}

const rowsShown = 1_000

/** In the plan's order, in which what is above comes before what is below it. */
async function addAll(db: Db, planned: PlannedRow[], random: Random, now: Date): Promise<void> {
  const added = new Map<PlannedRow, Organisation>()
  for (const row of planned) {
    if (row.outcome !== 'good') continue
    const parent = row.parent instanceof Organisation ? row.parent : added.get(row.parent!)
    if (!parent) throw new AppError('server.failed')
    added.set(row, newNode(row.given, parent, random, now))
  }
  const nodes = [...added.values()]
  for (let at = 0; at < nodes.length; at += rowsAtOnce) await db.insert(Organisation, nodes.slice(at, at + rowsAtOnce))
}

/** Of a long sheet, the rows that somebody has to look at. */
const shownOf = (rows: PlannedRow[]): PlannedRow[] =>
  rows.length <= rowsShown ? rows : rows.filter(({ outcome }) => outcome !== 'good').slice(0, rowsShown)

function reportOf(planned: PlannedRow[], isDone: boolean): ImportReport {
  const rows = [...planned].sort((a, b) => a.number - b.number)
  const count = (outcome: PlannedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  return {
    isDone,
    counts: { good: count('good'), there: count('there'), bad: count('bad') },
    rows: shownOf(rows).map(({ number, name, outcome, problems }) => ({ number, name, outcome, problems })),
  }
}

/** An empty sheet with the columns, and two invented rows to show how. */
export async function makeTemplate(): Promise<FileAnswer> {
  const widths: Partial<Record<ImportColumn, number>> = { name: 28, parent: 28, creditCode: 22, address: 28, hours: 20 }
  const columns = importColumns.map(({ key, names }) => ({ header: names[0], width: widths[key] ?? 14 }))
  const rows = [
    [
      '某某街道总工会(示例,请删除)',
      '街道',
      '某某区总工会',
      '',
      '110105',
      '',
      '某某路 1 号',
      '010-00000000',
      '工作日 9:00–17:00',
      '是',
    ],
    ['某某公司工会(示例,请删除)', '单位', '某某街道总工会(示例,请删除)', '', '', '', '', '', '', '是'],
  ]
  const content = await writeXlsx([{ name: '机构', columns, rows }])
  return { name: '机构导入模板.xlsx', type: spreadsheetType, content }
}
