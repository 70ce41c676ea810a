import { writeXlsx } from '../../server/platform/spreadsheet'
import { questionColumns } from '../../shared/learning/importing'
import { onEveryDatabase, type TestDatabase } from '../support/databases'
import { type ServerProcess, startServerProcess } from '../support/process'
import type { Caller } from '../support/server'
import { recordFigures, scale } from './support/figures'
import { growthDuring } from './support/memory'

/** At full numbers 100,000 questions; `npm test` runs a fiftieth. */
const questions = scale(100_000)
const faulty = scale(1_000)

const sheetOf = (rows: Iterable<(string | null)[]>): Promise<Uint8Array> =>
  writeXlsx([{ name: '题库', columns: questionColumns.map(({ names }) => ({ header: names[0] })), rows }])

function* rows() {
  for (let at = 0; at < questions; at++) {
    const answer = at % Math.floor(questions / faulty) === 0 ? 'D' : 'B'
    const stem = `第 ${at} 题:${'下面的说法里,'.repeat(6)}哪一个对?`
    yield ['安全生产', '单选题', '中', stem, '先报告', '先撤离', '先拍照', null, null, null, answer, '先撤离,再报告。']
  }
}

onEveryDatabase('A question bank of a hundred thousand', (make) => {
  let database: TestDatabase
  let server: ServerProcess
  let editor: Caller
  beforeAll(async () => {
    database = await make()
    server = await startServerProcess(database)
    editor = await server.as('learningEditor')
  })
  afterAll(async () => {
    await server.stop()
    await database.drop()
  })

  /** How long the slowest of a visitor's requests took meanwhile, one after the other. */
  async function slowestDuring<T>(work: Promise<T>): Promise<{ result: T; ms: number }> {
    let [ms, isGoing] = [0, true]
    const settled = work.finally(() => {
      isGoing = false
    })
    const visit = async () => {
      while (isGoing) {
        const from = performance.now()
        await fetch(`${server.url}/api/home`)
        ms = Math.max(ms, performance.now() - from)
      }
    }
    const [result] = await Promise.all([settled, visit()])
    return { result, ms }
  }

  async function measure<T>(work: () => Promise<T>) {
    const from = performance.now()
    const grown = await growthDuring(server.pid, () => slowestDuring(work()))
    const { result, ms: slowestOfOthersMs } = grown.result
    const figures = { seconds: (performance.now() - from) / 1000, growthMegabytes: grown.megabytes, slowestOfOthersMs }
    return { result, figures }
  }

  it('comes from a sheet and goes into one in bounded memory, while others are served', async () => {
    const { organisationId } = await editor.learningBank.listQuestions({ query: {} })
    const upload = await sheetOf(rows())
    const good = questions - faulty
    const taken = await measure(() =>
      editor.learningBank.importQuestions({ query: { organisationId, take: 'yes' }, upload }),
    )
    expect(taken.result.counts).toEqual({ good, known: 0, bad: faulty })
    recordFigures(`questionBank.import.${database.kind}`, { questions, faulty, ...taken.figures })

    const given = await measure(() => editor.learningBank.exportQuestions({ query: { organisationId } }))
    recordFigures(`questionBank.export.${database.kind}`, { questions: good, ...given.figures })
    const again = await editor.learningBank.importQuestions({
      query: { organisationId, take: 'no' },
      upload: given.result.content,
    })
    expect(again.counts).toMatchObject({ good: 0, bad: 0 })
    expect(again.counts.known).toBeGreaterThanOrEqual(good)
    expect(Math.max(taken.figures.growthMegabytes, given.figures.growthMegabytes)).toBeLessThan(500)
  })
})
