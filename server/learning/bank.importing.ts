import type { FileAnswer } from '../../shared/http/files'
import { spreadsheetType } from '../../shared/http/files'
import type { learningBankDesk, QuestionInput } from '../../shared/learning/bank.desk.contract'
import { type ImportReport, namedMost, type QuestionColumn, questionColumns } from '../../shared/learning/importing'
import { readQuestionRow, type Texts } from '../../shared/learning/importRules'
import { type Database, isDuplicate } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { readTable, refuseOtherFiles, type SheetRows, type TableRow, writeXlsx } from '../platform/spreadsheet'
import { findKnownStems } from './bank.queries'
import { loadUnion, rowOf, stemKeyOf } from './bank.service'
import { beginImport, dropImport, endImport } from './bank.staging'
import { Question } from './questions.entities'

type Contract = typeof learningBankDesk
type Bad = ImportReport['bad'][number]

interface Bank {
  database: Database
  organisationId: string
  now: Date
  /** Under which rows wait until all are there; null where they are only looked at. */
  importId: string | null
}

/** What a sheet comes to, while it is read; of the rows that were good only the hash of their words is kept. */
interface Tally {
  seen: Set<string>
  counts: ImportReport['counts']
  bad: Bad[]
}

/**
 * Reads a sheet some rows at a time, however long it is. Rows are written in short transactions to where nobody looks, and become
 * the union's all at once.
 */
export async function importQuestions(call: OpenCall<Contract['importQuestions']>): Promise<ImportReport> {
  const { database, actor, query, upload, now, command, aside } = call
  const { id: organisationId } = await loadUnion(database.reader, actor, query.organisationId)
  refuseOtherFiles(Buffer.from(upload))
  const importId = query.take === 'yes' ? await beginImport(database, organisationId, now) : null
  const bank = { database, organisationId, now, importId }
  try {
    const tally = await aside(() => readSheet(bank, upload))
    return await again(() =>
      command(async (db) => {
        await loadUnion(db, actor, organisationId)
        const late = importId === null ? 0 : await endImport(db, importId, organisationId)
        const { good, known, bad } = tally.counts
        return { isDone: importId !== null, counts: { good: good - late, known: known + late, bad }, bad: tally.bad }
      }),
    )
  } catch (error) {
    if (importId !== null) await database.transaction((db) => dropImport(db, importId))
    throw error
  }
}

/** Once more, where somebody added one of the questions at the same moment: now it is known. */
const again = <T>(work: () => Promise<T>): Promise<T> =>
  work().catch((error: unknown) => {
    if (isDuplicate(error)) return work()
    throw error
  })

async function readSheet(bank: Bank, upload: Uint8Array): Promise<Tally> {
  const tally: Tally = { seen: new Set(), counts: { good: 0, known: 0, bad: 0 }, bad: [] }
  await readTable<QuestionColumn, void>(upload, questionColumns, async ({ rows }) => {
    for await (const some of rows) await takeSome(bank, tally, some)
  })
  return tally
}

async function takeSome(bank: Bank, tally: Tally, rows: readonly TableRow<QuestionColumn>[]): Promise<void> {
  const good = new Map<string, QuestionInput>()
  for (const { number, cells } of rows) {
    const read = readRow(cells)
    if ('problems' in read) {
      name(tally, { row: number, stem: (cells.stem?.text ?? '').slice(0, 40), problems: read.problems })
      continue
    }
    const { question } = read
    const stemKey = stemKeyOf(question.stem)
    if (tally.seen.has(stemKey)) {
      name(tally, {
        row: number,
        stem: question.stem.slice(0, 40),
        problems: [{ column: 'stem', problem: 'repeated' }],
      })
      continue
    }
    tally.seen.add(stemKey)
    good.set(stemKey, question)
  }
  const known = await addNew(bank, good)
  tally.counts.known += known
  tally.counts.good += good.size - known
}

/** A cell that holds an error, or a number that lost its end, is nobody's question. */
function readRow(cells: TableRow<QuestionColumn>['cells']): ReturnType<typeof readQuestionRow> {
  const entries = Object.entries(cells) as [QuestionColumn, { text: string; flags: readonly string[] }][]
  const broken = entries.filter(([, { flags }]) => flags.includes('error'))
  if (broken.length > 0) return { problems: broken.map(([column]) => ({ column, problem: 'unreadable' as const })) }
  return readQuestionRow(Object.fromEntries(entries.map(([column, { text }]) => [column, text])) as Texts)
}

function name({ counts, bad }: Tally, row: Bad): void {
  counts.bad += 1
  if (bad.length < namedMost) bad.push(row)
}

/** How many of them the bank has already; the others are written down where they are to be taken. */
async function addNew(bank: Bank, good: ReadonlyMap<string, QuestionInput>): Promise<number> {
  const { database, organisationId, importId, now } = bank
  const known = await findKnownStems(database.reader, organisationId, [...good.keys()])
  if (importId === null) return known.size
  const line = () => ({ lineId: newId(), organisationId: importId, version: 1, isActive: true })
  const fresh = [...good].filter(([key]) => !known.has(key)).map(([, question]) => rowOf(question, line(), now))
  await database.transaction((db) => insertRows(db, Question, fresh))
  return known.size
}

const columns = questionColumns.map(({ key, names }) => ({
  header: names[0],
  width: key === 'stem' ? 50 : key.length === 1 ? 20 : 14,
  ...(key === 'kind' ? { choices: ['单选题', '多选题', '判断题', '填空题'] } : {}),
  ...(key === 'difficulty' ? { choices: ['易', '中', '难'] } : {}),
}))

export const answerAs = async (name: string, rows: SheetRows): Promise<FileAnswer> => ({
  name: `${name}.xlsx`,
  type: spreadsheetType,
  content: await writeXlsx([{ name: '题库', columns, rows }]),
})

/** An example of each kind, to be written over. */
export const makeTemplate = (): Promise<FileAnswer> =>
  answerAs('题库导入模板', [
    [
      '安全知识',
      '单选题',
      '易',
      '发现电器着火,首先应该做什么?',
      '切断电源',
      '用水泼',
      '打开窗户',
      null,
      null,
      null,
      'A',
      '带电时用水泼会触电。',
    ],
    [
      '安全知识',
      '多选题',
      '中',
      '骑行送餐时,哪些做法是对的?',
      '戴头盔',
      '看手机',
      '遵守信号灯',
      '逆行',
      null,
      null,
      'AC',
      null,
    ],
    ['安全知识', '判断题', '易', '灭火器要放在容易拿到的地方。', null, null, null, null, null, null, '对', null],
    [
      '安全知识',
      '填空题',
      '易',
      '火警电话是____。',
      null,
      null,
      null,
      null,
      null,
      null,
      '119',
      '几个都算对的答案用 | 隔开。',
    ],
  ])
